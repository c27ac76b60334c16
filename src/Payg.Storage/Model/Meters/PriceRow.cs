namespace Payg.Storage.Model.Meters;

/// <summary>A price of a meter. Rows are added, never edited.</summary>
public sealed class PriceRow
{
    /// <summary>The price's number.</summary>
    public int Id { get; set; }

    /// <summary>The meter it prices.</summary>
    public int MeterId { get; set; }

    /// <summary>The meter it prices, where it was loaded.</summary>
    public MeterRow? Meter { get; set; }

    /// <summary>The customer whose own price it is; null: it is on the price list.</summary>
    public Guid? CustomerId { get; set; }

    /// <summary>The dimensions of the usage that it prices, as JSON; empty: all usage.</summary>
    public string When { get; set; } = "";

    /// <summary>Its place among the prices that take over together, from 0 on.</summary>
    public int Position { get; set; }

    /// <summary>The ISO 4217 code its amounts are in.</summary>
    public required string Currency { get; set; }

    /// <summary>What a quantity at this price counts.</summary>
    public required string Unit { get; set; }

    /// <summary>The first instant it is in force.</summary>
    public DateTimeOffset EffectiveFrom { get; set; }

    /// <summary>
    /// Whether it waits, for each customer, for the first billing period that starts at or after that instant.
    /// </summary>
    public bool IsFromNextPeriod { get; set; }

    /// <summary>How quantity becomes money, in the JSON form of price models.</summary>
    public required string Model { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
