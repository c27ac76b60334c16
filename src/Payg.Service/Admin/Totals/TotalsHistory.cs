using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Http.Responses;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Totals;

/// <summary>Reads sums that are kept, of twelve months at most, and counts up to a bound.</summary>
internal sealed class TotalsHistory(
    PaygContext context, MonthRevenue revenues, EndedMonths ended, TimeProvider clock)
{
    public const int Months = 12;

    /// <summary>Up to how many customers are counted.</summary>
    public const int MaxCounted = 100_000;

    public async Task<CustomerCountResponse> CountAsync(CancellationToken cancellationToken) =>
        Count(await context.Customers.AsNoTracking()
            .Select(row => row.Id).Take(MaxCounted + 1).CountAsync(cancellationToken));

    public async Task<TotalMonthsResponse> ReadMonthsAsync(
        BillingMonth last, Currency currency, CancellationToken cancellationToken)
    {
        var months = new List<BillingMonth> { last };
        while (months.Count < Months)
            months.Insert(0, months[0].Previous);
        var revenue = await revenues.ReadAsync(months[0], last, currency, cancellationToken);
        var shown = new List<TotalMonthResponse>(months.Count);
        foreach (var month in months)
        {
            var (nanos, customers) = revenue.GetValueOrDefault(month.Number);
            shown.Add(new TotalMonthResponse(
                month.ToString(), MoneyResponse.Of(new Money(nanos, currency)), customers,
                await NewCustomersAsync(month, cancellationToken)));
        }

        return new TotalMonthsResponse(shown);
    }

    public async Task<UnchargedCallsResponse> ReadUnchargedAsync(
        BillingMonth month, string? meter, CancellationToken cancellationToken)
    {
        var (from, to) = (month.Number * 100, (month.Number * 100) + 99);
        var rows = await context.CallOutcomes.AsNoTracking()
            .Where(row => row.Day >= from && row.Day <= to && (meter == null || row.Meter == meter))
            .GroupBy(row => new { row.Day, row.Outcome })
            .Select(rows => new { rows.Key.Day, rows.Key.Outcome, Calls = rows.Sum(row => row.Calls) })
            .OrderBy(row => row.Day).ThenBy(row => row.Outcome)
            .ToListAsync(cancellationToken);
        return new UnchargedCallsResponse(
            month.ToString(),
            rows.ConvertAll(row => new UnchargedDayResponse(
                new DateOnly(month.Year, month.Month, row.Day % 100).ToString("yyyy-MM-dd", null), row.Outcome,
                row.Calls)));
    }

    // An id of version 7 begins with its instant, so that customers of a month are a range of the primary key.
    private async Task<CustomerCountResponse> NewCustomersAsync(BillingMonth month, CancellationToken cancellationToken)
    {
        if (ended.NewCustomers.TryGetValue(month, out var known))
            return known;

        var end = month.EndIn(TimeZoneInfo.Utc);
        var (from, to) = (FirstId(month.StartIn(TimeZoneInfo.Utc)), FirstId(end));
        var count = Count(await context.Customers.AsNoTracking()
            .Where(row => row.Id >= from && row.Id < to)
            .Select(row => row.Id).Take(MaxCounted + 1).CountAsync(cancellationToken));
        if (clock.GetUtcNow() > end + EndedMonths.ClocksDiffer)
            ended.NewCustomers[month] = count;
        return count;
    }

    private static CustomerCountResponse Count(int counted) =>
        new(Math.Min(counted, MaxCounted), counted > MaxCounted);

    private static Guid FirstId(DateTimeOffset instant)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, instant.ToUnixTimeMilliseconds() << 16);
        return new Guid(bytes, bigEndian: true);
    }
}
