using Payg.Metering.Settings;

namespace Payg.Service.Audit;

internal static class AuditExtensions
{
    public static void AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<RetentionOptions>(RetentionOptions.Section);
        builder.Services.AddScoped<AuditLog>();
        builder.Services.AddSingleton<AuditAddressSweep>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<AuditAddressSweep>());
        builder.Services.AddSingleton<AuditSweep>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<AuditSweep>());
        builder.Services.AddSingleton<FailedLogins>();
        builder.Services.AddHostedService<FailedLoginWriter>();
    }
}
