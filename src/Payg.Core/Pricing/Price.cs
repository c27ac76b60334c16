using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing.Models;

namespace Payg.Core.Pricing;

/// <summary>Names a price.</summary>
/// <param name="Value">Positive.</param>
public readonly record struct PriceId(int Value) : IComparable<PriceId>
{
    /// <inheritdoc/>
    public int CompareTo(PriceId other) => Value.CompareTo(other.Value);
}

/// <summary>
/// How one meter is priced from one instant on, or from each customer's next billing period, until the meter's next
/// price takes over. Never edited.
/// </summary>
/// <param name="Id">Its number.</param>
/// <param name="Meter">The meter it prices.</param>
/// <param name="Currency">What its amounts are in.</param>
/// <param name="EffectiveFrom">The first instant it is in force.</param>
/// <param name="Model">How quantity becomes money; keeps <see cref="PriceModelRules"/>.</param>
public sealed record Price(
    PriceId Id, MeterId Meter, Currency Currency, DateTimeOffset EffectiveFrom, PriceModel Model)
{
    /// <summary>What one unit of a new meter costs when nobody says otherwise: 0.001.</summary>
    public const string DefaultAmount = "0.001";

    /// <summary>The customer whose own price it is, which wins over the price list; null: it is on the list.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The usage that it prices: what has all of these; none: all usage.</summary>
    public Dimensions When { get; init; } = Dimensions.None;

    /// <summary>
    /// Its place among the prices that take over together, from 0 on; usage is priced by the first that fits.
    /// </summary>
    public int Position { get; init; }

    /// <summary>What a quantity at this price counts, such as <c>call</c>.</summary>
    public string Unit { get; init; } = Meters.Meter.DefaultUnit;

    /// <summary>
    /// Whether the price waits, for each customer, for the first billing period that starts at or after
    /// <see cref="EffectiveFrom"/>; if not, it is in force from that instant on.
    /// </summary>
    public bool IsFromNextPeriod { get; init; }

    /// <summary>How quantity becomes money.</summary>
    /// <exception cref="ArgumentException">The model breaks a rule: check before making a price of it.</exception>
    public PriceModel Model { get; init => field = Checked(value); } = Checked(Model);

    /// <summary>Whether this price charges as the other does: posted after it, it would change nothing.</summary>
    public bool ChargesAs(Price other) =>
        Currency == other.Currency && Model == other.Model && When.Equals(other.When)
        && string.Equals(Unit, other.Unit, StringComparison.Ordinal);

    /// <summary>Whether tiers and free units continue from the price before, within a billing period.</summary>
    public bool Continues(Price before) =>
        !Model.Restart && Currency == before.Currency && When.Equals(before.When)
        && string.Equals(Unit, before.Unit, StringComparison.Ordinal);

    private static PriceModel Checked(PriceModel model)
    {
        var errors = PriceModelRules.Check(model);
        return errors.Count == 0
            ? model
            : throw new ArgumentException($"{errors.First().Key}: {errors.First().Value[0]}", nameof(model));
    }
}
