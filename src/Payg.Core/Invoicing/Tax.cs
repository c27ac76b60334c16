using Payg.Core.Amounts;

namespace Payg.Core.Invoicing;

/// <summary>How an invoice is taxed: one category and one rate for all of it.</summary>
/// <param name="Category">Whether tax is due, and why not.</param>
/// <param name="PartsPerMillion">The rate: 190,000 is 19 %. 0 but for <see cref="TaxCategory.Standard"/>.</param>
public readonly record struct Tax(TaxCategory Category, int PartsPerMillion)
{
    /// <summary>The highest rate, 100 %.</summary>
    public const int MaxPartsPerMillion = 1_000_000;

    /// <summary>Nothing is taxed.</summary>
    public static Tax None { get; } = new(TaxCategory.OutsideScope, 0);

    /// <summary>The rate in percent, such as <c>19</c> or <c>8.1</c>.</summary>
    public string Percent => Money.FormatNanos((Int128)PartsPerMillion * (Money.NanosPerUnit / 10_000));

    /// <summary>Reads a rate in percent, 0 to 100 with at most four fraction digits.</summary>
    public static bool TryParsePercent(string? text, out int partsPerMillion)
    {
        partsPerMillion = 0;
        if (text is null || !Money.TryParseNanos(text, out var nanos) || nanos < 0
            || nanos > 100 * Money.NanosPerUnit || nanos % (Money.NanosPerUnit / 10_000) != 0)
        {
            return false;
        }

        partsPerMillion = (int)(nanos / (Money.NanosPerUnit / 10_000));
        return true;
    }

    /// <summary>Net, tax and gross amount of a sum of lines, in minor units; the tax is rounded half to even.</summary>
    /// <param name="sum">What the lines sum to.</param>
    /// <param name="isGross">Whether tax is in it.</param>
    public InvoiceTotals On(long sum, bool isGross)
    {
        var divisor = (Int128)MaxPartsPerMillion + (isGross ? PartsPerMillion : 0);
        var tax = checked((long)MinorUnit.HalfEven((Int128)sum * PartsPerMillion, divisor));
        return isGross ? new InvoiceTotals(sum - tax, tax, sum) : new InvoiceTotals(sum, tax, checked(sum + tax));
    }
}

/// <summary>Net, tax and gross amount, in minor units.</summary>
/// <param name="Net">Before tax.</param>
/// <param name="Tax">The tax.</param>
/// <param name="Gross">What is to be paid.</param>
public readonly record struct InvoiceTotals(long Net, long Tax, long Gross);

/// <summary>Whether tax is due on an invoice, and if not, why.</summary>
public enum TaxCategory : short
{
    /// <summary>Tax is due at a rate, which may be 0.</summary>
    Standard = 0,

    /// <summary>The customer owes the tax (Directive 2006/112/EC, articles 44 and 196).</summary>
    ReverseCharge = 1,

    /// <summary>The service is exempt.</summary>
    Exempt = 2,

    /// <summary>No tax of the seller's country applies.</summary>
    OutsideScope = 3,
}

/// <summary>The words of the API for tax categories.</summary>
public static class TaxCategories
{
    /// <summary>All of them, in the order of <see cref="TaxCategory"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["standard", "reverse_charge", "exempt", "outside_scope"];

    /// <summary>The word for a category.</summary>
    public static string Name(this TaxCategory category) => Names[(int)category];

    /// <summary>Reads a word; false for any other text.</summary>
    public static bool TryParse(string? name, out TaxCategory category)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.Ordinal))
            {
                category = (TaxCategory)i;
                return true;
            }
        }

        category = default;
        return false;
    }
}
