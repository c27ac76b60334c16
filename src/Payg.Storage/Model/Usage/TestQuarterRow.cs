namespace Payg.Storage.Model.Usage;

/// <summary>
/// One customer's test calls of one meter with one API key in one quarter of an hour of UTC. They are on no usage line,
/// have no price and cost nothing.
/// </summary>
public sealed class TestQuarterRow
{
    /// <summary>The most that one row says, 10¹⁸ units: what exceeds it is not counted.</summary>
    public const long MaxQuantity = 1_000_000_000_000_000_000;

    /// <summary>Who called.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The start of the quarter.</summary>
    public DateTimeOffset Quarter { get; set; }

    /// <summary>What was used.</summary>
    public int MeterId { get; set; }

    /// <summary>The number of the API key.</summary>
    public int ApiKey { get; set; }

    /// <summary>How much was used, in the meter's unit.</summary>
    public long Quantity { get; set; }
}
