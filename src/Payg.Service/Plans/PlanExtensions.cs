namespace Payg.Service.Plans;

/// <summary>Adds plans to the service.</summary>
internal static class PlanExtensions
{
    /// <summary>Adds what the endpoints need.</summary>
    public static void AddPlans(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PlanReader>();
        builder.Services.AddScoped<PlanChanges>();
        builder.Services.AddScoped<SubscriptionChanges>();
    }
}
