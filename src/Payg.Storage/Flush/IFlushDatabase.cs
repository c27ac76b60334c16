namespace Payg.Storage.Flush;

/// <summary>Begins flush transactions. One implementation for each database.</summary>
internal interface IFlushDatabase
{
    /// <summary>Begins a transaction that may write.</summary>
    Task<IFlushTransaction> BeginAsync(CancellationToken cancellationToken);
}
