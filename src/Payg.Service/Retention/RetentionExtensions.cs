namespace Payg.Service.Retention;

internal static class RetentionExtensions
{
    public static void AddRetention(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<UsageSweep>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<UsageSweep>());
    }
}
