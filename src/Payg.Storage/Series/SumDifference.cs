namespace Payg.Storage.Series;

/// <summary>A sum over all customers that is not what it should be.</summary>
/// <param name="Hour">
/// The start of the hour of UTC that is summed, or the end of all hours that are no longer kept by quarters, whose sums
/// differ together; null: a billing period is.
/// </param>
/// <param name="Month">The billing period, as the number <c>yyyyMM</c>; null: an hour is summed.</param>
/// <param name="Meter">The meter's number; null: the difference is in how many customers there are.</param>
/// <param name="Quantity">By how much the sum exceeds the usage in units, or in customers.</param>
/// <param name="CostNanos">By how much it exceeds the cost, in nanos.</param>
public sealed record SumDifference(
    DateTimeOffset? Hour, int? Month, int? Meter, Int128 Quantity, Int128 CostNanos);
