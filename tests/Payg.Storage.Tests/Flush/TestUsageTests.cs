using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Storage.Databases;
using Payg.Storage.Model.Usage;
using static Payg.Storage.Tests.LedgerDatabase;

namespace Payg.Storage.Tests.Flush;

/// <summary>Test calls are counted apart, once, and never charged, whatever else is in their batch.</summary>
public abstract class TestUsageTests(DatabaseKind kind)
{
    private const long Unit = Money.NanosPerUnit;

    private static readonly ApiKeyId Key = new(7);

    public sealed class OnSqlite() : TestUsageTests(DatabaseKind.Sqlite);

    public sealed class OnPostgres() : TestUsageTests(DatabaseKind.Postgres);

    [Fact]
    public async Task Apply_TestCalls_AreCountedOnceAndOnNoLine()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);
        UsageRecord[] records =
        [
            Test(customer, meter, 2), Record(customer, meter, 3), Test(customer, meter, 4),
            Test(customer, meter, 5, 20),
        ];

        var outcome = await database.ApplyAsync(1, records);
        var again = await database.ApplyAsync(1, records);
        await database.ApplyAsync(2, [Test(customer, meter, 10)]);

        Assert.Equal(new ApplyOutcome(AlreadyApplied: false, Lines: 1), outcome);
        Assert.True(again.AlreadyApplied);
        Assert.Equal((3, 3 * Unit), await database.ChargedAsync(customer));
        Assert.Equal([(Start, 16L), (Start.AddMinutes(15), 5L)], await TestsOfAsync(database, customer));
    }

    [Fact]
    public async Task Apply_TestCallsBesideWhatCannotBeCharged_AreCounted()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);
        var unpriced = new MeterId(99);

        var outcome = await database.ApplyAsync(
            Test(customer, unpriced, 2), Record(customer, unpriced, 3), Record(customer, meter, 4),
            Test(customer, meter, 5));

        Assert.Equal(new ApplyOutcome(AlreadyApplied: false, Lines: 1, Rejected: 1), outcome);
        Assert.Equal((4, 4 * Unit), await database.ChargedAsync(customer));
        Assert.Equal([(Start, 2L), (Start, 5L)], (await TestsOfAsync(database, customer)).Order());
        Assert.Equal(3, Assert.Single(await database.RejectedAsync()).Quantity);
    }

    [Fact]
    public async Task Apply_MoreTestCallsThanARowHolds_AreCountedUpToItsBound()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);
        await database.InContextAsync(async context =>
        {
            context.TestQuarters.Add(new TestQuarterRow
            {
                CustomerId = customer.Value,
                Quarter = Start,
                MeterId = meter.Value,
                ApiKey = Key.Value,
                Quantity = TestQuarterRow.MaxQuantity - 1,
            });
            return await context.SaveChangesAsync();
        });

        var outcome = await database.ApplyAsync(Test(customer, meter, UsageRecord.MaxQuantity));

        Assert.Equal(new ApplyOutcome(AlreadyApplied: false, Lines: 0), outcome);
        Assert.Equal([(Start, TestQuarterRow.MaxQuantity)], await TestsOfAsync(database, customer));
    }

    private static UsageRecord Test(CustomerId customer, MeterId meter, long quantity, int minute = 1) =>
        Record(customer, meter, quantity, minute) with { ApiKey = Key, IsTest = true };

    private static Task<List<(DateTimeOffset, long)>> TestsOfAsync(LedgerDatabase database, CustomerId customer) =>
        database.InContextAsync(async context =>
        {
            var rows = await context.TestQuarters.AsNoTracking().Where(row => row.CustomerId == customer.Value)
                .OrderBy(row => row.Quarter).ToListAsync();
            return rows.ConvertAll(row => (row.Quarter, row.Quantity));
        });
}
