using System.Globalization;

namespace Payg.Core.Amounts;

/// <summary>
/// An exact amount of money: whole nanos (1 unit of currency = 10⁹ nanos) and a currency. Wide enough for every sum
/// (<see cref="Int128"/>, ±1.7·10²⁹ units); every operation is checked and throws <see cref="OverflowException"/>
/// rather than wrap. Rates of prices are <see cref="long"/> nanos, see <c>Payg.Core.Pricing</c>; databases store
/// <see cref="AmountParts"/>. There is no rounding here: see <c>Payg.Core.Rating</c>.
/// </summary>
/// <param name="Nanos">Billionths of one unit of <paramref name="Currency"/>. May be negative.</param>
/// <param name="Currency">The currency the amount is in.</param>
public readonly record struct Money(Int128 Nanos, Currency Currency)
{
    /// <summary>Nanos in one unit of currency.</summary>
    public const long NanosPerUnit = 1_000_000_000;

    private const int FractionDigits = 9;

    /// <summary>No money at all, in <paramref name="currency"/>.</summary>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>The sum of two amounts of one currency.</summary>
    public static Money operator +(Money left, Money right) =>
        new(checked(left.Nanos + right.Nanos), Same(left, right));

    /// <summary>The difference of two amounts of one currency.</summary>
    public static Money operator -(Money left, Money right) =>
        new(checked(left.Nanos - right.Nanos), Same(left, right));

    /// <summary>
    /// Reads a rate: a plain decimal number such as <c>0.001</c>, an optional minus sign, digits, and at most nine
    /// digits after the point. Neither exponents, spaces, thousands separators nor a tenth fraction digit are accepted.
    /// </summary>
    public static bool TryParseNanos(ReadOnlySpan<char> text, out long nanos)
    {
        nanos = 0;
        var negative = text is ['-', ..];
        var digits = negative ? text[1..] : text;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && fraction.IsEmpty) || fraction.Length > FractionDigits
            || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        Span<char> all = stackalloc char[FractionDigits];
        all.Fill('0');
        fraction.CopyTo(all);
        if (!Int128.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var units)
            || units > long.MaxValue)
        {
            return false;
        }

        var value = (units * NanosPerUnit) + int.Parse(all, NumberStyles.None, CultureInfo.InvariantCulture);
        value = negative ? -value : value;
        if (value < long.MinValue || value > long.MaxValue)
        {
            return false;
        }

        nanos = (long)value;
        return true;
    }

    /// <summary>The shortest plain decimal number for so many nanos: <c>0.001</c>, <c>-2.5</c>, <c>12</c>.</summary>
    public static string FormatNanos(Int128 nanos)
    {
        var (units, rest) = Int128.DivRem(nanos, NanosPerUnit);
        var whole = Int128.Abs(units).ToString(CultureInfo.InvariantCulture);
        var fraction = Math.Abs((long)rest).ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
        return (nanos < 0 ? "-" : "") + whole + (fraction.Length == 0 ? "" : "." + fraction);
    }

    /// <summary>The amount without its currency, as <see cref="FormatNanos"/> writes it.</summary>
    public string ToAmountString() => FormatNanos(Nanos);

    /// <inheritdoc/>
    public override string ToString() => $"{ToAmountString()} {Currency}";

    private static Currency Same(Money left, Money right) =>
        left.Currency == right.Currency
            ? left.Currency
            : throw new InvalidOperationException($"{left.Currency} and {right.Currency} cannot be added.");
}
