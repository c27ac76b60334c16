using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Metering.Flush;
using Payg.Service.Retention;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Payg.Service.Tests.Upgrade;
using Payg.Storage.Retention;
using Xunit;

namespace Payg.Service.Tests.Retention;

/// <summary>Usage by the hour on PostgreSQL, which is partitioned by months.</summary>
public sealed class UsagePartitionTests(PostgresService service) : IClassFixture<PostgresService>
{
    private static readonly Dictionary<string, string> s_settings = new() { ["Payg:Retention:Hours"] = "100" };

    [Fact]
    public async Task Sweep_OfPartitions_DropsThemWholeAndVerifiesClean()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_settings);
        var customer = await Customer.CreateAsync(host.Client);
        await SweepAsync(host, "2031-03-10T12:00:00Z");
        Assert.Equal(
            ["2031_02", "2031_03", "2031_04", "2031_05", "2031_06"],
            (await PartitionsAsync(database)).Where(name => name.StartsWith("2031", StringComparison.Ordinal)));
        var meter = await MeterAsync(database);
        await ApplyAsync(host, customer, meter, 3, "2031-03-31T23:59:59Z", "2031-04-01T00:00:00Z");
        Assert.Equal((1, 1), (await CountAsync(database, "2031_03"), await CountAsync(database, "2031_04")));

        // 1. March goes as a whole; the empty partitions before it go with it.
        Assert.Equal(1, (await SweepAsync(host, "2031-07-11T00:00:00Z")).Rows);
        Assert.Equal("2031_04", (await PartitionsAsync(database))[0]);

        // 2. Late usage of March lies in the default partition, and goes row by row with April.
        await ApplyAsync(host, customer, meter, 2, "2031-03-02T00:00:00Z", "2031-04-02T00:00:00Z");
        Assert.Equal(1, await CountAsync(database, "default"));
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        Assert.Empty((await admin.ReadAsync("/verify")).GetProperty("data").EnumerateArray());
        Assert.Equal(3, (await SweepAsync(host, "2031-08-20T00:00:00Z")).Rows);

        admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        Assert.Empty((await admin.ReadAsync("/verify")).GetProperty("data").EnumerateArray());
        await using var context = database.Open();
        var dropped = await context.DroppedUsage.SingleAsync();
        Assert.Equal((0, 10, 0, 10_000_000), (
            dropped.QuantityBillions, dropped.QuantityRest, dropped.CostUnits, dropped.CostFraction));
    }

    [Fact]
    public async Task Sweep_OfAnUpgradedDatabase_DropsThePartitionOfThePastAndVerifiesClean()
    {
        await using var database = await service.NewEmptyDatabaseAsync();
        await EarlierDatabase.RestoreAsync("b213a71", database);
        await using var host = await ServiceHost.StartAsync(database, s_settings);

        // The earlier process left a journal behind.
        await host.Services.GetRequiredService<UsageFlush>().FlushAsync(CancellationToken.None);
        Assert.Equal("past", (await PartitionsAsync(database))[^1]);
        var quarters = await CountAsync(database, "past");
        Assert.InRange(quarters, 1, long.MaxValue);

        Assert.Equal(quarters, (await SweepAsync(host, "2031-07-11T00:00:00Z")).Rows);

        Assert.Equal(
            ["2031_06", "2031_07", "2031_08", "2031_09", "2031_10", "default"], await PartitionsAsync(database));
        var verified = await database.EnterAsync("verify");
        Assert.True(verified.ExitCode == 0, $"{verified.Output}{verified.Error}");
    }

    [Fact]
    public async Task Usage_WithoutItsPartition_IsStoredAndMovedWhenThatIsCreated()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var customer = await Customer.CreateAsync(host.Client);
        var meter = await MeterAsync(database);
        await ApplyAsync(host, customer, meter, 1, "2031-03-10T12:00:00Z", "2032-01-01T00:00:00Z");
        Assert.Equal(2, await CountAsync(database, "default"));

        await SweepAsync(host, "2031-03-10T12:00:00Z");

        Assert.Equal((1, 1), (await CountAsync(database, "default"), await CountAsync(database, "2031_03")));
        await Books.AssertRightAsync(database);
    }

    [Fact]
    public async Task Partition_ThatIsBeingRead_IsNotDroppedAndHoldsUpNoFlush()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var customer = await Customer.CreateAsync(host.Client);
        var meter = await MeterAsync(database);
        await using var reading = new NpgsqlConnection(database.Setting + ";Pooling=false");
        await reading.OpenAsync();
        await using (var transaction = await reading.BeginTransactionAsync())
        {
            await using var read = new NpgsqlCommand("SELECT count(*) FROM payg.usage_quarters", reading);
            await read.ExecuteScalarAsync();
            await using var context = database.Open();
            await using var dropping = await context.Database.BeginTransactionAsync();
            var partitions = host.Services.GetRequiredService<IUsagePartitions>();

            await Assert.ThrowsAsync<PartitionBusyException>(() => partitions.DropAsync(
                context, Instants.Parse("2999-01-01T00:00:00Z"), CancellationToken.None));
            await dropping.RollbackAsync();
            await ApplyAsync(host, customer, meter, 1, "2026-11-10T12:00:00Z");
        }

        await Books.AssertRightAsync(database);
    }

    private static Task<ApplyOutcome> ApplyAsync(
        ServiceHost host, Customer customer, int meter, long quantity, params string[] instants) =>
        host.Services.GetRequiredService<IUsageLedger>().ApplyAsync(
            new UsageBatch(
                new BatchId(Guid.CreateVersion7(host.Clock.GetUtcNow()), 1),
                [
                    .. instants.Select(at => new UsageRecord(
                        new CustomerId(customer.Id), new MeterId(meter), quantity, Instants.Parse(at))),
                ],
                1),
            CancellationToken.None);

    private static async Task<int> MeterAsync(TestDatabase database)
    {
        await using var context = database.Open();
        return await context.Meters.Where(row => row.Key == "api1").Select(row => row.Id).SingleAsync();
    }

    private static Task<DroppedUsage> SweepAsync(ServiceHost host, string now)
    {
        host.Clock.StopAt(now);
        return host.Services.GetRequiredService<UsageSweep>().SweepAsync(CancellationToken.None);
    }

    /// <summary>The names of the partitions, without what they share, in order.</summary>
    private static async Task<List<string>> PartitionsAsync(TestDatabase database)
    {
        await using var context = database.Open();
        return await context.Database.SqlQueryRaw<string>("""
            SELECT substr(relname, 16) AS "Value" FROM pg_class JOIN pg_inherits ON inhrelid = oid
            WHERE inhparent = 'payg.usage_quarters'::regclass ORDER BY relname
            """).ToListAsync();
    }

    private static async Task<long> CountAsync(TestDatabase database, string partition)
    {
        await using var context = database.Open();
        return await context.Database.SqlQueryRaw<long>(
            $"SELECT count(*) AS \"Value\" FROM payg.usage_quarters_{partition}").SingleAsync();
    }
}
