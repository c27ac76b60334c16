using Payg.Storage.Model;

namespace Payg.Storage.Flush.Rows;

/// <summary>Runs flush transactions. One implementation for each database.</summary>
internal interface IFlushDatabase
{
    /// <summary>
    /// Begins a transaction that may write, runs <paramref name="work"/> in it, and disposes it. No thread that calls
    /// are answered on waits for the database meanwhile.
    /// </summary>
    Task<T> RunAsync<T>(Func<IFlushTransaction, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>In the open transaction of a context, which commits and disposes it. Not to be disposed.</summary>
    IFlushTransaction Join(PaygContext context);
}
