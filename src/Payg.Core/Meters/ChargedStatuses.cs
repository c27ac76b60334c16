using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Payg.Core.Meters;

/// <summary>
/// Which HTTP statuses of an answer are charged, written as statuses and ranges of them: <c>200-299,404</c>. Statuses
/// are 200 to 599 (RFC 9110, section 15; an interim 1xx answers nothing). Immutable and safe for concurrent use; equal
/// when they charge the same.
/// </summary>
public sealed class ChargedStatuses : IEquatable<ChargedStatuses>
{
    /// <summary>The longest text that is read.</summary>
    public const int MaxLength = 100;

    private const int First = 200;
    private const int Last = 599;

    private readonly bool[] _isCharged;
    private readonly string _text;

    private ChargedStatuses(bool[] isCharged) => (_isCharged, _text) = (isCharged, Write(isCharged));

    /// <summary>2xx: the calls that succeeded.</summary>
    public static ChargedStatuses Default { get; } = Parse("200-299");

    /// <summary>Whether an answer with this status is charged. Takes a few nanoseconds and allocates nothing.</summary>
    public bool Contains(int status) => (uint)(status - First) < (uint)_isCharged.Length && _isCharged[status - First];

    /// <summary>Reads statuses and ranges with commas between them; at least one.</summary>
    /// <exception cref="FormatException">The text is anything else, or longer than <see cref="MaxLength"/>.</exception>
    public static ChargedStatuses Parse(string text) =>
        TryParse(text, out var statuses)
            ? statuses
            : throw new FormatException($"'{text}' is no list of statuses: write them as 200-299,404.");

    /// <summary>Reads statuses and ranges with commas between them; false for anything else.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ChargedStatuses? statuses)
    {
        statuses = null;
        if (text is null || text.Length is 0 or > MaxLength)
            return false;

        var isCharged = new bool[Last - First + 1];
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !TryReadStatus(ends[0], out var first) || !TryReadStatus(ends[^1], out var last)
                || first > last)
            {
                return false;
            }

            isCharged.AsSpan((first - First)..(last - First + 1)).Fill(true);
        }

        statuses = new ChargedStatuses(isCharged);
        return statuses._text.Length <= MaxLength;
    }

    /// <inheritdoc/>
    public bool Equals(ChargedStatuses? other) => string.Equals(_text, other?._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ChargedStatuses);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>The shortest text that says the same: rising, and without overlaps.</summary>
    public override string ToString() => _text;

    private static bool TryReadStatus(string text, out int status) =>
        int.TryParse(text.Trim(' '), NumberStyles.None, CultureInfo.InvariantCulture, out status)
        && status is >= First and <= Last;

    private static string Write(bool[] isCharged)
    {
        var parts = new List<string>();
        for (var start = 0; start < isCharged.Length; start++)
        {
            if (!isCharged[start])
                continue;

            var end = start;
            while (end + 1 < isCharged.Length && isCharged[end + 1])
                end++;
            parts.Add(start == end
                ? string.Create(CultureInfo.InvariantCulture, $"{First + start}")
                : string.Create(CultureInfo.InvariantCulture, $"{First + start}-{First + end}"));
            start = end;
        }

        return string.Join(',', parts);
    }
}
