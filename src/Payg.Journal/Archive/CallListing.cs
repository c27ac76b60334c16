using Payg.Core.Customers;
using Payg.Core.Meters;

namespace Payg.Journal.Archive;

/// <summary>The calls of one customer from the archive, a page at a time, in the order of their times.</summary>
public sealed class CallListing(ArchiveReader archive)
{
    /// <summary>
    /// The first calls behind a position. Reads the headers of all blocks of the period, and those blocks that may
    /// hold calls of the page; takes the memory of one page and one block.
    /// </summary>
    /// <param name="customer">Whose calls.</param>
    /// <param name="meters">Only calls of these meters; null: of all.</param>
    /// <param name="fromMicros">From this instant on, in microseconds since 1970.</param>
    /// <param name="toMicros">Before this instant.</param>
    /// <param name="after">Where the page before ended; null: the first page.</param>
    /// <param name="limit">The most calls on the page, 1 or more.</param>
    /// <param name="report">Called with each damage found.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">A directory cannot be read.</exception>
    public CallPage Read(
        CustomerId customer,
        IReadOnlySet<MeterId>? meters,
        long fromMicros,
        long toMicros,
        CallPosition? after,
        int limit,
        Action<ArchiveDamage> report,
        CancellationToken cancellationToken)
    {
        // The calls of the page and one more, the last of them on top.
        var best = new PriorityQueue<ArchivedCall, CallPosition>(
            Comparer<CallPosition>.Create(static (one, other) => other.CompareTo(one)));
        var from = Math.Max(fromMicros, after?.Micros ?? fromMicros);
        bool IsFull() => best.Count > limit;
        bool IsWanted(ArchiveHeader header)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return !IsFull() || header.OldestMicros <= best.Peek().Position.Micros;
        }

        foreach (var call in archive.Read(from, toMicros, IsWanted, report))
        {
            if (call.Record.Customer != customer
                || meters?.Contains(call.Record.Meter) == false
                || call.Position.CompareTo(after ?? call.Position with { Micros = long.MinValue }) <= 0)
            {
                continue;
            }

            if (!IsFull())
                best.Enqueue(call, call.Position);
            else
                best.EnqueueDequeue(call, call.Position);
        }

        var hasMore = IsFull();
        if (hasMore)
            best.Dequeue();
        var calls = new ArchivedCall[best.Count];
        for (var i = calls.Length - 1; i >= 0; i--)
            calls[i] = best.Dequeue();
        return new CallPage(calls, hasMore ? calls[^1].Position : null);
    }
}
