using System.Globalization;
using Payg.Core.Calendar;
using Payg.Service.Invoices.Terms;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Invoices.Documents;

internal static class InvoiceTexts
{
    /// <summary>An amount with thousands separators, such as <c>1,234.50</c>.</summary>
    public static string Amount(long minor, InvoiceRow invoice)
    {
        var text = invoice.Unit.Format(minor);
        // The typeface has no other minus, and accounting software reads no other.
        var sign = text[0] == '-' ? "-" : "";
        var digits = text.TrimStart('-').Split('.');
        var whole = Int128.Parse(digits[0], CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture);
        return sign + (digits.Length == 1 ? whole : $"{whole}.{digits[1]}");
    }

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A quantity with its unit, as English has it: <c>1 call</c>, <c>1,200 calls</c>.</summary>
    public static string Quantity(long value, string unit) =>
        $"{Number(value)} {unit}{(value == 1 || unit.EndsWith('s') ? "" : "s")}";

    /// <summary>The day of an instant in the zone of the invoice, such as <c>1 November 2026</c>.</summary>
    public static string Day(DateTimeOffset instant, InvoiceRow invoice) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(invoice.TimeZone))
            .ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The same as accounting software reads it, such as <c>2026-11-01</c>.</summary>
    public static string IsoDay(DateTimeOffset instant, InvoiceRow invoice) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(invoice.TimeZone))
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A billing period in words, such as <c>November 2026</c>.</summary>
    public static string Month(int number)
    {
        var month = BillingMonth.FromNumber(number);
        return new DateTime(month.Year, month.Month, 1).ToString("MMMM yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>What a line is for; usage of an earlier period says so.</summary>
    public static string Describe(InvoiceLineRow line, InvoiceRow invoice) =>
        line.Month == invoice.Month
            || line.Kind is InvoiceLineKind.Correction or InvoiceLineKind.Fee or InvoiceLineKind.Minimum
            ? line.Description
            : $"{line.Description} – {Month(line.Month)}, late";

    /// <summary>A country in English, such as <c>Germany</c> for <c>DE</c>; an unknown code stays as it is.</summary>
    public static string Country(string code)
    {
        try
        {
            // What is no country of ISO 3166-1 has its code for a name, or is refused.
            return new RegionInfo(code).EnglishName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }

    public static IEnumerable<string> Address(InvoiceParty party, string taxName)
    {
        yield return party.Name;
        foreach (var line in party.Address?.Split('\n') ?? [])
            yield return line;
        var city = string.Join(' ', new[] { party.PostalCode, party.City }.Where(part => part is not null));
        if (city.Length > 0)
            yield return city;
        if (party.Region is { } region)
            yield return region;
        if (party.Country is { } country)
            yield return Country(country);
        if (party.TaxId is { } taxId)
            yield return $"{taxName} {taxId}";
        if (party.Email is { } email)
            yield return email;
    }
}
