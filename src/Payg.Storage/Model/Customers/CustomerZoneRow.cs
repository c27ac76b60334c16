namespace Payg.Storage.Model.Customers;

/// <summary>
/// A change of a customer's time zone. It acts at the end of a billing period; rows that have acted are never edited.
/// </summary>
public sealed class CustomerZoneRow
{
    /// <summary>Whose zone.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The first billing period in the new zone, as the number <c>yyyyMM</c>.</summary>
    public int Month { get; set; }

    /// <summary>Where that period begins and the last one in the old zone ends.</summary>
    public DateTimeOffset EffectiveAt { get; set; }

    /// <summary>The IANA name of the new zone.</summary>
    public required string TimeZone { get; set; }
}
