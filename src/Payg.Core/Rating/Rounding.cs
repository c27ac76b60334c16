namespace Payg.Core.Rating;

/// <summary>The one rounding between an exact fraction and whole nanos.</summary>
internal static class Rounding
{
    /// <summary>The whole number nearest to the fraction; of two equally near, the even one.</summary>
    /// <param name="numerator">0 or more.</param>
    /// <param name="denominator">1 or more.</param>
    public static Int128 DivideHalfToEven(Int128 numerator, long denominator)
    {
        var (quotient, remainder) = Int128.DivRem(numerator, denominator);
        var twice = remainder * 2;
        var up = twice > denominator || (twice == denominator && Int128.IsOddInteger(quotient));
        return up ? quotient + 1 : quotient;
    }
}
