using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Storage.Flush.Rows;

namespace Payg.Storage.Tests.Flush;

/// <summary>Customers, a meter and prices for the steps of a flush.</summary>
internal static class FlushSamples
{
    /// <summary>The start of May.</summary>
    public static readonly DateTimeOffset May = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Customers in order.</summary>
    public static readonly CustomerId Ann = new(new Guid("00000000-0000-0000-0000-00000000000a"));

    /// <inheritdoc cref="Ann"/>
    public static readonly CustomerId Bob = new(new Guid("00000000-0000-0000-0000-00000000000b"));

    /// <summary>A meter.</summary>
    public static readonly MeterId Calls = new(1);

    /// <summary>A meter.</summary>
    public static readonly MeterId Bytes = new(2);

    /// <summary>A price that costs so many nanos a unit, from a day of May on.</summary>
    public static Price PriceOf(int id, MeterId meter, int day, long nanos, long free = 0) =>
        new(new PriceId(id), meter, Currency.Usd, May.AddDays(day), new FlatPrice(nanos) { FreeUnits = free });

    /// <summary>The line of a customer in May.</summary>
    public static LineKey LineOf(CustomerId customer, MeterId meter, int price, int month = 202605) =>
        new(customer, BillingMonth.FromNumber(month), meter, new PriceId(price));

    /// <summary>What is added to a line, by quarters of an hour of a day of May.</summary>
    public static LineUsage UsageOf(LineKey key, params (int Quarter, long Quantity)[] quarters) =>
        new(key,
            [.. quarters.Select(quarter => new QuarterUsage(May.AddMinutes(15 * quarter.Quarter), quarter.Quantity))]);
}
