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

    /// <summary>
    /// Sets a dimension of the usage, such as <c>model</c> to <c>gpt-5</c>, by which it is priced and grouped. It wins
    /// over what the endpoint declares. Set it before the call is counted, as <see cref="Quantity"/>. It never fails a
    /// call for what a caller sent: a name that is not among the meter's dimensions is ignored, and a value that is not
    /// 1 to <see cref="Dimensions.MaxValueLength"/> characters without control characters becomes
    /// <see cref="Dimensions.Other"/>; each is logged once.
    /// </summary>
    /// <param name="name">The name of one of the meter's dimensions.</param>
    /// <param name="value">The value; null or empty: the usage does not have the dimension.</param>
    /// <exception cref="InvalidOperationException">The call has been counted, or has ended.</exception>
    void SetDimension(string name, string? value);

    /// <summary>Whether the call is charged if it is answered with this HTTP status. A test call never is.</summary>
    /// <exception cref="InvalidOperationException">The call has ended.</exception>
    bool IsCharged(int status);
}
