namespace Payg.Service.Export;

/// <summary>Adds what exports read.</summary>
internal static class ExportExtensions
{
    /// <summary>Adds the reader.</summary>
    public static void AddExport(this WebApplicationBuilder builder) => builder.Services.AddScoped<UsageExport>();
}
