using System.CommandLine;
using Microsoft.Extensions.Options;
using Payg.Http.Errors;
using Payg.Service.Access;
using Payg.Service.Commands;

namespace Payg.Service.Accounts.Users;

/// <summary>
/// Makes an administrator, as for a user who has locked themselves out. The password is read from standard input, or
/// taken from <c>Payg:Admin:Password</c>, or made and printed once; an argument would be seen by everybody on the
/// machine.
/// </summary>
internal sealed class CreateAdministratorCommand : ServiceCommand
{
    private readonly Argument<string> _name = new("username") { Description = "The name of the new user" };

    private readonly Option<bool> _fromInput = new("--password-stdin")
    {
        Description = "Read the password from standard input: its first line",
    };

    public CreateAdministratorCommand() : base("create-admin", "Create an administrator")
    {
        Add(_name);
        Add(_fromInput);
    }

    public override async Task<int> RunAsync(
        IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        // 1. A password.
        var password = line.GetValue(_fromInput)
            ? await Console.In.ReadLineAsync(cancellationToken)
            : services.GetRequiredService<IOptions<AdministratorOptions>>().Value.Password;
        if (line.GetValue(_fromInput) && string.IsNullOrEmpty(password))
            throw Refused("There is no password on standard input.");

        var isGenerated = string.IsNullOrEmpty(password);
        if (isGenerated)
            password = GeneratedPassword.Create();

        // 2. The same rules as for everybody.
        var errors = new FieldErrors();
        var name = UserNameNormalizer.Plain(line.GetRequiredValue(_name)) ?? "";
        if (name.Length == 0)
            errors.Add("username", "Use a name of at least one character.");
        else
            RegistrationRules.CheckUserName(name, errors);
        RegistrationRules.CheckPassword(password!, name, errors);

        // 3. The user.
        if (errors.Any || await services.GetRequiredService<Registration>()
                .CreateAsync(
                    new NewUser(name, password!) { IsAdministrator = true, MustChangePassword = isGenerated },
                    errors, cancellationToken) is null)
        {
            throw Refused(string.Join(' ', errors.ToDictionary()
                .SelectMany(field => field.Value.Select(problem => $"{field.Key}: {problem}"))));
        }

        await Console.Error.WriteLineAsync($"Created the administrator {name}.");
        if (isGenerated)
            await Console.Out.WriteLineAsync(password);
        return ExitCodes.Success;
    }

    private static StartupException Refused(string problem) => new(problem, ExitCodes.Refused);
}
