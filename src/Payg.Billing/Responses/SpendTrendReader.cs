using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Trends;
using Payg.Http.Responses;

namespace Payg.Billing.Responses;

/// <summary>
/// Compares the spend of a billing period with the one before, and forecasts what the period comes to, by the rules of
/// <see cref="SpendTrend"/>.
/// </summary>
/// <param name="sums">Reads what usage cost.</param>
/// <param name="currency">The currency of the sums.</param>
public sealed class SpendTrendReader(ISpendSums sums, Currency currency)
{
    /// <summary>Compares a period under way with the same span of the one before; null: none has passed.</summary>
    /// <param name="current">The period under way.</param>
    /// <param name="previous">The period before.</param>
    /// <param name="until">Up to when sums are complete.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<SpendComparisonResponse?> CompareAsync(
        CalendarWindow current,
        CalendarWindow previous,
        DateTimeOffset until,
        CancellationToken cancellationToken) =>
        SpendTrend.SameSpan(current, previous, until) is { } span
            ? Compare(
                span,
                await sums.SumAsync(current with { End = until }, cancellationToken),
                await sums.SumAsync(span, cancellationToken))
            : null;

    /// <summary>Compares what is known already.</summary>
    /// <param name="span">The span that is compared with.</param>
    /// <param name="spentNanos">What was spent now, in nanos.</param>
    /// <param name="beforeNanos">What was spent in the span, in nanos.</param>
    public SpendComparisonResponse Compare(CalendarWindow span, Int128 spentNanos, Int128 beforeNanos) =>
        new(span.Start, span.End, Show(beforeNanos), SpendTrend.ChangePercent(spentNanos, beforeNanos));

    /// <summary>What a period that is under way comes to; null: usage is too new, or cost nothing lately.</summary>
    /// <param name="current">The period under way.</param>
    /// <param name="soFarNanos">What it cost so far, in nanos.</param>
    /// <param name="until">Up to when sums are complete.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<SpendForecastResponse?> ForecastAsync(
        CalendarWindow current,
        Int128 soFarNanos,
        DateTimeOffset until,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var recent = new CalendarWindow(until.AddDays(-SpendTrend.MaxDays), until);
        var first = await sums.FirstUseAsync(recent, cancellationToken);
        if (SpendTrend.DaysOf(first, until) is not { } days)
            return null;

        var spent = await sums.SumAsync(recent with { Start = until.AddDays(-days) }, cancellationToken);
        return SpendTrend.Forecast(soFarNanos, spent, days, current.End - now) is { } expected
            ? new SpendForecastResponse(current.End, Show(expected), days)
            : null;
    }

    private MoneyResponse Show(Int128 nanos) => MoneyResponse.Of(new Money(nanos, currency));
}
