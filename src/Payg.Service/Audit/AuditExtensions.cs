using Payg.Metering.Settings;

namespace Payg.Service.Audit;

/// <summary>Adds the audit log to the service.</summary>
internal static class AuditExtensions
{
    /// <summary>Adds the log, and what notes log-ins that failed.</summary>
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
