using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Payg.Core.Amounts;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Core.Usage;
using Payg.Storage.Credits;
using Payg.Storage.Databases;
using Payg.Storage.Flush;
using Payg.Storage.Flush.Rows;
using Payg.Storage.Leases;
using Payg.Storage.Maintenance;
using Payg.Storage.Model;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Meters;
using Payg.Storage.Model.Usage;
using Payg.Storage.Tests.Distribution;
using Payg.Testing.Postgres;
using Payg.Testing.Postgres.Sharding;

namespace Payg.Storage.Tests;

/// <summary>A migrated database of a test's own, with the ledger on it. Disposing deletes it.</summary>
internal sealed class LedgerDatabase : IAsyncDisposable
{
    /// <summary>From when on the meters have a price.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payg-storage-");
    private readonly Guid _journal = Guid.CreateVersion7(Start);
    private PostgresServer? _server;
    private string _connectionString = "";
    private ServiceProvider _services = null!;
    private ServiceProvider? _sharded;
    private long _segment;

    /// <summary>What the flush and leases send to a distributed database.</summary>
    public StatementTap? Tap { get; private set; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock => _services.GetRequiredService<TimeProvider>();

    private ServiceProvider Flushing => _sharded ?? _services;

    /// <summary>What is tested.</summary>
    public IUsageLedger Ledger => Flushing.GetRequiredService<IUsageLedger>();

    /// <summary>The meters.</summary>
    public IMeterCatalog Meters => _services.GetRequiredService<IMeterCatalog>();

    /// <summary>What charges rejected usage.</summary>
    public RejectedUsage Rejected => _services.GetRequiredService<RejectedUsage>();

    /// <summary>What changes credits outside of a flush.</summary>
    public CreditLedger Credits => _services.GetRequiredService<CreditLedger>();

    /// <summary>The time.</summary>
    public DateTimeOffset Now => _services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>What starts, ends and carries over recurring credits.</summary>
    public RecurringCredits Recurring => _services.GetRequiredService<RecurringCredits>();

    /// <summary>What grants units to journals.</summary>
    public ILeaseStore Leases => Flushing.GetRequiredService<ILeaseStore>();

    /// <summary>Where processes report their journals.</summary>
    public IJournalRegister Journals => _services.GetRequiredService<IJournalRegister>();

    /// <summary>What leases hold of credit.</summary>
    public LeaseAmounts LeaseAmounts => _services.GetRequiredService<LeaseAmounts>();

    /// <summary>Flush transactions.</summary>
    internal IFlushDatabase Flushes => _services.GetRequiredService<IFlushDatabase>();

    /// <summary>Makes a database.</summary>
    public static async Task<LedgerDatabase> CreateAsync(DatabaseKind kind, TimeProvider? clock = null)
    {
        var database = await CreateEmptyAsync(kind, clock);
        await database.MigrateAsync(CancellationToken.None);
        database._services.GetRequiredService<DatabaseReadiness>().MarkReady();
        return database;
    }

    /// <summary>Makes a database that has yet to be migrated.</summary>
    public static async Task<LedgerDatabase> CreateEmptyAsync(DatabaseKind kind, TimeProvider? clock = null)
    {
        var database = new LedgerDatabase();
        if (kind == DatabaseKind.Postgres)
        {
            database._server = await PostgresServer.SharedAsync();
            database._connectionString = await database._server.CreateDatabaseAsync();
        }

        database._services = database.Build(
            kind == DatabaseKind.Postgres ? database._connectionString : null, clock ?? TimeProvider.System);
        return database;
    }

    /// <summary>
    /// Makes the flush and leases believe that Citus has distributed the tables, and keeps the statements that they
    /// send.
    /// </summary>
    public async Task ShardAsync()
    {
        await StandIn.AddAsync(this);
        await DistributeAsync();
        Tap = StatementTap.Before(_connectionString);
        _sharded = Build(Tap.Through(_connectionString), Clock);
        _sharded.GetRequiredService<DatabaseReadiness>().MarkReady();
    }

    /// <summary>Connects past all of it.</summary>
    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(_connectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private ServiceProvider Build(string? connectionString, TimeProvider clock)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock);
        services.AddPaygStorage(DatabaseOptions.Parse(connectionString, _folder.FullName), Currency.Usd);
        return services.BuildServiceProvider();
    }

    /// <summary>Brings it to the newest migration.</summary>
    public Task MigrateAsync(CancellationToken cancellationToken) =>
        _services.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellationToken);

    /// <summary>Does something in the database.</summary>
    public async Task<T> InContextAsync<T>(Func<PaygContext, Task<T>> action)
    {
        await using var scope = _services.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<PaygContext>());
    }

    /// <summary>Distributes its tables.</summary>
    public async Task<int> DistributeAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DatabaseDistribution>()
            .DistributeAsync(CancellationToken.None);
    }

    /// <summary>Reads texts.</summary>
    public Task<List<string>> TextsAsync(string sql) => InContextAsync(async context =>
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await context.Database.OpenConnectionAsync();
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return texts;
    });

    /// <summary>Runs a statement.</summary>
    public Task<int> RunAsync(string sql) => InContextAsync(context => context.Database.ExecuteSqlRawAsync(sql));

    /// <summary>A new customer.</summary>
    public Task<CustomerId> AddCustomerAsync(
        string timeZone = "UTC", Guid? id = null) => InContextAsync(async context =>
    {
        var row = new CustomerRow
        {
            Id = id ?? Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
            Name = "c",
            TimeZone = timeZone,
            CreatedAt = Start,
        };
        context.Customers.Add(row);
        await context.SaveChangesAsync();
        return new CustomerId(row.Id);
    });

    /// <summary>A new meter with a flat price a unit.</summary>
    public Task<MeterId> AddMeterAsync(long nanosAUnit, string currency = "USD") => InContextAsync(async context =>
    {
        var meter = new MeterRow
        {
            Key = $"m{Guid.CreateVersion7(Start):N}",
            Unit = "call",
            CreatedAt = Start,
        };
        context.Prices.Add(new PriceRow
        {
            Meter = meter,
            Unit = "call",
            Currency = currency,
            EffectiveFrom = Start,
            Model = PriceModelJson.Write(new FlatPrice(nanosAUnit)),
            CreatedAt = Start,
        });
        await context.SaveChangesAsync();
        return new MeterId(meter.Id);
    });

    /// <summary>A record in the first hour.</summary>
    public static UsageRecord Record(CustomerId customer, MeterId meter, long quantity, int minute = 1) =>
        new(customer, meter, quantity, Start.AddMinutes(minute));

    /// <summary>Applies records as the journal's next batch.</summary>
    public Task<ApplyOutcome> ApplyAsync(params IReadOnlyList<UsageRecord> records) => ApplyAsync(++_segment, records);

    /// <summary>Applies records as a batch of this number.</summary>
    public Task<ApplyOutcome> ApplyAsync(long segment, IEnumerable<UsageRecord> records) =>
        Ledger.ApplyAsync(new UsageBatch(new BatchId(_journal, segment), records, 1), CancellationToken.None);

    /// <summary>What is held for a customer's units that are out, in nanos.</summary>
    public Task<Int128> HeldAsync(CustomerId customer) => InContextAsync(async context =>
    {
        await using var transaction = await context.Database.BeginTransactionAsync();
        return await _services.GetRequiredService<ICreditHolds>()
            .HeldAsync(context, customer.Value, CancellationToken.None);
    });

    /// <summary>How much a customer is charged for, and what it costs, in nanos.</summary>
    public Task<(long Quantity, Int128 Cost)> ChargedAsync(CustomerId customer) => InContextAsync(async context =>
    {
        var lines = await context.UsageLines.AsNoTracking()
            .Where(line => line.CustomerId == customer.Value).ToListAsync();
        var cost = lines.Sum(line => line.CostNanos);
        var total = await context.Customers.AsNoTracking().SingleAsync(row => row.Id == customer.Value);
        Assert.Equal(cost, total.TotalCostNanos);
        return (lines.Sum(line => line.Quantity), cost);
    });

    /// <summary>What was rejected, in order.</summary>
    public Task<List<RejectedUsageRow>> RejectedAsync() => InContextAsync(context =>
        context.RejectedUsage.AsNoTracking().OrderBy(row => row.Id).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        if (_sharded is not null)
            await _sharded.DisposeAsync();
        if (Tap is not null)
            await Tap.DisposeAsync();
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (_server is not null)
            await _server.DropDatabaseAsync(_connectionString);
        _folder.Delete(recursive: true);
    }
}
