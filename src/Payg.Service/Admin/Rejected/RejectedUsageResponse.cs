using Payg.Storage.Model.Meters;
using Payg.Storage.Model.Usage;

namespace Payg.Service.Admin.Rejected;

/// <summary>Usage that was answered and could not be charged.</summary>
/// <param name="Id">The row's number, rising.</param>
/// <param name="CustomerId">Who is named as the customer.</param>
/// <param name="CustomerName">The customer's name; null where the customer does not exist.</param>
/// <param name="MeterId">The number of what is named as the meter.</param>
/// <param name="Meter">The meter's key; null where the meter does not exist.</param>
/// <param name="MeterName">What the meter is called where people read it; null: its key, or it does not exist.</param>
/// <param name="Method">The HTTP method that is metered; null where the meter does not exist.</param>
/// <param name="OccurredAt">When the first of the records occurred; all are of the same quarter of an hour.</param>
/// <param name="Records">How many records.</param>
/// <param name="Quantity">The sum of their quantities, in the meter's unit.</param>
/// <param name="Reason">
/// Why: not_priced, out_of_bounds, refused, unknown_customer, unknown_meter or wrong_currency.
/// </param>
/// <param name="Text">What exactly was wrong.</param>
/// <param name="Journal">The journal of the batch in which the first of the records was.</param>
/// <param name="Segment">That batch's segment.</param>
/// <param name="RejectedAt">When the first of the records was rejected.</param>
/// <param name="State">open, charged or written_off.</param>
/// <param name="ResolvedAt">When it was charged or written off; null while it is open.</param>
/// <param name="ResolvedBy">The id of the user who did that; null while it is open.</param>
/// <param name="Note">Why it was written off; null where it was not.</param>
internal sealed record RejectedUsageResponse(
    long Id,
    Guid CustomerId,
    string? CustomerName,
    int MeterId,
    string? Meter,
    string? MeterName,
    string? Method,
    DateTimeOffset OccurredAt,
    long Records,
    long Quantity,
    string Reason,
    string Text,
    Guid Journal,
    long Segment,
    DateTimeOffset RejectedAt,
    string State,
    DateTimeOffset? ResolvedAt,
    Guid? ResolvedBy,
    string? Note)
{
    public static RejectedUsageResponse Of(RejectedUsageRow row, string? customer, MeterRow? meter) => new(
        row.Id, row.CustomerId, customer, row.MeterId, meter?.Key, meter?.Name, meter?.Method, row.OccurredAt,
        row.Records, row.Quantity, row.Reason, row.Text, row.JournalId, row.Segment, row.RejectedAt, StateOf(row.State),
        row.ResolvedAt, row.ResolvedBy, row.Note);

    public static string StateOf(RejectedUsageState state) => state switch
    {
        RejectedUsageState.Open => "open",
        RejectedUsageState.Charged => "charged",
        _ => "written_off",
    };

    public static RejectedUsageState? StateOf(string? word) => word switch
    {
        "open" => RejectedUsageState.Open,
        "charged" => RejectedUsageState.Charged,
        "written_off" => RejectedUsageState.WrittenOff,
        _ => null,
    };
}

/// <summary>The fields that write rejected usage off, as the API document shows them.</summary>
/// <param name="Reason">Why it is never charged: 1 to 500 characters, kept with the usage and in the audit log.</param>
internal sealed record WriteOffRequest(string Reason);
