using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Storage.Catalog;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Meters;

namespace Payg.Storage.Tests.Catalog;

/// <summary>Prices are read and parsed once, whatever is added and withdrawn around them.</summary>
public sealed class PriceSnapshotTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly PriceSnapshot _snapshot = new();

    [Fact]
    public async Task Read_OfTheSameVersion_ReadsNothing()
    {
        var rows = new Rows(1, 2, 3);
        var first = await ReadAsync(rows);

        var again = await ReadAsync(rows);

        Assert.Same(first, again);
        Assert.Equal((1, 3, 0), (rows.Reads, rows.Parsed, rows.IdReads));
    }

    [Fact]
    public async Task Read_AfterAPriceWasAdded_ReadsThatOneAlone()
    {
        var rows = new Rows(1, 2, 3);
        await ReadAsync(rows);
        rows.Ids.Add(4);

        var book = await ReadAsync(rows);

        AssertHas(book, 1, 2, 3, 4);
        Assert.Equal((2, 4, 0), (rows.Reads, rows.Parsed, rows.IdReads));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Read_AfterAPriceWasWithdrawn_ParsesNothingAgain(int withdrawn)
    {
        var rows = new Rows(1, 2, 3);
        await ReadAsync(rows);
        rows.Ids.Remove(withdrawn);

        var book = await ReadAsync(rows);

        Assert.Null(book.Find(new PriceId(withdrawn)));
        AssertHas(book, 1, 5 - withdrawn);
        Assert.Equal((3, 1), (rows.Parsed, rows.IdReads));
    }

    [Fact]
    public async Task Read_AfterOneWasWithdrawnAndAnotherAdded_HasTheRightOnes()
    {
        var rows = new Rows(1, 2, 3);
        await ReadAsync(rows);
        rows.Ids.Remove(3);
        rows.Ids.Add(4);

        var book = await ReadAsync(rows);

        AssertHas(book, 1, 2, 4);
        Assert.Null(book.Find(new PriceId(3)));
    }

    [Fact]
    public async Task Read_OfAPriceThatBecameVisibleLate_FindsIt()
    {
        // A transaction took number 2 and committed after the one that took number 3.
        var rows = new Rows(1, 3);
        await ReadAsync(rows);
        rows.Ids.Add(2);

        AssertHas(await ReadAsync(rows), 1, 2, 3);
    }

    [Fact]
    public async Task Read_OfATransactionThatSeesAnEarlierState_GetsThatState()
    {
        await ReadAsync(new Rows(1, 3, 4, 5));

        var book = await ReadAsync(new Rows(1, 2, 3));

        AssertHas(book, 1, 2, 3);
        Assert.Null(book.Find(new PriceId(4)));
    }

    [Fact]
    public async Task Read_OfNoPrices_IsAnEmptyBook() =>
        Assert.False((await ReadAsync(new Rows())).Knows(new MeterId(1)));

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Read_InATransactionThatIsRolledBack_LeavesNothingBehind(DatabaseKind kind)
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var meter = await database.AddMeterAsync(1);
        await database.InContextAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            Add(context, meter, 7);
            await context.SaveChangesAsync();
            Assert.Equal(2, Prices(await _snapshot.ReadAsync(context, CancellationToken.None), meter).Count());
            await transaction.RollbackAsync();
            return 0;
        });

        // SQLite gives the number again: what was read under it before must not come back.
        await database.InContextAsync(async context =>
        {
            Add(context, meter, 9);
            await context.SaveChangesAsync();
            return 0;
        });
        var book = await database.InContextAsync(context => _snapshot.ReadAsync(context, CancellationToken.None));

        Assert.Equal(
            [1L, 9L], Prices(book, meter).Select(price => Assert.IsType<FlatPrice>(price.Model).AmountNanos));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Flush_AfterPricesChanged_ChargesTheNewOnes(DatabaseKind kind)
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(1);
        await database.ApplyAsync(LedgerDatabase.Record(customer, meter, 1));
        var second = await database.InContextAsync(async context =>
        {
            Add(context, meter, 100);
            await context.SaveChangesAsync();
            return context.Prices.Max(row => row.Id);
        });
        await database.ApplyAsync(LedgerDatabase.Record(customer, meter, 1, minute: 45));
        await database.RunAsync(kind == DatabaseKind.Sqlite
            ? $"DELETE FROM prices WHERE id = {second}"
            : $"DELETE FROM payg.prices WHERE id = {second}");
        var another = await database.AddCustomerAsync();
        await database.ApplyAsync(LedgerDatabase.Record(another, meter, 1, minute: 45));

        Assert.Equal((2, 101), await database.ChargedAsync(customer));
        Assert.Equal((1, 1), await database.ChargedAsync(another));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Flush_WithPricesThatWereReadBefore_DoesNotReadThemAgain(DatabaseKind kind)
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var customer = await database.AddCustomerAsync();
        var (meter, other) = (await database.AddMeterAsync(3), await database.AddMeterAsync(5));
        await database.ApplyAsync(LedgerDatabase.Record(customer, meter, 1));

        // Whoever reads them now fails.
        await database.InContextAsync(context => context.Prices.ExecuteUpdateAsync(
            change => change.SetProperty(row => row.Model, "{}")));
        await database.ApplyAsync(
            LedgerDatabase.Record(customer, meter, 2), LedgerDatabase.Record(customer, other, 1));

        Assert.Equal((4, 14), await database.ChargedAsync(customer));
    }

    private static void Add(PaygContext context, MeterId meter, long nanos) => context.Prices.Add(new PriceRow
    {
        MeterId = meter.Value,
        Unit = "call",
        Currency = "USD",
        EffectiveFrom = LedgerDatabase.Start.AddMinutes(30),
        Model = PriceModelJson.Write(new FlatPrice(nanos)),
        CreatedAt = LedgerDatabase.Start,
    });

    private static IEnumerable<Price> Prices(PriceBook book, MeterId meter) =>
        book.TimelinesOf(meter).SelectMany(timeline => timeline.Sets).SelectMany(set => set.Prices);

    private Task<PriceBook> ReadAsync(Rows rows) =>
        _snapshot.ReadAsync(new(rows.Ids.Count, rows.Ids.Count == 0 ? 0 : rows.Ids.Max), rows, CancellationToken.None);

    private static void AssertHas(PriceBook book, params int[] ids) =>
        Assert.Equal(ids, Prices(book, new MeterId(1)).Select(price => price.Id.Value));

    /// <summary>Prices of one meter, one a minute, that count how they are read.</summary>
    private sealed class Rows(params int[] ids) : IPriceRows
    {
        public SortedSet<int> Ids { get; } = [.. ids];

        public int Reads { get; private set; }

        public int IdReads { get; private set; }

        public int Parsed { get; private set; }

        public Task<IReadOnlyList<Price>> ReadAfterAsync(long id, CancellationToken cancellationToken)
        {
            Reads++;
            Price[] found = [.. Ids.Where(known => known > id).Select(known => new Price(
                new PriceId(known), new MeterId(1), Currency.Usd, s_start.AddMinutes(known), new FlatPrice(known)))];
            Parsed += found.Length;
            return Task.FromResult<IReadOnlyList<Price>>(found);
        }

        public Task<IReadOnlySet<PriceId>> ReadIdsAsync(CancellationToken cancellationToken)
        {
            IdReads++;
            return Task.FromResult<IReadOnlySet<PriceId>>(Ids.Select(id => new PriceId(id)).ToHashSet());
        }
    }
}
