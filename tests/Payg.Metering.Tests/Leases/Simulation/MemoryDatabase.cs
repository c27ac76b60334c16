using Payg.Core.Pricing;
using Payg.Storage.Databases;
using Payg.Storage.Flush.Rows;
using Payg.Storage.Model;

namespace Payg.Metering.Tests.Leases.Simulation;

/// <summary>A database that outlives the nodes: it commits all of a transaction or nothing.</summary>
internal sealed class MemoryDatabase(IReadOnlyList<Price> prices, MemoryBooks books)
{
    /// <summary>All prices; announced ones are there from the start.</summary>
    public IReadOnlyList<Price> Prices => prices;

    /// <summary>What is committed.</summary>
    public MemoryBooks Books { get; private set; } = books;

    /// <summary>Whether it can be reached.</summary>
    public bool IsAway { get; set; }

    /// <summary>How many of a hundred transactions fail, before or after the commit.</summary>
    public int FailurePercent { get; set; }

    /// <summary>Called with each commit: what was there before, what is now, and whose journal it was.</summary>
    public Action<MemoryBooks, MemoryBooks, Guid?> Committed { get; set; } = (_, _, _) => { };

    public void Commit(MemoryBooks before, MemoryBooks after, Guid? journal)
    {
        // Two transactions of a customer never overlap: the second waits for the lock of the first.
        Assert.Same(before, Books);
        Books = after;
        Committed(before, after, journal);
    }
}

/// <summary>A node's connection to the database.</summary>
internal sealed class MemoryConnection(MemoryDatabase database, Random random, TimeProvider clock)
    : IFlushDatabase, IDatabaseFaults
{
    public async Task<T> RunAsync<T>(Func<IFlushTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        await Task.Yield();
        MayFail();
        if (random.Next(200) < database.FailurePercent)
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(7000)), clock, cancellationToken);
        await using var transaction = new MemoryTransaction(database);
        var done = work(transaction);
        Assert.True(done.IsCompleted, "A transaction in memory waits for nothing.");
        var result = await done;
        await Task.Yield();
        MayFail();
        return result;
    }

    public IFlushTransaction Join(PaygContext context) => throw new NotSupportedException();

    public bool IsUnavailable(Exception exception) => exception is TimeoutException;

    public bool IsRefusal(Exception exception) => false;

    public bool IsUniqueViolation(Exception exception) => false;

    private void MayFail()
    {
        if (database.IsAway || random.Next(100) < database.FailurePercent)
            throw new TimeoutException("The connection was cut.");
    }
}
