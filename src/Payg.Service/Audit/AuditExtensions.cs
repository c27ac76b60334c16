namespace Payg.Service.Audit;

/// <summary>Adds the audit log to the service.</summary>
internal static class AuditExtensions
{
    /// <summary>Adds the log, and what notes log-ins that failed.</summary>
    public static void AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<AuditLog>();
        builder.Services.AddSingleton<FailedLogins>();
        builder.Services.AddHostedService<FailedLoginWriter>();
    }
}
