using Microsoft.AspNetCore.Identity;
using Payg.Metering.Settings;
using Payg.Metering.Startup;
using Payg.Service.Access;
using Payg.Service.Accounts.Sessions;
using Payg.Service.Accounts.Totp;
using Payg.Service.Accounts.Users;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;

namespace Payg.Service.Accounts;

internal static class AccountExtensions
{
    /// <summary>
    /// Rounds of PBKDF2 with HMAC-SHA-512, as the OWASP Password Storage Cheat Sheet asks for. Hashes with fewer are
    /// computed again at the next log-in.
    /// </summary>
    public const int HashIterations = 210_000;

    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<AdministratorOptions>(AdministratorOptions.Section);
        services.AddSettings<NewCustomerOptions>(NewCustomerOptions.Section);
        services.AddSettings<AttemptLimitOptions>(AttemptLimitOptions.Section);
        services.AddSettings<AccessTokenOptions>(AccessTokenOptions.Section);

        services.AddSingleton<ILookupNormalizer, UserNameNormalizer>();
        services.AddIdentityCore<UserRow>(Configure).AddEntityFrameworkStores<PaygContext>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashIterations);
        services.AddScoped<Registration>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<SignInLimits>();
        services.AddScoped<SignInNotices>();
        services.AddScoped<TotpCheck>();
        services.AddScoped<TotpChanges>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<KnownDevices>();
        services.AddScoped<SignIn>();
        services.AddScoped<SessionTokens>();
        services.AddSingleton<IDatabaseSeed, NameSkeletons>();
        services.AddScoped<TimeZoneChanges>();
        services.AddScoped<EmailChanges>();
        services.AddScoped<PasswordResets>();
        services.AddSingleton<IDatabaseSeed, FirstAdministrator>();
        services.AddHostedService<TokenSweep>();
        services.AddSingleton<AttemptLimits>();
    }

    /// <summary>Holds callers to what endpoints ask of their session. It comes after authorization.</summary>
    public static void UseSignInRules(this WebApplication app) => app.UseMiddleware<SignInRules>();

    /// <summary>The rules are in <see cref="RegistrationRules"/>, which reports all breaches at once.</summary>
    private static void Configure(IdentityOptions identity)
    {
        identity.User.AllowedUserNameCharacters = "";
        identity.Password.RequiredLength = 1;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
    }
}
