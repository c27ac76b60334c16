namespace Payg.Billing.Responses;

/// <summary>What usage of a quarter of an hour, or of an hour, cost.</summary>
public sealed class SpentAt
{
    /// <summary>When it begins.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The cost in whole units of the currency.</summary>
    public long CostUnits { get; init; }

    /// <summary>What the cost has beyond whole units, in nanos.</summary>
    public long CostFraction { get; init; }
}
