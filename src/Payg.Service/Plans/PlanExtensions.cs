namespace Payg.Service.Plans;

internal static class PlanExtensions
{
    public static void AddPlans(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PlanReader>();
        builder.Services.AddScoped<PlanChanges>();
        builder.Services.AddScoped<SubscriptionChanges>();
    }
}
