using Microsoft.AspNetCore.Identity;
using Payg.Metering.Startup;
using Payg.Storage;
using Payg.Storage.Model;

namespace Payg.Service.Accounts;

/// <summary>Adds accounts to the service.</summary>
internal static class AccountExtensions
{
    private const int AttemptsBeforeLockout = 10;
    private static readonly TimeSpan s_lockout = TimeSpan.FromMinutes(5);

    /// <summary>Adds users, passwords and lockout by ASP.NET Core Identity, session tokens and rate limits.</summary>
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<AdministratorSettings>(AdministratorSettings.Section);
        services.AddSettings<RateLimitSettings>(RateLimitSettings.Section);
        services.AddSettings<TokenSettings>(TokenSettings.Section);

        services.AddSingleton<ILookupNormalizer, UserNameNormalizer>();
        services.AddIdentityCore<UserRow>(Configure).AddEntityFrameworkStores<PaygContext>();
        services.AddScoped<Registration>();
        services.AddScoped<SignIn>();
        services.AddScoped<SessionTokens>();
        services.AddSingleton<IDatabaseSeed, FirstAdministrator>();
        services.AddHostedService<TokenSweep>();
        services.AddSingleton<AttemptLimits>();
        services.AddSingleton<PasswordWork>();
    }

    /// <summary>
    /// The rules for names and passwords are in <see cref="RegistrationRules"/>, all reported at once.
    /// </summary>
    private static void Configure(IdentityOptions identity)
    {
        identity.User.AllowedUserNameCharacters = "";
        identity.Password.RequiredLength = 1;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
        identity.Lockout.MaxFailedAccessAttempts = AttemptsBeforeLockout;
        identity.Lockout.DefaultLockoutTimeSpan = s_lockout;
    }
}
