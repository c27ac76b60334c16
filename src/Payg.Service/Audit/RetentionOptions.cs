using System.ComponentModel.DataAnnotations;

namespace Payg.Service.Audit;

/// <summary>How long data is kept that nothing is charged by.</summary>
internal sealed class RetentionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Payg:Retention";

    /// <summary>
    /// For how many days the audit log keeps from which address something was done; 365 by default, 0 is for good. The
    /// entries themselves are never deleted.
    /// </summary>
    [Range(0, 36_500)]
    public int AuditAddresses { get; set; } = 365;

    /// <summary>
    /// For how many days alerts and events are kept; 0, the default, is for good. Those that are still to be delivered
    /// stay longer.
    /// </summary>
    [Range(0, 36_500)]
    public int Alerts { get; set; }
}
