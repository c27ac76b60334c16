namespace Payg.Storage.Model.Usage;

/// <summary>
/// Dimensions that a customer's usage of a meter had, numbered so that usage stays small. Rows are added, never edited.
/// </summary>
public sealed class DimensionSetRow
{
    /// <summary>How many sets of one meter are kept for a customer; usage of others is grouped as "other".</summary>
    public const int MaxPerMeter = 1_000;

    /// <summary>The customer.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The set's number among those of the customer, from 1 on.</summary>
    public int Id { get; set; }

    /// <summary>The meter.</summary>
    public int MeterId { get; set; }

    /// <summary>The dimensions as <see cref="Core.Meters.Dimensions.Text"/>.</summary>
    public required string Dimensions { get; set; }
}
