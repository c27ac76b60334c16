using Payg.Metering.Settings;

namespace Payg.Service.Access;

internal static class AccessExtensions
{
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<AccessChange>();
        builder.Services.AddSettings<PasswordWorkOptions>(PasswordWorkOptions.Section);
        builder.Services.AddSingleton<PasswordWork>();
    }
}
