using CsCheck;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Storage.Databases;
using Payg.Storage.Flush;
using Payg.Storage.Flush.Rows;
using static Payg.Storage.Tests.LedgerDatabase;

namespace Payg.Storage.Tests.Flush;

/// <summary>
/// Batches of which something cannot be charged: the guilty records are rejected, all others charged.
/// </summary>
public abstract class UsageLedgerTests(DatabaseKind kind)
{
    private const long Unit = Money.NanosPerUnit;

    public sealed class OnSqlite() : UsageLedgerTests(DatabaseKind.Sqlite)
    {
        protected override string Refuse(CustomerId customer) => $"""
            CREATE TRIGGER refuse BEFORE INSERT ON usage_lines
            WHEN new.customer_id = '{customer.Value.ToString().ToUpperInvariant()}'
            BEGIN SELECT RAISE(ABORT, 'not this one'); END
            """;
    }

    public sealed class OnPostgres() : UsageLedgerTests(DatabaseKind.Postgres)
    {
        protected override string Refuse(CustomerId customer) =>
            $"ALTER TABLE payg.usage_lines ADD CONSTRAINT refuse CHECK (customer_id <> '{customer.Value}')";
    }

    /// <summary>Makes the database refuse the lines of a customer.</summary>
    protected abstract string Refuse(CustomerId customer);

    [Fact]
    public async Task Apply_AnUnknownCustomersRecord_ChargesTheOthers()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var (one, other) = (await database.AddCustomerAsync(), await database.AddCustomerAsync());
        var meter = await database.AddMeterAsync(Unit);
        var unknown = new CustomerId(Guid.CreateVersion7(Start));

        var outcome = await database.ApplyAsync(
            Record(one, meter, 2), Record(unknown, meter, 3), Record(unknown, meter, 4), Record(other, meter, 5));

        Assert.Equal(new ApplyOutcome(AlreadyApplied: false, Lines: 2, Rejected: 2), outcome);
        Assert.Equal((2, 2 * Unit), await database.ChargedAsync(one));
        Assert.Equal((5, 5 * Unit), await database.ChargedAsync(other));
        var row = Assert.Single(await database.RejectedAsync());
        Assert.Equal(
            (unknown.Value, meter.Value, 2L, 7L, RejectionReasons.UnknownCustomer),
            (row.CustomerId, row.MeterId, row.Records, row.Quantity, row.Reason));
    }

    [Fact]
    public async Task Apply_RecordsOfTwoApiKeys_AreOneLineAndAQuarterForEach()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);

        for (var batch = 0; batch < 2; batch++)
        {
            await database.ApplyAsync(
                Record(customer, meter, 2) with { ApiKey = new ApiKeyId(7) }, Record(customer, meter, 3),
                Record(customer, meter, 4) with { ApiKey = new ApiKeyId(5) });
        }

        Assert.Equal((18, 18 * Unit), await database.ChargedAsync(customer));
        Assert.Equal(
            [(0, 6L, (Int128)6 * Unit), (5, 8L, (Int128)8 * Unit), (7, 4L, (Int128)4 * Unit)],
            await QuartersByKeyAsync(database));
    }

    [Fact]
    public async Task Rejected_OfTwoApiKeys_AreRowsOfTheirOwnAndKeepTheirKeys()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var meter = await database.AddMeterAsync(Unit);
        var unknown = new CustomerId(Guid.CreateVersion7(Start));

        await database.ApplyAsync(
            Record(unknown, meter, 2) with { ApiKey = new ApiKeyId(7) }, Record(unknown, meter, 3),
            Record(unknown, meter, 4) with { ApiKey = new ApiKeyId(7) });

        Assert.Equal([(0, 3L), (7, 6L)], (await database.RejectedAsync())
            .Select(row => (row.ApiKey, row.Quantity)).Order());
    }

    private static Task<List<(int, long, Int128)>> QuartersByKeyAsync(LedgerDatabase database) =>
        database.InContextAsync(async context => (await context.UsageQuarters.AsNoTracking()
            .OrderBy(row => row.ApiKey).ToListAsync())
            .ConvertAll(row => (row.ApiKey, row.Quantity, row.CostNanos)));

    [Fact]
    public async Task Apply_AnUnknownMetersRecord_ChargesTheOthers()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);

        var outcome = await database.ApplyAsync(Record(customer, new MeterId(999), 3), Record(customer, meter, 2));

        Assert.Equal((1, 1), (outcome.Lines, (int)outcome.Rejected));
        Assert.Equal((2, 2 * Unit), await database.ChargedAsync(customer));
        Assert.Equal(
            (RejectionReasons.UnknownMeter, 0),
            (await database.RejectedAsync()).Select(row => (row.Reason, row.PriceId)).Single());
    }

    [Fact]
    public async Task Apply_AnAbsurdRecordAmongOthersOfTheSameLine_RejectsItAlone()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var (guilty, other) = (await database.AddCustomerAsync(), await database.AddCustomerAsync());
        var dear = await database.AddMeterAsync(1_000_000_000 * Unit);

        var outcome = await database.ApplyAsync(
        [
            Record(other, dear, 1),
            .. Enumerable.Repeat(Record(guilty, dear, 1), 9),
            Record(guilty, dear, UsageRecord.MaxQuantity),
            Record(guilty, dear, 1, minute: 40),
        ]);

        Assert.Equal(1, outcome.Rejected);
        Assert.Equal((10, 10_000_000_000 * (Int128)Unit), await database.ChargedAsync(guilty));
        Assert.Equal((1, 1_000_000_000 * (Int128)Unit), await database.ChargedAsync(other));
        var row = Assert.Single(await database.RejectedAsync());
        Assert.Equal((UsageRecord.MaxQuantity, RejectionReasons.OutOfBounds), (row.Quantity, row.Reason));
        Assert.Contains("10^15", row.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_ALineAtItsBound_HoldsExactlyThatMuch()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var customer = await database.AddCustomerAsync();
        var dear = await database.AddMeterAsync(1_000_000_000 * Unit);

        await database.ApplyAsync(Record(customer, dear, 999_999));
        await database.ApplyAsync(Record(customer, dear, 1));
        await database.ApplyAsync(Record(customer, dear, 1));
        await database.ApplyAsync(Record(customer, dear, 1), Record(customer, dear, 2));

        Assert.Equal(
            (1_000_000, LineBounds.MaxCostUnits * (Int128)Unit), await database.ChargedAsync(customer));
        var row = Assert.Single(await database.RejectedAsync());
        Assert.Equal((3L, 4L), (row.Records, row.Quantity));
    }

    [Fact]
    public async Task Apply_AQuantityBeyondTheBoundOfALine_IsRejected()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var customer = await database.AddCustomerAsync();
        var free = await database.AddMeterAsync(0);
        await database.ApplyAsync(Record(customer, free, 1));
        await database.InContextAsync(context => context.UsageLines.ExecuteUpdateAsync(
            change => change.SetProperty(line => line.Quantity, LineBounds.MaxQuantity - 5)));

        var outcome = await database.ApplyAsync(Record(customer, free, 5), Record(customer, free, 6));

        Assert.Equal(1, outcome.Rejected);
        Assert.Equal(LineBounds.MaxQuantity, (await database.ChargedAsync(customer)).Quantity);
        Assert.Contains("10^18", Assert.Single(await database.RejectedAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_APriceInAnotherCurrency_IsRejected()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var customer = await database.AddCustomerAsync();
        var (meter, foreign) = (await database.AddMeterAsync(Unit), await database.AddMeterAsync(Unit, "JPY"));

        await database.ApplyAsync(Record(customer, foreign, 1), Record(customer, meter, 2));

        Assert.Equal((2, 2 * Unit), await database.ChargedAsync(customer));
        var row = Assert.Single(await database.RejectedAsync());
        Assert.Equal(RejectionReasons.NotPriced, row.Reason);
        Assert.Contains("no price in USD", row.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_WhatTheDatabaseRefusesForAReasonNobodyForesaw_IsRejectedAlone()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var customers = new List<CustomerId>();
        for (var i = 0; i < 9; i++)
            customers.Add(await database.AddCustomerAsync());
        var meter = await database.AddMeterAsync(Unit);
        await database.RunAsync(Refuse(customers[4]));

        var outcome = await database.ApplyAsync([.. customers.Select(customer => Record(customer, meter, 3))]);

        Assert.Equal((8, 1), (outcome.Lines, (int)outcome.Rejected));
        foreach (var customer in customers)
            Assert.Equal(customer == customers[4] ? 0 : 3, (await database.ChargedAsync(customer)).Quantity);
        var row = Assert.Single(await database.RejectedAsync());
        Assert.Equal((customers[4].Value, RejectionReasons.Refused), (row.CustomerId, row.Reason));
        Assert.Contains(kind == DatabaseKind.Sqlite ? "not this one" : "refuse", row.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_ABatchAgain_ChangesNothing()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var customer = await database.AddCustomerAsync();
        UsageRecord[] records = [Record(customer, await database.AddMeterAsync(Unit), 2)];

        Assert.Equal(new ApplyOutcome(AlreadyApplied: false, Lines: 1), await database.ApplyAsync(7, records));
        Assert.Equal(new ApplyOutcome(AlreadyApplied: true, Lines: 0), await database.ApplyAsync(7, records));

        Assert.Equal((2, 2 * Unit), await database.ChargedAsync(customer));
    }

    [Fact]
    public async Task Apply_ASplitBatchAgain_ChangesNothing()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);
        UsageRecord[] records = [Record(customer, meter, 2), Record(customer, new MeterId(999), 3)];

        await database.ApplyAsync(7, records);
        var again = await database.ApplyAsync(7, records);

        Assert.True(again.AlreadyApplied);
        Assert.Equal((2, 2 * Unit), await database.ChargedAsync(customer));
        Assert.Equal((1L, 3L), (await database.RejectedAsync()).Select(row => (row.Records, row.Quantity)).Single());
    }

    [Fact]
    public async Task Apply_RecordsThatCannotBeRead_IsNotTakenForAnAbsentDatabase()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);

        await Assert.ThrowsAsync<UnreadableBatchException>(
            () => database.ApplyAsync(1, Torn(Record(customer, meter, 1))));

        Assert.Equal(0, (await database.ChargedAsync(customer)).Quantity);
        Assert.Empty(await database.RejectedAsync());
    }

    [Fact]
    public async Task Apply_AnyBatches_EndInALineOrAmongTheRejectedExactlyOnce()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        CustomerId[] customers = [await database.AddCustomerAsync(), await database.AddCustomerAsync(), default];
        customers[2] = new CustomerId(Guid.CreateVersion7(Start));
        MeterId[] meters = [await database.AddMeterAsync(Unit), await database.AddMeterAsync(1_000_000_000 * Unit),
            new MeterId(999)];
        var expected = new Dictionary<CustomerId, long>();
        var record = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Long[1, 700_000], Gen.Int[0, 60]).Select(
            (customer, meter, quantity, minute) => Record(customers[customer], meters[meter], quantity, minute));

        UsageRecord[][] batches = [];
        record.Array[1, 40].Array[12].Sample(sample => { batches = sample; }, iter: 1, threads: 1);

        foreach (var batch in batches)
        {
            await database.ApplyAsync(batch);
            foreach (var each in batch)
                expected[each.Customer] = expected.GetValueOrDefault(each.Customer) + each.Quantity;
        }

        var rejected = (await database.RejectedAsync()).ToLookup(row => row.CustomerId, row => row.Quantity);
        foreach (var customer in customers[..2])
        {
            Assert.Equal(
                expected[customer],
                (await database.ChargedAsync(customer)).Quantity + rejected[customer.Value].Sum());
        }

        Assert.Equal(expected[customers[2]], rejected[customers[2].Value].Sum());
        Assert.True(rejected[customers[0].Value].Any());
    }

    private static IEnumerable<UsageRecord> Torn(UsageRecord first)
    {
        yield return first;
        throw new IOException("Input/output error");
    }
}
