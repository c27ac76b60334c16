using System.Globalization;
using System.Text.Json.Serialization;
using Payg.Core.Usage;

namespace Payg.Journal.Segments;

/// <summary>
/// The identity of a segment and the name of its file, such as <c>0199…c2-0000000042.usage</c>. No two segments ever
/// share one: a process takes a new journal id when it starts and counts its segments up from 1.
/// </summary>
/// <param name="Journal">The journal id: a version 7 UUID, so that names sort by the start of the process.</param>
/// <param name="Number">From 1 on.</param>
public readonly record struct SegmentName(Guid Journal, long Number) : IComparable<SegmentName>
{
    /// <summary>What the names of all segment files end with.</summary>
    public const string Extension = ".usage";

    private const int JournalDigits = 32;
    private const int NumberDigits = 10;

    /// <summary>The name of the file.</summary>
    [JsonIgnore]
    public string FileName => string.Create(CultureInfo.InvariantCulture, $"{Journal:N}-{Number:D10}{Extension}");

    /// <summary>How the ledger knows it.</summary>
    [JsonIgnore]
    public BatchId BatchId => new(Journal, Number);

    /// <summary>Reads the name of a file; false when it is not one that <see cref="FileName"/> gives.</summary>
    public static bool TryParse(string fileName, out SegmentName name)
    {
        name = default;
        if (fileName.Length < JournalDigits + 1 + NumberDigits + Extension.Length
            || !Guid.TryParseExact(fileName.AsSpan(0, JournalDigits), "N", out var journal))
        {
            return false;
        }

        var number = fileName.AsSpan(JournalDigits + 1);
        number = number[..^Extension.Length];
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
            return false;
        name = new SegmentName(journal, parsed);
        return string.Equals(name.FileName, fileName, StringComparison.Ordinal);
    }

    /// <summary>By journal, oldest first, then by number.</summary>
    public int CompareTo(SegmentName other)
    {
        var order = string.CompareOrdinal(Journal.ToString("N"), other.Journal.ToString("N"));
        return order != 0 ? order : Number.CompareTo(other.Number);
    }

    /// <inheritdoc/>
    public override string ToString() => FileName;
}
