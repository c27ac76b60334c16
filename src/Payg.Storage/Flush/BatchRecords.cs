using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Flush.Rows;

namespace Payg.Storage.Flush;

/// <summary>
/// Reads the records of a batch. They come from files of the journal, while a transaction is open: an I/O error of
/// theirs must not be taken for one of the connection to the database.
/// </summary>
internal static class BatchRecords
{
    /// <exception cref="UnreadableBatchException">They cannot be read.</exception>
    public static IEnumerable<UsageRecord> Read(this UsageBatch batch)
    {
        using var records = batch.Records.GetEnumerator();
        while (MoveNext(records))
            yield return records.Current;
    }

    /// <summary>
    /// The sums of the records, without those of test calls, which are taken out. Every call passes here, so nothing is
    /// between the file and the sums.
    /// </summary>
    /// <exception cref="UnreadableBatchException">The records cannot be read.</exception>
    /// <exception cref="OverflowException">A sum is too high.</exception>
    /// <exception cref="KeyNotFoundException">A meter has no price.</exception>
    public static UsageSummary Sum(this UsageBatch batch, PriceBook prices, TestUsage tests)
    {
        var summary = new UsageSummary(prices);
        try
        {
            foreach (var record in batch.Records)
            {
                if (!tests.Take(record))
                    summary.Add(record);
            }
        }
        catch (Exception failure) when (IsOfFile(failure))
        {
            throw Unreadable(failure);
        }

        return summary;
    }

    private static bool MoveNext(IEnumerator<UsageRecord> records)
    {
        try
        {
            return records.MoveNext();
        }
        catch (Exception failure) when (IsOfFile(failure))
        {
            throw Unreadable(failure);
        }
    }

    private static bool IsOfFile(Exception failure) => failure is IOException or UnauthorizedAccessException;

    private static UnreadableBatchException Unreadable(Exception failure) =>
        new("The records of a batch cannot be read.", failure);
}
