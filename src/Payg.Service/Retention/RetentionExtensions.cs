namespace Payg.Service.Retention;

/// <summary>Adds what deletes usage whose time is over.</summary>
internal static class RetentionExtensions
{
    public static void AddRetention(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<UsageSweep>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<UsageSweep>());
    }
}
