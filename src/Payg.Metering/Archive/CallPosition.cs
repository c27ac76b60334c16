using System.Globalization;
using Payg.Metering.Journal;

namespace Payg.Metering.Archive;

/// <summary>
/// The place of a call among all calls: by when it occurred, then by where it was recorded. It is the same whenever
/// and wherever the archive is read, so a page can go on behind it.
/// </summary>
/// <param name="Micros">When it occurred, in microseconds since 1970.</param>
/// <param name="Segment">The segment in which it was recorded.</param>
/// <param name="Index">Its number in the segment's block.</param>
internal readonly record struct CallPosition(long Micros, SegmentName Segment, int Index) : IComparable<CallPosition>
{
    private const char Separator = '.';

    /// <inheritdoc/>
    public int CompareTo(CallPosition other)
    {
        var order = Micros.CompareTo(other.Micros);
        order = order != 0 ? order : Segment.CompareTo(other.Segment);
        return order != 0 ? order : Index.CompareTo(other.Index);
    }

    /// <summary>The position as a cursor.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Micros}{Separator}{Segment.Journal:N}{Separator}{Segment.Number}{Separator}{Index}");

    /// <summary>Reads a cursor; false for anything else.</summary>
    public static bool TryParse(string text, out CallPosition position)
    {
        position = default;
        var parts = text.Split(Separator);
        if (parts.Length != 4
            || !TryRead(parts[0], out var micros)
            || !Guid.TryParseExact(parts[1], "N", out var journal)
            || !TryRead(parts[2], out var number)
            || !TryRead(parts[3], out var index) || index > int.MaxValue)
        {
            return false;
        }

        position = new CallPosition(micros, new SegmentName(journal, number), (int)index);
        return true;
    }

    private static bool TryRead(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
