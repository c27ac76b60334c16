using Payg.Metering.Settings;

namespace Payg.Service.Access;

/// <summary>What accounts and their administration have in common: passwords and tokens that change.</summary>
internal static class AccessExtensions
{
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<AccessChange>();
        builder.Services.AddSettings<PasswordWorkOptions>(PasswordWorkOptions.Section);
        builder.Services.AddSingleton<PasswordWork>();
    }
}
