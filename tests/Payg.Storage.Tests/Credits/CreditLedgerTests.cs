using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Core.Usage;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Databases;
using Payg.Storage.Flush;
using Payg.Storage.Model.Usage;
using static Payg.Storage.Tests.Credits.CreditBooks;
using static Payg.Storage.Tests.LedgerDatabase;

namespace Payg.Storage.Tests.Credits;

/// <summary>The flush burns credits in its transaction; operators' changes book like it.</summary>
public abstract class CreditLedgerTests(DatabaseKind kind)
{
    private readonly FakeTimeProvider _clock = new(Start.AddMinutes(20));

    [Fact]
    public async Task Apply_UsageOfSeveralGrants_BurnsThemInOrder()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, other) = (await database.AddCustomerAsync(), await database.AddCustomerAsync());
        var meter = await database.AddMeterAsync(Unit / 100);
        var d = await database.GrantAsync(customer, 50 * Unit, "purchase");
        var c = await database.GrantAsync(customer, 20 * Unit, "purchase", expires: Start.AddMonths(1));
        var b = await database.GrantAsync(customer, 5 * Unit, expires: Start.AddMonths(1));
        var a = await database.GrantAsync(customer, 3 * Unit, priority: 10, expires: Start.AddDays(15));

        await database.ApplyAsync(Record(customer, meter, 1000), Record(other, meter, 1000));

        Assert.Equal([0, 0, 18 * Unit, 50 * Unit], await database.RemainingAsync(customer, a, b, c, d));
        var row = await database.CustomerAsync(customer);
        Assert.Equal((10 * Unit, 0), (row.CreditedNanos, row.OwedNanos));
        var entries = await database.EntriesAsync(customer);
        Assert.Equal(
            [(a, "consume", 3 * Unit), (b, "consume", 5 * Unit), (c, "consume", 2 * Unit)],
            entries[4..].Select(entry => (entry.GrantId, entry.Kind, entry.AmountNanos)));
        Assert.All(entries[4..], entry => Assert.Equal(
            (Start, 202611, meter.Value), (entry.At, entry.Month, entry.MeterId)));
        Assert.Equal((10 * Unit, 0), ((await database.CustomerAsync(other)).OwedNanos, row.OwedNanos));
        Assert.Empty(await database.EntriesAsync(other));
    }

    [Fact]
    public async Task Apply_ManyFlushesInAnHour_GrowOneEntry()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit * 7 / 10);
        var grant = await database.GrantAsync(customer, 10 * Unit);

        for (var i = 0; i < 5; i++)
            await database.ApplyAsync(Record(customer, meter, 1));
        _clock.Advance(TimeSpan.FromHours(1));
        await database.ApplyAsync(Record(customer, meter, 1));

        var entries = await database.EntriesAsync(customer);
        Assert.Equal(
            [("grant", 10 * Unit), ("consume", Unit * 7 / 2), ("consume", Unit * 7 / 10)],
            entries.Select(entry => (entry.Kind, entry.AmountNanos)));
        Assert.Equal([Unit * 58 / 10], await database.RemainingAsync(customer, grant));
    }

    [Fact]
    public async Task Apply_AVolumePriceThatFalls_GivesBackWhatWasConsumedLast()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(0);
        await database.InContextAsync(context => context.Prices.Where(row => row.MeterId == meter.Value)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Model, PriceModelJson.Write(
                new VolumePrice(new TierList(new Tier(10, Unit), new Tier(null, Unit / 10)))))));
        var first = await database.GrantAsync(customer, 4 * Unit, priority: 1);
        var second = await database.GrantAsync(customer, 3 * Unit);

        await database.ApplyAsync(Record(customer, meter, 10));
        Assert.Equal((7 * Unit, 3 * Unit), await StateAsync(database, customer));

        // Eleven units cost 1.10: of the fall of 8.90, 3 was owed, and 5.90 comes back, the second grant's first.
        await database.ApplyAsync(Record(customer, meter, 1));

        Assert.Equal([Unit * 29 / 10, 3 * Unit], await database.RemainingAsync(customer, first, second));
        Assert.Equal((Unit * 11 / 10, 0), await StateAsync(database, customer));
        Assert.Equal(
            ["grant", "grant", "consume", "consume", "restore", "restore"],
            (await database.EntriesAsync(customer)).Select(entry => entry.Kind));
    }

    [Fact]
    public async Task Apply_RestoredToAGrantThatHasExpired_ExpiresAtOnce()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);
        var grant = await database.GrantAsync(customer, 4 * Unit, expires: Start.AddHours(1));
        await database.ApplyAsync(Record(customer, meter, 4));
        _clock.Advance(TimeSpan.FromHours(1));

        await AddCostAsync(database, customer, -Unit);

        Assert.Equal([0], await database.RemainingAsync(customer, grant));
        Assert.Equal(
            ["grant", "consume", "restore", "expire"],
            (await database.EntriesAsync(customer)).Select(entry => entry.Kind));
    }

    [Fact]
    public async Task Apply_AfterAGrantsEnd_ExpiresItsRestAndLeavesLaterUsageOwed()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);
        var grant = await database.GrantAsync(customer, 10 * Unit, expires: Start.AddHours(1));
        _clock.SetUtcNow(Start.AddHours(2));

        await database.ApplyAsync(
            Record(customer, meter, 2, minute: 59), Record(customer, meter, 3, minute: 61));

        Assert.Equal([0], await database.RemainingAsync(customer, grant));
        Assert.Equal((2 * Unit, 3 * Unit), await StateAsync(database, customer));
        Assert.Equal(
            [("grant", 10 * Unit), ("consume", 2 * Unit), ("expire", 8 * Unit)],
            (await database.EntriesAsync(customer)).Select(entry => (entry.Kind, entry.AmountNanos)));
    }

    [Fact]
    public async Task Grant_ToACustomerWhoOwes_CoversThatFirstUnlessLimitedOrLater()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);
        await database.ApplyAsync(Record(customer, meter, 5));

        var limited = await database.GrantAsync(customer, 9 * Unit, meters: $"{meter.Value}");
        var later = await database.GrantAsync(customer, 9 * Unit, effective: Start.AddDays(1));
        var first = await database.GrantAsync(customer, 2 * Unit);
        var second = await database.GrantAsync(customer, 9 * Unit);

        Assert.Equal(
            [9 * Unit, 9 * Unit, 0, 6 * Unit], await database.RemainingAsync(customer, limited, later, first, second));
        Assert.Equal((5 * Unit, 0), await StateAsync(database, customer));
        Assert.Equal(0, (await database.EntriesAsync(customer))[^1].MeterId);
    }

    [Fact]
    public async Task Grant_LimitedToMeters_CoversOnlyTheirUsage()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        var (one, other) = (await database.AddMeterAsync(Unit), await database.AddMeterAsync(Unit));
        var limited = await database.GrantAsync(customer, 9 * Unit, meters: $"{one.Value} {one.Value + 1000}");

        await database.ApplyAsync(Record(customer, one, 2), Record(customer, other, 3));

        Assert.Equal([7 * Unit], await database.RemainingAsync(customer, limited));
        Assert.Equal((2 * Unit, 3 * Unit), await StateAsync(database, customer));
    }

    [Fact]
    public async Task Void_AGrant_TakesWhatIsLeftAndNothingConsumed()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);
        var grant = await database.GrantAsync(customer, 9 * Unit);
        await database.ApplyAsync(Record(customer, meter, 2));

        await database.ChangeAsync(customer, context => database.Credits.VoidAsync(
            context, customer.Value, grant, "a mistake", CancellationToken.None));
        await database.ApplyAsync(Record(customer, meter, 1));

        Assert.Equal([0], await database.RemainingAsync(customer, grant));
        Assert.Equal((2 * Unit, Unit), await StateAsync(database, customer));
        var entry = (await database.EntriesAsync(customer))[^1];
        Assert.Equal(("void", 7 * Unit, "a mistake"), (entry.Kind, entry.AmountNanos, entry.Reference));
    }

    [Fact]
    public async Task AddCost_AsAdjustmentsDo_ConsumesAndGivesBack()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        var grant = await database.GrantAsync(customer, 9 * Unit);

        await AddCostAsync(database, customer, 12 * Unit);
        Assert.Equal((9 * Unit, 3 * Unit), await StateAsync(database, customer));
        await AddCostAsync(database, customer, -4 * Unit);
        Assert.Equal((8 * Unit, 0), await StateAsync(database, customer));
        await AddCostAsync(database, customer, -10 * Unit);

        Assert.Equal((0, -2 * Unit), await StateAsync(database, customer));
        Assert.Equal([9 * Unit], await database.RemainingAsync(customer, grant));
        await database.EntriesAsync(customer);
    }

    [Fact]
    public async Task Apply_ACommitInDoubt_BurnsOnce()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);
        var grant = await database.GrantAsync(customer, 9 * Unit);
        var readiness = new DatabaseReadiness();
        readiness.MarkReady();
        var posting = new CreditPosting(new CreditCounts(Currency.Usd));
        var doubtful = new UsageLedger(
            new DoubtfulDatabase(database.Flushes, () => true), new DoubtfulFaults(), readiness, new PriceSnapshot(),
            posting, new RecurringPosting(posting), Currency.Usd, _clock);
        var batch = new UsageBatch(new BatchId(Guid.CreateVersion7(Start), 1), [Record(customer, meter, 2)], 1);

        await Assert.ThrowsAsync<LedgerUnavailableException>(
            () => doubtful.ApplyAsync(batch, CancellationToken.None));
        var again = await database.Ledger.ApplyAsync(batch, CancellationToken.None);

        Assert.True(again.AlreadyApplied);
        Assert.Equal([7 * Unit], await database.RemainingAsync(customer, grant));
        Assert.Equal(2, (await database.EntriesAsync(customer)).Count);
    }

    [Fact]
    public async Task Apply_ABatchThatIsSplit_BurnsWhatIsCharged()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);
        var grant = await database.GrantAsync(customer, 9 * Unit);

        var outcome = await database.ApplyAsync(
            Record(customer, meter, 2), Record(customer, meter, long.MaxValue), Record(customer, meter, 3));

        Assert.Equal(1, outcome.Rejected);
        Assert.Equal([4 * Unit], await database.RemainingAsync(customer, grant));
        Assert.Equal(2, (await database.EntriesAsync(customer)).Count);
    }

    [Fact]
    public async Task Charge_RejectedUsage_Burns()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);
        var grant = await database.GrantAsync(customer, 9 * Unit);
        var rejected = new RejectedUsageRow
        {
            CustomerId = customer.Value,
            MeterId = meter.Value,
            Quantity = 2,
            OccurredAt = Start,
            Reason = RejectionReasons.Refused,
            Text = "",
        };

        await database.ChangeAsync(customer, async context => Assert.Null(
            await database.Rejected.TryChargeAsync(context, rejected, CancellationToken.None)));

        Assert.Equal([7 * Unit], await database.RemainingAsync(customer, grant));
        await database.EntriesAsync(customer);
    }

    [Fact]
    public async Task Entries_DeletedOrEdited_AreRefusedByTheDatabase()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);
        await database.GrantAsync(customer, 9 * Unit);
        await database.ApplyAsync(Record(customer, meter, 2));
        var table = kind is DatabaseKind.Postgres ? "payg.credit_entries" : "credit_entries";

        foreach (var sql in new[]
        {
            $"DELETE FROM {table}",
            $"UPDATE {table} SET amount_units = amount_units + 1 WHERE seq = 1",
            $"UPDATE {table} SET amount_units = amount_units - 1 WHERE seq = 2",
            $"UPDATE {table} SET amount_nanos = amount_nanos + 1, reference = 'x' WHERE seq = 2",
            $"UPDATE {table} SET seq = 3, amount_nanos = 1 WHERE seq = 2",
            $"UPDATE {table} SET amount_nanos = 1, meter_id = 0 WHERE seq = 2",
            $"UPDATE {table} SET amount_nanos = 1, kind = 'restore' WHERE seq = 2",
        })
        {
            await Assert.ThrowsAnyAsync<DbException>(() => database.RunAsync(sql));
        }

        await database.RunAsync($"UPDATE {table} SET amount_nanos = amount_nanos + 1 WHERE seq = 2");
    }

    private static Task<bool> AddCostAsync(LedgerDatabase database, CustomerId customer, Int128 nanos) =>
        database.ChangeAsync(customer, async context =>
        {
            var row = await context.Customers.SingleAsync(found => found.Id == customer.Value);
            (row.TotalCostUnits, row.TotalCostFraction) = AmountParts.Of(row.TotalCostNanos + nanos);
            await context.SaveChangesAsync();
            await database.Credits.AddCostAsync(
                context, customer.Value, null, Start, nanos, CancellationToken.None);
        });

    private static async Task<(Int128 Credited, Int128 Owed)> StateAsync(LedgerDatabase database, CustomerId customer)
    {
        var row = await database.CustomerAsync(customer);
        return (row.CreditedNanos, row.OwedNanos);
    }

    public sealed class OnSqlite() : CreditLedgerTests(DatabaseKind.Sqlite);

    public sealed class OnPostgres() : CreditLedgerTests(DatabaseKind.Postgres);
}
