using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Trends;
using Payg.Http.Responses;

namespace Payg.Billing.Responses;

/// <summary>
/// Compares the spend of a billing period with the one before, and forecasts what the period comes to, by the rules of
/// <see cref="SpendTrend"/>. The database sums; two periods at most, however long the history is.
/// </summary>
/// <param name="spent">What usage cost: of one customer, or of all who are charged in the currency.</param>
/// <param name="currency">The currency of the sums.</param>
public sealed class SpendTrendReader(IQueryable<SpentAt> spent, Currency currency)
{
    /// <summary>
    /// How a period goes. One that is over is compared as it was billed, and has no forecast; one to come has neither.
    /// </summary>
    /// <param name="current">The period.</param>
    /// <param name="previous">The period before.</param>
    /// <param name="costNanos">What the period costs so far, in nanos.</param>
    /// <param name="previousNanos">Reads what the period before cost, in nanos.</param>
    /// <param name="until">Up to when entries are whole: the one under way has no like in the period before.</param>
    /// <param name="now">The current instant.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<(SpendComparisonResponse? Comparison, SpendForecastResponse? Forecast)> ReadAsync(
        CalendarWindow current,
        CalendarWindow previous,
        Int128 costNanos,
        Func<Task<Int128>> previousNanos,
        DateTimeOffset until,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (current.Start > now)
            return (null, null);
        if (current.End <= now)
            return (Compare(previous, costNanos, await previousNanos()), null);
        return (
            await CompareAsync(current, previous, until, cancellationToken),
            await ForecastAsync(current, costNanos, until, now, cancellationToken));
    }

    private async Task<SpendComparisonResponse?> CompareAsync(
        CalendarWindow current,
        CalendarWindow previous,
        DateTimeOffset until,
        CancellationToken cancellationToken) =>
        SpendTrend.SameSpan(current, previous, until) is { } span
            ? Compare(
                span,
                await SumAsync(current with { End = until }, cancellationToken),
                await SumAsync(span, cancellationToken))
            : null;

    private SpendComparisonResponse Compare(CalendarWindow span, Int128 spentNanos, Int128 beforeNanos) =>
        new(span.Start, span.End, Show(beforeNanos), SpendTrend.ChangePercent(spentNanos, beforeNanos));

    private async Task<SpendForecastResponse?> ForecastAsync(
        CalendarWindow current,
        Int128 costNanos,
        DateTimeOffset until,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var recent = new CalendarWindow(until.AddDays(-SpendTrend.MaxDays), until);
        var first = await In(recent).OrderBy(entry => entry.At).Select(entry => (DateTimeOffset?)entry.At)
            .FirstOrDefaultAsync(cancellationToken);
        if (SpendTrend.DaysOf(first, until) is not { } days)
            return null;

        var lately = await SumAsync(recent with { Start = until.AddDays(-days) }, cancellationToken);
        return SpendTrend.Forecast(costNanos, lately, days, current.End - now) is { } expected
            ? new SpendForecastResponse(current.End, Show(expected), days)
            : null;
    }

    private async Task<Int128> SumAsync(CalendarWindow window, CancellationToken cancellationToken)
    {
        var sum = await In(window).GroupBy(_ => 1)
            .Select(entries => new
            {
                Units = entries.Sum(entry => entry.CostUnits),
                Fraction = entries.Sum(entry => entry.CostFraction),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return sum is null ? 0 : AmountParts.Join(sum.Units, sum.Fraction);
    }

    private IQueryable<SpentAt> In(CalendarWindow window)
    {
        var (start, end) = window;
        return spent.Where(entry => entry.At >= start && entry.At < end);
    }

    private MoneyResponse Show(Int128 nanos) => MoneyResponse.Of(new Money(nanos, currency));
}
