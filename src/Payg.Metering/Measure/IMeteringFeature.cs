using Payg.Core.Usage;

namespace Payg.Metering.Measure;

/// <summary>
/// What the handler of a metered endpoint may say about its call, while it runs and before the response starts:
/// <c>context.Features.Get&lt;IMeteringFeature&gt;()</c>. Belongs to one request; not thread-safe.
/// </summary>
public interface IMeteringFeature
{
    /// <summary>The meter that the call is counted by.</summary>
    Meter Meter { get; }

    /// <summary>
    /// How much the call uses, in the meter's unit: 0 to <see cref="UsageRecord.MaxQuantity"/>. By default what the
    /// endpoint declares, which is 1 unless it says otherwise; once this is set, a function that the endpoint declares
    /// is not asked. A call that uses nothing is not charged.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside these bounds.</exception>
    /// <exception cref="InvalidOperationException">The response has started: the call is counted already.</exception>
    long Quantity { get; set; }
}
