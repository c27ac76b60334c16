using Payg.Storage.Model;

namespace Payg.Storage.Catalog;

/// <summary>
/// Read transactions, each as of one instant, that hold no lock a writer waits for. One implementation for each
/// database. Thread-safe.
/// </summary>
public interface IReadTransactions
{
    /// <summary>How many of them are worth running at a time.</summary>
    int Parallelism { get; }

    /// <summary>Runs work in a read transaction of the context; what it writes is refused or lost.</summary>
    Task<T> RunAsync<T>(PaygContext context, Func<Task<T>> work, CancellationToken cancellationToken);
}
