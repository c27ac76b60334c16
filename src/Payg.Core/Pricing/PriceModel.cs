using System.Text.Json.Serialization;

namespace Payg.Core.Pricing;

/// <summary>
/// How a quantity becomes money. Amounts are nanos of the price's currency and never negative; a rate is so many
/// nanos per <see cref="PerUnits"/> units, so that $0.15 per million tokens is exact. The first
/// <see cref="FreeUnits"/> of a usage line cost nothing; tiers and packages start counting after them. What a model
/// must keep is in <see cref="PriceModelRules"/>.
/// </summary>
[JsonConverter(typeof(PriceModelJsonConverter))]
public abstract record PriceModel
{
    private protected PriceModel()
    {
    }

    /// <summary>Units at the start of each usage line that are free: 0 or more, 0 by default.</summary>
    public long FreeUnits { get; init; }

    /// <summary>How many units a rate is for: 1 or more, 1 by default.</summary>
    public long PerUnits { get; init; } = 1;

    /// <summary>The charges for so many units after the free ones, in the order in which units are used.</summary>
    /// <param name="billable">At least 1.</param>
    internal abstract IEnumerable<Charge> Charge(long billable);
}
