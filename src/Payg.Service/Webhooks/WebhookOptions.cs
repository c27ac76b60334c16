using System.ComponentModel.DataAnnotations;

namespace Payg.Service.Webhooks;

internal sealed class WebhookOptions
{
    public const string Section = "Payg:Webhooks";

    /// <summary>
    /// After how many days without one accepted event a webhook is disabled; 5 by default. 0: never.
    /// </summary>
    [Range(0, 365)]
    public int DisableAfterDays { get; set; } = 5;
}
