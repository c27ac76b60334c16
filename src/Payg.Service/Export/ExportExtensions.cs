namespace Payg.Service.Export;

internal static class ExportExtensions
{
    public static void AddExport(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<UsageExport>();
        builder.Services.AddScoped<CreditExport>();
        builder.Services.AddScoped<PlanExport>();
        builder.Services.AddScoped<Exports>();
        builder.Services.AddSingleton<ExportTurns>();
    }
}
