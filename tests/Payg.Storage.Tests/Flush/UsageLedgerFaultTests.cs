using Payg.Core.Amounts;
using Payg.Core.Usage;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Databases;
using Payg.Storage.Flush;
using Payg.Storage.Flush.Rows;
using Payg.Storage.Model;
using static Payg.Storage.Tests.Flush.FlushSamples;

namespace Payg.Storage.Tests.Flush;

/// <summary>What the ledger does when a flush transaction fails: which failures it takes for the records'.</summary>
public sealed class UsageLedgerFaultTests
{
    private static readonly UsageBatch s_batch = new(new BatchId(Guid.Empty, 1), [new(Ann, Calls, 1, May)], 1);

    private readonly FailingDatabase _database = new();
    private readonly DatabaseReadiness _readiness = new();
    private readonly UsageLedger _ledger;

    public UsageLedgerFaultTests()
    {
        _readiness.MarkReady();
        _ledger = NewLedger(_readiness);
    }

    [Fact]
    public async Task Apply_BeforeTheDatabaseIsPrepared_DoesNotAskIt()
    {
        await Assert.ThrowsAsync<LedgerUnavailableException>(
            () => NewLedger(new DatabaseReadiness()).ApplyAsync(s_batch, CancellationToken.None));

        Assert.Equal(0, _database.Attempts);
    }

    [Fact]
    public async Task Apply_WhenTheDatabaseIsUnavailable_SaysSoAfterOneAttempt()
    {
        var failure = new TimeoutException();
        _database.Failures.Enqueue(failure);

        var thrown = await Assert.ThrowsAsync<LedgerUnavailableException>(
            () => _ledger.ApplyAsync(s_batch, CancellationToken.None));

        Assert.Same(failure, thrown.InnerException);
        Assert.Equal(1, _database.Attempts);
    }

    [Fact]
    public async Task Apply_WhenTheDatabaseIsUnavailableForTheSplit_SaysSo()
    {
        _database.Failures.Enqueue(new OverflowException());
        _database.Failures.Enqueue(new TimeoutException());

        await Assert.ThrowsAsync<LedgerUnavailableException>(
            () => _ledger.ApplyAsync(s_batch, CancellationToken.None));

        Assert.Equal(2, _database.Attempts);
    }

    [Fact]
    public async Task Apply_RecordsThatCannotBeRead_IsNotTriedAgain()
    {
        _database.Failures.Enqueue(new UnreadableBatchException("torn", new IOException()));

        await Assert.ThrowsAsync<UnreadableBatchException>(
            () => _ledger.ApplyAsync(s_batch, CancellationToken.None));

        Assert.Equal(1, _database.Attempts);
    }

    [Fact]
    public async Task Apply_Cancelled_IsNotTriedAgain()
    {
        _database.Failures.Enqueue(new OverflowException());

        await Assert.ThrowsAsync<OverflowException>(
            () => _ledger.ApplyAsync(s_batch, new CancellationToken(canceled: true)));

        Assert.Equal(1, _database.Attempts);
    }

    private UsageLedger NewLedger(DatabaseReadiness readiness)
    {
        var posting = new CreditPosting(new CreditCounts(Currency.Usd));
        return new UsageLedger(
            _database, new Faults(), readiness, new PriceSnapshot(), posting, new RecurringPosting(posting),
            Currency.Usd, TimeProvider.System);
    }

    /// <summary>A database whose transactions fail as a test says.</summary>
    private sealed class FailingDatabase : IFlushDatabase
    {
        public Queue<Exception> Failures { get; } = [];

        public int Attempts { get; private set; }

        public Task<T> RunAsync<T>(Func<IFlushTransaction, Task<T>> work, CancellationToken cancellationToken)
        {
            Attempts++;
            return Task.FromException<T>(Failures.Dequeue());
        }

        public IFlushTransaction Join(PaygContext context) => throw new NotSupportedException();
    }

    private sealed class Faults : IDatabaseFaults
    {
        public bool IsUnavailable(Exception exception) => exception is TimeoutException;

        public bool IsRefusal(Exception exception) => false;

        public bool IsUniqueViolation(Exception exception) => false;
    }
}
