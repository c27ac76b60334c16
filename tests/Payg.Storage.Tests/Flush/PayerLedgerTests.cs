using Microsoft.EntityFrameworkCore;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Core.Usage;
using Payg.Storage.Databases;
using Payg.Storage.Flush;
using Payg.Storage.Model.Meters;
using Payg.Storage.Model.Usage;
using static Payg.Storage.Tests.LedgerDatabase;

namespace Payg.Storage.Tests.Flush;

/// <summary>Usage is charged in its customer's currency, at the customer's own price, and by its dimensions.</summary>
public abstract class PayerLedgerTests(DatabaseKind kind)
{
    private const long Unit = 1_000_000_000;

    [Fact]
    public async Task Apply_CustomersOfTwoCurrencies_ChargesEachByTheirList()
    {
        await using var database = await CreateAsync(kind);
        var (dollars, euros) = (await database.AddCustomerAsync(), await database.AddCustomerAsync());
        await database.InContextAsync(context => context.Customers.Where(row => row.Id == euros.Value)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.Currency, "EUR")));
        var meter = await database.AddMeterAsync(2 * Unit);
        await AddPriceAsync(database, meter, 3 * Unit, row => row.Currency = "EUR");

        var outcome = await database.ApplyAsync(Record(dollars, meter, 5), Record(euros, meter, 5));

        Assert.Equal(0, outcome.Rejected);
        Assert.Equal((5, 10 * Unit), await database.ChargedAsync(dollars));
        Assert.Equal((5, 15 * Unit), await database.ChargedAsync(euros));
    }

    [Fact]
    public async Task Apply_AnOwnPrice_ChargesItsCustomerFromTheInstantOn()
    {
        await using var database = await CreateAsync(kind);
        var (one, other) = (await database.AddCustomerAsync(), await database.AddCustomerAsync());
        var meter = await database.AddMeterAsync(2 * Unit);
        await AddPriceAsync(database, meter, Unit, row =>
        {
            row.CustomerId = one.Value;
            row.EffectiveFrom = Start.AddMinutes(7);
        });

        // All of it in one quarter of an hour: the change lies within.
        await database.ApplyAsync(
            Record(one, meter, 10, minute: 6), Record(one, meter, 10, minute: 7), Record(other, meter, 10, minute: 7));

        Assert.Equal((20, 30 * Unit), await database.ChargedAsync(one));
        Assert.Equal((10, 20 * Unit), await database.ChargedAsync(other));
    }

    [Fact]
    public async Task Apply_UsageWithDimensions_ChargesEachByItsCaseAndKeepsItsSet()
    {
        await using var database = await CreateAsync(kind);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);
        var (large, small) = (Of("large"), Of("small"));
        await AddPriceAsync(database, meter, 7 * Unit, row =>
        {
            row.When = large.Text;
            row.EffectiveFrom = Start.AddMinutes(1);
        });

        var outcome = await database.ApplyAsync(
            Record(customer, meter, 1) with { Dimensions = large },
            Record(customer, meter, 2) with { Dimensions = large },
            Record(customer, meter, 100, minute: 0) with { Dimensions = small });
        Assert.Equal((2, 0), (outcome.Lines, (int)outcome.Rejected));
        Assert.Equal((103, 121 * Unit), await database.ChargedAsync(customer));

        // The same sets again keep their numbers; what no case covers waits for an operator, with its dimensions.
        outcome = await database.ApplyAsync(
            Record(customer, meter, 4) with { Dimensions = large },
            Record(customer, meter, 5) with { Dimensions = small });

        Assert.Equal((1, 1), (outcome.Lines, (int)outcome.Rejected));
        var rejected = Assert.Single(await database.RejectedAsync());
        Assert.Equal(
            (RejectionReasons.NotPriced, small.Text, 5),
            (rejected.Reason, rejected.Dimensions, rejected.Quantity));
        var quarters = await database.InContextAsync(context => context.UsageQuarters.AsNoTracking()
            .OrderBy(row => row.DimensionSet).Select(row => new { row.DimensionSet, row.Quantity }).ToListAsync());
        Assert.Equal([(1, 7L), (2, 100L)], quarters.Select(row => (row.DimensionSet, row.Quantity)).Order());
        var sets = await database.InContextAsync(context => context.DimensionSets.AsNoTracking()
            .OrderBy(row => row.Id).Select(row => row.Dimensions).ToListAsync());
        Assert.Equal([large.Text, small.Text], sets);
    }

    [Fact]
    public async Task Apply_MoreSetsThanAreKept_GroupsFurtherUsageTogether()
    {
        await using var database = await CreateAsync(kind);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);
        UsageRecord[] records =
        [
            .. Enumerable.Range(0, DimensionSetRow.MaxPerMeter).Select(
                i => Record(customer, meter, 1) with { Dimensions = Of($"m{i}") }),
        ];
        await database.ApplyAsync(records);
        await database.ApplyAsync(
            Record(customer, meter, 1) with { Dimensions = Of("one more") },
            Record(customer, meter, 1) with { Dimensions = Of("and another") },
            Record(customer, meter, 1) with { Dimensions = Of("m7") });
        await database.ApplyAsync(Record(customer, meter, 1) with { Dimensions = Of("the last") });

        Assert.Equal(
            (DimensionSetRow.MaxPerMeter + 4, (DimensionSetRow.MaxPerMeter + 4) * Unit),
            await database.ChargedAsync(customer));
        var last = await database.InContextAsync(context => context.DimensionSets.AsNoTracking()
            .OrderByDescending(row => row.Id).FirstAsync());
        Assert.Equal((DimensionSetRow.MaxPerMeter + 1, Of("other").Text), (last.Id, last.Dimensions));
        Assert.Equal(3, await database.InContextAsync(context => context.UsageQuarters
            .Where(row => row.DimensionSet == last.Id).SumAsync(row => row.Quantity)));
    }

    private static Dimensions Of(string model) => Dimensions.Of([KeyValuePair.Create("model", model)]);

    private static Task<int> AddPriceAsync(
        LedgerDatabase database, MeterId meter, long nanos, Action<PriceRow> change) =>
        database.InContextAsync(context =>
        {
            var row = new PriceRow
            {
                MeterId = meter.Value,
                Currency = "USD",
                Unit = "call",
                EffectiveFrom = Start,
                Model = PriceModelJson.Write(new FlatPrice(nanos)),
                CreatedAt = Start,
            };
            change(row);
            context.Prices.Add(row);
            return context.SaveChangesAsync();
        });

    public sealed class OnSqlite() : PayerLedgerTests(DatabaseKind.Sqlite);

    public sealed class OnPostgres() : PayerLedgerTests(DatabaseKind.Postgres);
}
