using Payg.Core.Meters;
using Payg.Core.Usage;

namespace Payg.Metering.Measure;

/// <summary>
/// The handle of a metered call: <c>context.Features.Get&lt;IMeteringFeature&gt;()</c>. A handler may set how much the
/// call uses. The handle is invalid after the request ends: its members throw
/// <see cref="InvalidOperationException"/>. Not thread-safe.
/// </summary>
public interface IMeteringFeature
{
    /// <summary>The meter that the call is counted by.</summary>
    Meter Meter { get; }

    /// <summary>
    /// How much the call uses, in the meter's unit: 0 to <see cref="UsageRecord.MaxQuantity"/>. By default what the
    /// endpoint declares, which is 1 unless it says otherwise; once this is set, a function that the endpoint declares
    /// is not asked. A call that uses nothing is not charged. Set it before the response starts; for a gRPC call, or
    /// one that is measured by the bytes of a body without an announced length, before the handler returns.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside these bounds.</exception>
    /// <exception cref="InvalidOperationException">The call has been counted, or has ended.</exception>
    long Quantity { get; set; }

    /// <summary>Whether the call is charged if it is answered with this HTTP status.</summary>
    /// <exception cref="InvalidOperationException">The call has ended.</exception>
    bool IsCharged(int status);
}
