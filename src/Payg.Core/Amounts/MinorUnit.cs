using System.Globalization;

namespace Payg.Core.Amounts;

/// <summary>
/// The smallest amount that can be paid in a currency: a cent for most, a whole yen, a thousandth of a Kuwaiti dinar.
/// Source: ISO 4217, list one (amendment 176), column "minor unit".
/// </summary>
/// <param name="Digits">How many fraction digits an amount has that can be paid: 0 to 4.</param>
public readonly record struct MinorUnit(int Digits)
{
    /// <summary>Nanos in one minor unit.</summary>
    public long Nanos => Digits switch
    {
        0 => Money.NanosPerUnit,
        1 => Money.NanosPerUnit / 10,
        2 => Money.NanosPerUnit / 100,
        3 => Money.NanosPerUnit / 1_000,
        _ => Money.NanosPerUnit / 10_000,
    };

    /// <summary>The minor unit of a currency; a hundredth where the list leaves it open.</summary>
    public static MinorUnit Of(Currency currency) => currency.Code switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "UYI"
            or "VND" or "VUV" or "XAF" or "XOF" or "XPF" => new(0),
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => new(3),
        "CLF" or "UYW" => new(4),
        _ => new(2),
    };

    /// <summary>The nearest whole number of minor units; a tie goes to the even one.</summary>
    /// <param name="nanos">The amount, in nanos; may be negative.</param>
    /// <exception cref="OverflowException">It does not fit a <see cref="long"/>.</exception>
    public long Round(Int128 nanos) => checked((long)HalfEven(nanos, Nanos));

    /// <summary>The amount with all its fraction digits, such as <c>12.50</c>, <c>-0.01</c> or <c>1200</c>.</summary>
    public string Format(long minor)
    {
        var digits = Int128.Abs(minor).ToString(CultureInfo.InvariantCulture).PadLeft(Digits + 1, '0');
        var whole = digits[..^Digits];
        return (minor < 0 ? "-" : "") + (Digits == 0 ? whole : $"{whole}.{digits[^Digits..]}");
    }

    /// <summary>The quotient, rounded to the nearest whole number; a tie goes to the even one.</summary>
    /// <param name="value">What is divided; may be negative.</param>
    /// <param name="divisor">What by; above 0.</param>
    public static Int128 HalfEven(Int128 value, Int128 divisor)
    {
        var (quotient, rest) = Int128.DivRem(value, divisor);
        var twice = Int128.Abs(rest) * 2;
        var isUp = twice > divisor || (twice == divisor && Int128.IsOddInteger(quotient));
        return isUp ? quotient + Int128.Sign(value) : quotient;
    }
}
