using System.Buffers;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;

namespace Payg.Journal.Archive;

/// <summary>
/// Records laid out so that they compress well: by customer, meter, API key and time, then column by column, each
/// number as the difference to the one before, in as many bytes as it needs. Customer, meter and key are written once
/// for all of their calls, a quantity of one is a zero, and a time is the microseconds since the call before.
/// </summary>
internal static class ArchiveColumns
{
    private const int CustomerBytes = 16;
    private const int MoreFollows = 0x80;

    /// <summary>Puts records in the order in which they are laid out.</summary>
    public static void Sort(UsageRecord[] records) => Array.Sort(records, static (one, other) =>
    {
        var order = one.Customer.CompareTo(other.Customer);
        order = order != 0 ? order : one.Meter.CompareTo(other.Meter);
        order = order != 0 ? order : one.ApiKey.CompareTo(other.ApiKey);
        order = order != 0 ? order : one.OccurredAt.CompareTo(other.OccurredAt);
        return order != 0 ? order : one.Quantity.CompareTo(other.Quantity);
    });

    /// <summary>Lays out sorted records.</summary>
    /// <param name="records">Sorted, all from <paramref name="oldestMicros"/> on.</param>
    /// <param name="oldestMicros">What times are counted from.</param>
    public static ReadOnlySpan<byte> Write(ReadOnlySpan<UsageRecord> records, long oldestMicros)
    {
        var target = new ArrayBufferWriter<byte>(records.Length * 4);
        for (var start = 0; start < records.Length;)
        {
            var end = start + 1;
            while (end < records.Length && IsSameGroup(records[start], records[end]))
                end++;
            records[start].Customer.Value.TryWriteBytes(target.GetSpan(CustomerBytes));
            target.Advance(CustomerBytes);
            WriteNumber(target, records[start].Meter.Value);
            WriteNumber(target, records[start].ApiKey.Value);
            WriteNumber(target, end - start);
            start = end;
        }

        for (var i = 0; i < records.Length; i++)
        {
            var follows = i > 0 && IsSameGroup(records[i - 1], records[i]);
            var before = follows ? UnixMicroseconds.From(records[i - 1].OccurredAt) : oldestMicros;
            WriteNumber(target, UnixMicroseconds.From(records[i].OccurredAt) - before);
        }

        foreach (var record in records)
            WriteNumber(target, record.Quantity - 1);
        return target.WrittenSpan;
    }

    /// <summary>Reads back what <see cref="Write"/> wrote.</summary>
    /// <param name="source">The columns.</param>
    /// <param name="count">How many records they hold.</param>
    /// <param name="oldestMicros">What times are counted from.</param>
    /// <param name="hasApiKeys">False: an earlier version wrote them, without API keys.</param>
    /// <exception cref="InvalidDataException">These bytes are something else.</exception>
    public static UsageRecord[] Read(ReadOnlySpan<byte> source, int count, long oldestMicros, bool hasApiKeys)
    {
        // A record takes two bytes at least, so what says that there are more of them cannot make us take memory.
        if (count > source.Length / 2)
            throw Broken();
        var records = new UsageRecord[count];
        var groupEnds = new List<int>();
        for (var start = 0; start < count;)
        {
            if (source.Length < CustomerBytes)
                throw Broken();
            var customer = new CustomerId(new Guid(source[..CustomerBytes]));
            source = source[CustomerBytes..];
            var meter = new MeterId((int)ReadNumber(ref source, 1, int.MaxValue));
            var apiKey = hasApiKeys ? (int)ReadNumber(ref source, 0, int.MaxValue) : 0;
            var end = start + (int)ReadNumber(ref source, 1, count - start);
            records.AsSpan(start, end - start).Fill(
                new UsageRecord(customer, meter, 0, default) { ApiKey = new ApiKeyId(apiKey) });
            groupEnds.Add(start = end);
        }

        var latest = UnixMicroseconds.From(DateTimeOffset.MaxValue);
        var (at, micros) = (0, 0L);
        foreach (var end in groupEnds)
        {
            for (micros = oldestMicros; at < end; at++)
            {
                micros += ReadNumber(ref source, 0, latest - micros);
                records[at] = records[at] with { OccurredAt = UnixMicroseconds.ToInstant(micros) };
            }
        }

        foreach (ref var record in records.AsSpan())
            record = record with { Quantity = ReadNumber(ref source, 0, UsageRecord.MaxQuantity - 1) + 1 };
        return source.IsEmpty ? records : throw Broken();
    }

    private static bool IsSameGroup(in UsageRecord one, in UsageRecord other) =>
        one.Customer == other.Customer && one.Meter == other.Meter && one.ApiKey == other.ApiKey;

    /// <summary>Seven bits a byte, the lowest first.</summary>
    private static void WriteNumber(ArrayBufferWriter<byte> target, long number)
    {
        var rest = (ulong)number;
        for (; rest >= MoreFollows; rest >>= 7)
        {
            target.GetSpan(1)[0] = (byte)(rest | MoreFollows);
            target.Advance(1);
        }

        target.GetSpan(1)[0] = (byte)rest;
        target.Advance(1);
    }

    private static long ReadNumber(ref ReadOnlySpan<byte> source, long least, long most)
    {
        ulong number = 0;
        for (var (shift, at) = (0, 0); shift < 63 && at < source.Length; shift += 7, at++)
        {
            number |= (ulong)(source[at] & ~MoreFollows) << shift;
            if (source[at] >= MoreFollows)
                continue;
            source = source[(at + 1)..];
            return (long)number >= least && (long)number <= most ? (long)number : throw Broken();
        }

        throw Broken();
    }

    private static InvalidDataException Broken() => new("These are no columns of usage records.");
}
