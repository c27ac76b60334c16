using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Http.Errors;
using Payg.Metering.Startup;
using Payg.Service.Access;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Service.Accounts.Users;

internal sealed partial class FirstAdministrator(
    IServiceScopeFactory scopes, IOptions<AdministratorOptions> settings, ILogger<FirstAdministrator> logger)
    : IDatabaseSeed
{
    /// <summary>
    /// Makes the administrator that the settings name, unless there is one. Several nodes may call this at once: one
    /// of them makes it. A password that was not set is made, and printed once by the node that used it.
    /// </summary>
    /// <exception cref="InvalidSettingException">
    /// The name or the password breaks the rules, or a user has the name.
    /// </exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        if (await context.Users.AnyAsync(user => user.IsAdministrator, cancellationToken))
            return;

        var name = UserNameNormalizer.Plain(settings.Value.Username) ?? "";
        var password = settings.Value.Password;
        var isGenerated = string.IsNullOrEmpty(password);
        if (isGenerated)
            password = GeneratedPassword.Create();

        Check(name, password!);
        var registration = scope.ServiceProvider.GetRequiredService<Registration>();
        var user = new NewUser(name, password!) { IsAdministrator = true, MustChangePassword = isGenerated };
        if (await registration.CreateAsync(user, new FieldErrors(), cancellationToken) is not null)
        {
            AdministratorMade(name);
            if (isGenerated)
                Print(name, password!);
        }
        else if (!await context.Users.AnyAsync(user => user.IsAdministrator, cancellationToken))
        {
            throw new InvalidSettingException("Payg:Admin:Username", "names a user who is not an administrator");
        }
    }

    private static void Check(string name, string password)
    {
        var errors = new FieldErrors();
        RegistrationRules.CheckUserName(name, errors);
        if (errors.Any || name.Length == 0)
            throw new InvalidSettingException("Payg:Admin:Username", "must be 1 to 150 letters, digits and @ . + - _");

        RegistrationRules.CheckPassword(password, name, errors);
        if (errors.Any)
        {
            throw new InvalidSettingException(
                "Payg:Admin:Password",
                $"is too weak. {string.Join(' ', errors.ToDictionary()["password"]).TrimEnd('.')}");
        }
    }

    /// <summary>
    /// To the terminal only: a password has no place in the log, and standard output is the log where a program reads
    /// it.
    /// </summary>
    private static void Print(string name, string password) => Console.Error.WriteLine(
        $"{Environment.NewLine}  The administrator '{name}' has the password  {password}{Environment.NewLine}"
        + $"  It is shown once and must be changed after the first log-in.{Environment.NewLine}");

    [LoggerMessage(EventId = 2301, Level = LogLevel.Information, Message = "Created the administrator {Username}")]
    private partial void AdministratorMade(string username);
}
