using System.Buffers;
using System.Text;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;

namespace Payg.Journal.Archive;

/// <summary>
/// Records laid out so that they compress well: by customer, meter, API key, dimensions and time, then column by
/// column, each number as the difference to the one before, in as many bytes as it needs. What calls have in common is
/// written once for all of them, a quantity of one is a zero, and a time is the microseconds since the call before.
/// The block starts with the text of each set of dimensions; a call refers to its set by number.
/// </summary>
internal static class ArchiveColumns
{
    private const int CustomerBytes = 16;
    private const int MoreFollows = 0x80;

    public static void Sort(UsageRecord[] records) => Array.Sort(records, static (one, other) =>
    {
        var order = one.Customer.CompareTo(other.Customer);
        order = order != 0 ? order : one.Meter.CompareTo(other.Meter);
        order = order != 0 ? order : one.ApiKey.CompareTo(other.ApiKey);
        order = order != 0 ? order : Comparer<Dimensions?>.Default.Compare(one.Dimensions, other.Dimensions);
        order = order != 0 ? order : one.OccurredAt.CompareTo(other.OccurredAt);
        return order != 0 ? order : one.Quantity.CompareTo(other.Quantity);
    });

    /// <param name="oldestMicros">What times are counted from.</param>
    public static ReadOnlySpan<byte> Write(ReadOnlySpan<UsageRecord> records, long oldestMicros)
    {
        var target = new ArrayBufferWriter<byte>(records.Length * 4);
        var sets = WriteDimensions(target, records);
        for (var start = 0; start < records.Length;)
        {
            var end = start + 1;
            while (end < records.Length && IsSameGroup(records[start], records[end]))
                end++;
            records[start].Customer.Value.TryWriteBytes(target.GetSpan(CustomerBytes));
            target.Advance(CustomerBytes);
            WriteNumber(target, records[start].Meter.Value);
            WriteNumber(target, records[start].ApiKey.Value);
            WriteNumber(target, records[start].Dimensions is { } dimensions ? sets[dimensions] : 0);
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
    /// <exception cref="InvalidDataException">These bytes are something else.</exception>
    public static UsageRecord[] Read(ReadOnlySpan<byte> source, int count, long oldestMicros, int version)
    {
        // A record takes two bytes at least, so what says that there are more of them cannot make us take memory.
        if (count > source.Length / 2)
            throw Broken();
        var records = new UsageRecord[count];
        var sets = version >= ArchiveHeader.CurrentVersion ? ReadDimensions(ref source) : [null];
        var groupEnds = new List<int>();
        for (var start = 0; start < count;)
        {
            if (source.Length < CustomerBytes)
                throw Broken();
            var customer = new CustomerId(new Guid(source[..CustomerBytes]));
            source = source[CustomerBytes..];
            var meter = new MeterId((int)ReadNumber(ref source, 1, int.MaxValue));
            var apiKey = version >= ArchiveHeader.ApiKeyVersion ? (int)ReadNumber(ref source, 0, int.MaxValue) : 0;
            var dimensions =
                version >= ArchiveHeader.CurrentVersion ? sets[(int)ReadNumber(ref source, 0, sets.Count - 1)] : null;
            var end = start + (int)ReadNumber(ref source, 1, count - start);
            records.AsSpan(start, end - start).Fill(
                new UsageRecord(customer, meter, 0, default)
                {
                    ApiKey = new ApiKeyId(apiKey),
                    Dimensions = dimensions,
                });
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
        one.Customer == other.Customer && one.Meter == other.Meter && one.ApiKey == other.ApiKey
        && Equals(one.Dimensions, other.Dimensions);

    /// <summary>Writes the texts of all dimensions. Returns their numbers, from 1 on.</summary>
    private static Dictionary<Dimensions, int> WriteDimensions(
        ArrayBufferWriter<byte> target, ReadOnlySpan<UsageRecord> records)
    {
        var all = new SortedSet<Dimensions>();
        foreach (var record in records)
        {
            if (record.Dimensions is { } dimensions)
                all.Add(dimensions);
        }

        var numbers = new Dictionary<Dimensions, int>();
        WriteNumber(target, all.Count);
        foreach (var dimensions in all)
        {
            numbers.Add(dimensions, numbers.Count + 1);
            var text = Encoding.UTF8.GetBytes(dimensions.Text);
            WriteNumber(target, text.Length);
            target.Write(text);
        }

        return numbers;
    }

    /// <summary>Reads the dimensions by their numbers; 0 is none.</summary>
    private static List<Dimensions?> ReadDimensions(ref ReadOnlySpan<byte> source)
    {
        List<Dimensions?> sets = [null];
        for (var rest = ReadNumber(ref source, 0, source.Length); rest > 0; rest--)
        {
            var length = (int)ReadNumber(ref source, 0, source.Length);
            if (length > source.Length)
                throw Broken();
            try
            {
                sets.Add(Dimensions.Parse(Encoding.UTF8.GetString(source[..length])));
            }
            catch (FormatException)
            {
                throw Broken();
            }

            source = source[length..];
        }

        return sets;
    }

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
