namespace Payg.Load.Scale.Rows;

/// <summary>Writes many rows of the model into a database that nobody else uses. Not thread-safe.</summary>
internal interface IBulkWriter : IAsyncDisposable
{
    /// <summary>Writes the rows of one table, in the order in which they come.</summary>
    Task WriteAsync<T>(IEnumerable<T> rows, CancellationToken cancellationToken) where T : class;

    /// <summary>Makes what was written visible, and the database as it would be after some time of use.</summary>
    Task CompleteAsync(CancellationToken cancellationToken);

    /// <summary>What the database takes on the disk, in bytes.</summary>
    Task<long> SizeAsync(CancellationToken cancellationToken);
}
