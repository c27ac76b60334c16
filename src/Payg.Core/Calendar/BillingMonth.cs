using System.Globalization;

namespace Payg.Core.Calendar;

/// <summary>
/// A billing period: one calendar month in a customer's time zone, half-open, <c>[start, end)</c>. It is written
/// <c>yyyy-MM</c> and stored as the number <c>yyyyMM</c>. Years 1900 to 9998.
/// </summary>
public readonly record struct BillingMonth : IComparable<BillingMonth>
{
    private const int MinYear = 1900;
    private const int MaxYear = 9998;

    private BillingMonth(int year, int month) => (Year, Month) = (year, month);

    /// <summary>The calendar year, 1900 to 9998.</summary>
    public int Year { get; }

    /// <summary>The month of the year, 1 to 12.</summary>
    public int Month { get; }

    /// <summary>The number <c>yyyyMM</c>, which sorts as the months do.</summary>
    public int Number => (Year * 100) + Month;

    /// <summary>The month after this one.</summary>
    public BillingMonth Next => Month == 12 ? new(Year + 1, 1) : new(Year, Month + 1);

    /// <summary>The month before this one.</summary>
    public BillingMonth Previous => Month == 1 ? new(Year - 1, 12) : new(Year, Month - 1);

    /// <summary>The month that the instant falls into for a customer in <paramref name="zone"/>.</summary>
    /// <remarks>
    /// Months tile time: an instant lies in <c>[StartIn, EndIn)</c> of exactly one. The clock's date says which, but
    /// for the hour after a new month's first minutes were taken back: St. John's showed 31 October once more, for 59
    /// minutes, after it had shown 1 November 2009 for one. What has begun stays begun.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The year there is not from 1900 to 9998.</exception>
    public static BillingMonth Of(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        if (local.Year is < MinYear or > MaxYear)
            throw new ArgumentOutOfRangeException(nameof(instant), instant, "There are months from 1900 to 9998.");

        // A clock is never taken back by more than a day, so only the last two days of a month can come after its end.
        var month = new BillingMonth(local.Year, local.Month);
        var isNearEnd = local.Day > DateTime.DaysInMonth(local.Year, local.Month) - 2;
        return isNearEnd && instant >= month.EndIn(zone) ? month.Next : month;
    }

    /// <summary>The month that <see cref="Number"/> was taken from.</summary>
    public static BillingMonth FromNumber(int number) =>
        number % 100 is >= 1 and <= 12 && number / 100 is >= MinYear and <= MaxYear
            ? new(number / 100, number % 100)
            : throw new ArgumentOutOfRangeException(nameof(number), number, "A month is the number yyyyMM.");

    /// <summary>Reads <c>yyyy-MM</c>, ASCII digits only; false for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out BillingMonth month)
    {
        month = default;
        if (text.Length != 7 || text[4] != '-'
            || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || year is < MinYear or > MaxYear || number is < 1 or > 12)
        {
            return false;
        }

        month = new(year, number);
        return true;
    }

    /// <summary>The first instant of the month, in UTC: when a clock in the zone first shows its first day.</summary>
    public DateTimeOffset StartIn(TimeZoneInfo zone) => ZoneClock.FirstInstant(new DateTime(Year, Month, 1), zone);

    /// <summary>The first instant after the month, in UTC.</summary>
    public DateTimeOffset EndIn(TimeZoneInfo zone) => Next.StartIn(zone);

    /// <inheritdoc/>
    public int CompareTo(BillingMonth other) => Number.CompareTo(other.Number);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}");
}
