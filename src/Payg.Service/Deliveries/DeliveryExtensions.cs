using System.ComponentModel.DataAnnotations;
using Payg.Metering.Settings;
using Payg.Service.Diagnostics;

namespace Payg.Service.Deliveries;

internal static class DeliveryExtensions
{
    public static void AddDeliveries(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<DeliveryOptions>(DeliveryOptions.Section);
        builder.Services.AddSingleton<DeliveryMetrics>();
        builder.Services.AddSingleton<DeliveryQueue>();
        builder.Services.AddSingleton<AlertFanOut>();
        builder.Services.AddSingleton<DeliveryDispatcher>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<DeliveryDispatcher>());
    }
}

internal sealed class DeliveryOptions
{
    public const string Section = "Payg:Deliveries";

    /// <summary>For how many days deliveries that ended can be looked at and replayed; 30 by default.</summary>
    [Range(1, 3650)]
    public int KeepDays { get; set; } = 30;
}
