using System.Globalization;

namespace Payg.Core.Amounts;

/// <summary>
/// Reads the digits of a JSON number as nanos, exactly. Programs write small numbers with an exponent
/// (<c>1.5e-7</c>), so one is accepted here, unlike in text that people write.
/// </summary>
internal static class JsonNumber
{
    private const int NanoPlaces = 9;
    private const int LongDigits = 19;

    /// <summary>False where nanos are too coarse for the number, or <see cref="long"/> too small.</summary>
    /// <param name="number">A number that follows the grammar of RFC 8259, section 6.</param>
    /// <param name="nanos">The number times 10⁹.</param>
    public static bool TryReadNanos(ReadOnlySpan<char> number, out long nanos)
    {
        nanos = 0;
        var mark = number.IndexOfAny('e', 'E');
        var exponent = 0;
        if (mark >= 0 && !int.TryParse(
            number[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }

        var mantissa = mark < 0 ? number : number[..mark];
        var negative = mantissa[0] == '-';
        mantissa = negative ? mantissa[1..] : mantissa;
        var point = mantissa.IndexOf('.');
        var places = (point < 0 ? 0 : mantissa.Length - point - 1) - (long)exponent;
        var digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);

        // Zeros at the end say nothing about the value: without them the places tell how fine the number really is.
        var significant = digits.TrimEnd('0');
        places -= digits.Length - significant.Length;
        significant = significant.TrimStart('0');
        if (significant.Length == 0)
            return true;

        var zeros = NanoPlaces - places;
        if (zeros < 0 || significant.Length + zeros > LongDigits)
            return false;

        var value = Int128.Parse(significant, NumberStyles.None, CultureInfo.InvariantCulture);
        for (; zeros > 0; zeros--)
            value *= 10;
        value = negative ? -value : value;
        if (value < long.MinValue || value > long.MaxValue)
            return false;

        nanos = (long)value;
        return true;
    }
}
