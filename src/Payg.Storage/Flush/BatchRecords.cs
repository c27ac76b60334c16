using Payg.Core.Usage;

namespace Payg.Storage.Flush;

/// <summary>Reads the records of a batch.</summary>
internal static class BatchRecords
{
    /// <summary>
    /// The records. They come from files of the journal, while a transaction is open: an I/O error of theirs must not
    /// be taken for one of the connection to the database.
    /// </summary>
    /// <exception cref="UnreadableBatchException">They cannot be read.</exception>
    public static IEnumerable<UsageRecord> Read(this UsageBatch batch)
    {
        using var records = batch.Records.GetEnumerator();
        while (MoveNext(records))
            yield return records.Current;
    }

    private static bool MoveNext(IEnumerator<UsageRecord> records)
    {
        try
        {
            return records.MoveNext();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableBatchException("The records of a batch cannot be read.", failure);
        }
    }
}
