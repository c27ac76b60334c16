using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Budgets;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Flush;
using Payg.Storage.Flush.Rows;
using static Payg.Storage.Tests.Flush.FlushSamples;

namespace Payg.Storage.Tests.Flush;

/// <summary>How a batch is split, seen from what it does to the transaction.</summary>
public sealed class SplitFlushTests : IAsyncDisposable
{
    private static readonly PriceBook s_prices = new(
        [PriceOf(1, Calls, -40, 2), PriceOf(2, Bytes, -40, 1), PriceOf(3, Calls, 10, 2)]);

    private readonly Transaction _transaction = new() { Known = { Ann, Bob } };
    private readonly List<long> _applied = [];
    private Func<UsageRecord, bool> _isGuilty = _ => false;

    public ValueTask DisposeAsync() => _transaction.DisposeAsync();

    [Fact]
    public async Task Apply_WithNothingWrong_AppliesAllAtOnce()
    {
        var (lines, rejected) = await ApplyAsync(Record(Ann, 1), Record(Bob, 2), Record(Ann, 3));

        Assert.Equal([1, 2, 3], _applied.Order());
        Assert.Equal((3, 0L), (lines, rejected.Records));
        Assert.Equal(["save", "release"], _transaction.Steps);
    }

    [Fact]
    public async Task Apply_WithOneGuiltyKind_RejectsItAndKeepsTheOthers()
    {
        _isGuilty = record => record.Customer == Bob;

        var (lines, rejected) = await ApplyAsync(
            Record(Ann, 1), Record(Bob, 2), Record(Bob, 3), Record(Ann, 4, hour: 1));

        Assert.Equal([1, 4], _applied.Order());
        Assert.Equal(2, lines);
        var sum = Assert.Single(rejected.InOrder());
        Assert.Equal((Bob, 2L, 5L, 1), (sum.Key.Customer, sum.Records, sum.Quantity, sum.Key.Price.Value));
        Assert.Equal(RejectionReasons.OutOfBounds, sum.Key.Reason);
        Assert.Equal(2 * _transaction.Steps.Count(step => step is "save"), _transaction.Steps.Count);
    }

    [Fact]
    public async Task Apply_WithGuiltyRecordsAmongOthersOfTheirKind_RejectsThoseAlone()
    {
        _isGuilty = record => record.Quantity > 15;

        var (_, rejected) = await ApplyAsync(
            [.. Enumerable.Range(1, 20).Select(number => Record(Ann, number)), Record(Ann, 101), Record(Ann, 999)]);

        Assert.Equal(Enumerable.Range(1, 15).Select(number => (long)number), _applied.Order());
        var sum = Assert.Single(rejected.InOrder());
        Assert.Equal((7L, 1190L), (sum.Records, sum.Quantity));
    }

    [Fact]
    public async Task Apply_WithEveryRecordOfAKindGuilty_TriesTheSmallestAndNotEach()
    {
        _isGuilty = record => record.Customer == Bob;

        await ApplyAsync([.. Enumerable.Range(1, 1000).Select(number => Record(Bob, number)), Record(Ann, 1)]);

        // All, both kinds, then Bob's smallest.
        Assert.InRange(_transaction.Steps.Count(step => step is "save"), 4, 5);
        Assert.Equal([1], _applied);
    }

    [Fact]
    public async Task Apply_WithTheSmallestRecordOfAKindAmongTheLast_StillTriesItFirst()
    {
        _isGuilty = record => record.Quantity > 2;

        var (_, rejected) = await ApplyAsync(Record(Ann, 9), Record(Ann, 2), Record(Ann, 1));

        Assert.Equal([1, 2], _applied);
        Assert.Equal((1L, 9L), rejected.InOrder().Select(sum => (sum.Records, sum.Quantity)).Single());
    }

    [Fact]
    public async Task Apply_WithOneGuiltyRecordAmongMany_AppliesTheOthersInFewAttempts()
    {
        _isGuilty = record => record.Quantity > 1000;

        await ApplyAsync([.. Enumerable.Range(1, 1000).Select(number => Record(Ann, number)), Record(Ann, 1001)]);

        Assert.Equal(1000, _applied.Count);
        Assert.InRange(_transaction.Steps.Count(step => step is "save"), 2, 40);
    }

    [Fact]
    public async Task Apply_WithAGuiltyKind_AppliesTheOthersInTheOrderInWhichRowsAreLocked()
    {
        _isGuilty = record => record.Quantity == 9;
        var (one, two) = (new ApiKeyId(1), new ApiKeyId(2));

        await ApplyAsync(
            Record(Bob, 9, hour: 1), Record(Bob, 6), Record(Ann, 5) with { Meter = Bytes }, Record(Ann, 4, hour: 1),
            Record(Ann, 3, hour: 24 * 12), Record(Ann, 2) with { ApiKey = two }, Record(Ann, 1) with { ApiKey = one });

        Assert.Equal([1, 2, 4, 3, 5, 6], _applied);
        Assert.Equal([Ann, Bob], _transaction.Asked);
    }

    [Fact]
    public async Task Apply_RecordsOfUnknownCustomersAndMeters_CostNoAttempt()
    {
        var stranger = new CustomerId(new Guid("00000000-0000-0000-0000-00000000000c"));

        var (_, rejected) = await ApplyAsync(
            Record(stranger, 1), Record(Ann, 2) with { Meter = new MeterId(99) }, Record(Ann, 3));

        Assert.Equal([3], _applied);
        Assert.Equal(["save", "release"], _transaction.Steps);
        Assert.Equal(
            [(RejectionReasons.UnknownMeter, 0), (RejectionReasons.UnknownCustomer, 0)],
            rejected.InOrder().Select(sum => (sum.Key.Reason, sum.Key.Price.Value)));
        Assert.Contains($"{stranger.Value}", rejected.InOrder()[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_OnlyWhatIsForeseen_AppliesNothing()
    {
        var (lines, rejected) = await ApplyAsync(Record(Ann, 2) with { Meter = new MeterId(99) });

        Assert.Equal((0, 1L), (lines, rejected.Records));
        Assert.Empty(_transaction.Steps);
    }

    [Fact]
    public async Task Apply_WhenTheDatabaseFails_DecidesNothing()
    {
        var split = new SplitFlush(
            _transaction, s_prices, Currency.Usd, _ => throw new TimeoutException(),
            failure => failure is TimeoutException);

        await Assert.ThrowsAsync<TimeoutException>(
            () => split.ApplyAsync([Record(Ann, 1), Record(Bob, 2)], CancellationToken.None));
        Assert.Equal(["save"], _transaction.Steps);
    }

    [Fact]
    public async Task Apply_Cancelled_DecidesNothing()
    {
        using var cancellation = new CancellationTokenSource();
        var split = new SplitFlush(
            _transaction,
            s_prices,
            Currency.Usd,
            async _ =>
            {
                await cancellation.CancelAsync();
                throw new OverflowException();
            },
            _ => false);

        await Assert.ThrowsAsync<OverflowException>(
            () => split.ApplyAsync([Record(Ann, 1)], cancellation.Token));
        Assert.Equal(["save"], _transaction.Steps);
    }

    private Task<(int Lines, RejectedSums Rejected)> ApplyAsync(params UsageRecord[] records) =>
        new SplitFlush(_transaction, s_prices, Currency.Usd, ApplyOnceAsync, failure => failure is TimeoutException)
            .ApplyAsync(records, CancellationToken.None);

    private Task<int> ApplyOnceAsync(IReadOnlyList<UsageRecord> records)
    {
        if (records.Any(_isGuilty))
            throw new OverflowException("Too much.");
        _applied.AddRange(records.Select(record => record.Quantity));
        return Task.FromResult(records.Count);
    }

    private static UsageRecord Record(CustomerId customer, long quantity, int hour = 0) =>
        new(customer, Calls, quantity, May.AddHours(hour));

    /// <summary>Notes savepoints; nothing else is asked of it.</summary>
    private sealed class Transaction : IFlushTransaction
    {
        public HashSet<CustomerId> Known { get; } = [];

        public List<string> Steps { get; } = [];

        public IReadOnlyList<CustomerId> Asked { get; private set; } = [];

        public ICreditRows Credits => throw new NotSupportedException();

        public IRecurringRows Recurring => throw new NotSupportedException();

        public Task<IReadOnlyDictionary<CustomerId, Payer>> FindCustomersAsync(
            IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken)
        {
            Asked = customers;
            return Task.FromResult<IReadOnlyDictionary<CustomerId, Payer>>(customers.Where(Known.Contains)
                .ToDictionary(customer => customer, customer => Payer.OfList(Currency.Usd)));
        }

        public Task<DimensionSets> ReadDimensionSetsAsync(
            IReadOnlyList<CustomerId> customers,
            IReadOnlyList<Dimensions> dimensions,
            CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task SaveAsync(CancellationToken cancellationToken) => NoteAsync("save");

        public Task ReleaseAsync(CancellationToken cancellationToken) => NoteAsync("release");

        public Task RollBackAsync(CancellationToken cancellationToken) => NoteAsync("roll back");

        public Task<bool> TryClaimAsync(UsageBatch batch, DateTimeOffset now, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<PricesVersion> LockPricesAsync(CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<Price>> ReadAfterAsync(long id, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlySet<PriceId>> ReadIdsAsync(CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ILeaseRows Leases => throw new NotSupportedException();

        public IBudgetRows Budgets => throw new NotSupportedException();

        public Task<IReadOnlyList<LockedCustomer>> LockCustomersAsync(
            IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyDictionary<PeriodKey, List<StoredUsage>>> ReadLinesAsync(
            IReadOnlyList<PeriodKey> periods, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task WriteAsync(FlushChanges changes, DateTimeOffset now, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task AddTestsAsync(IReadOnlyList<TestChange> tests, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task RejectAsync(
            BatchId batch,
            IReadOnlyList<RejectedSum> sums,
            DateTimeOffset now,
            CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task CommitAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private Task NoteAsync(string step)
        {
            Steps.Add(step);
            return Task.CompletedTask;
        }
    }
}
