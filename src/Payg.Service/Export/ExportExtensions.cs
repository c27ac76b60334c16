namespace Payg.Service.Export;

/// <summary>Adds what exports read.</summary>
internal static class ExportExtensions
{
    /// <summary>Adds the readers.</summary>
    public static void AddExport(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<UsageExport>();
        builder.Services.AddScoped<CreditExport>();
        builder.Services.AddScoped<PlanExport>();
    }
}
