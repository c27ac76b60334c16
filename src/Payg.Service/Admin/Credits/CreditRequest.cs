using System.Text.Json;
using Payg.Billing.Responses;
using Payg.Core.Credits;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Service.Http;
using Payg.Storage.Model.Credits;

namespace Payg.Service.Admin.Credits;

/// <summary>Credit to grant to a customer.</summary>
/// <param name="Amount">How much, in the customer's currency: a decimal more than 0 and up to 10^9.</param>
/// <param name="Kind">
/// promo, purchase, goodwill or refund_reversal; purchase: the customer paid for it. recurring: the amount is granted
/// in each of the customer's billing periods.
/// </param>
/// <param name="Priority">Credit of a lower priority is used first: 0 to 1000, 50 by default.</param>
/// <param name="EffectiveAt">From when on it pays for usage; now where it is left out or null.</param>
/// <param name="ExpiresAt">Until when it pays for usage; without end where it is left out or null.</param>
/// <param name="Meters">The keys of the meters that it pays for, at most 100; all where it is left out or null.</param>
/// <param name="Reference">
/// What it is granted for, such as the number of an order: unique to the customer, so that the same request again
/// grants nothing. The Idempotency-Key where it is left out or null.
/// </param>
/// <param name="Recurs">monthly, which is the default, for recurring credit alone.</param>
/// <param name="RolloverMin">
/// For recurring credit alone: at least so much carries over into each next period; 0 by default.
/// </param>
/// <param name="RolloverMax">
/// For recurring credit alone: at most so much of what is left carries over into the next period; the least by default.
/// </param>
internal sealed record CreditRequest(
    string Amount,
    string Kind,
    int? Priority = null,
    DateTimeOffset? EffectiveAt = null,
    DateTimeOffset? ExpiresAt = null,
    IReadOnlyList<string>? Meters = null,
    string? Reference = null,
    string? Recurs = null,
    string? RolloverMin = null,
    string? RolloverMax = null)
{
    private const int MaxPriority = 1000;
    private const int MaxMeters = 100;

    public static WantedCredit? Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly(
            "amount", "kind", "priority", "effective_at", "expires_at", "meters", "reference", "recurs", "rollover_min",
            "rollover_max");
        fields.Require("amount");
        var nanos = fields.Nanos("amount", errors);
        if (nanos <= 0)
            errors.Add("amount", "Use an amount above 0.");
        var kind = ReadKind(fields, errors);
        var priority = ReadPriority(fields, errors);
        var effective = fields.Instant("effective_at");
        var expires = fields.Instant("expires_at");
        if (expires <= effective)
            errors.Add("expires_at", "Use an instant after effective_at.");
        var meters = fields.Texts("meters");
        if (meters is { Count: 0 or > MaxMeters })
            errors.Add("meters", $"Name 1 to {MaxMeters} meters, or leave this out for all.");
        var reference = fields.OptionalText("reference");
        if (reference is not null && (reference.Length > CreditGrantRow.MaxReferenceLength
            || string.IsNullOrWhiteSpace(reference) || reference.Any(char.IsControl)))
        {
            errors.Add("reference", $"Use 1 to {CreditGrantRow.MaxReferenceLength} characters that can be read.");
        }
        else if (reference?.StartsWith(RecurringCredit.ReferencePrefix, StringComparison.Ordinal) is true)
        {
            errors.Add("reference", $"{RecurringCredit.ReferencePrefix} is for the grants of recurring credit.");
        }

        var (least, most) = ReadRecurrence(fields, kind, errors);

        return errors.Any || nanos is null
            ? null
            : new WantedCredit(nanos.Value, kind, priority, effective, expires, meters, reference)
            {
                RolloverMinNanos = least,
                RolloverMaxNanos = most,
            };
    }

    private static CreditKind ReadKind(RequestFields fields, FieldErrors errors)
    {
        fields.Require("kind");
        var name = fields.Text("kind");
        if (name is not null && !CreditKinds.TryParse(name, out _))
            errors.Add("kind", $"Use one of: {string.Join(", ", CreditKinds.Names)}.");
        return CreditKinds.TryParse(name, out var kind) ? kind : default;
    }

    /// <summary>What carries over of recurring credit, at least and at most; nothing of other credit.</summary>
    private static (long Least, long Most) ReadRecurrence(RequestFields fields, CreditKind kind, FieldErrors errors)
    {
        if (kind is not CreditKind.Recurring)
        {
            foreach (var name in (ReadOnlySpan<string>)["recurs", "rollover_min", "rollover_max"])
            {
                if (fields.TryGet(name, out _) && !errors.Has("kind"))
                    errors.Add(name, "This is for the kind recurring.");
            }

            return default;
        }

        if (fields.OptionalText("recurs") is not (null or RecurringCreditResponse.Monthly))
            errors.Add("recurs", $"Use {RecurringCreditResponse.Monthly}.");
        if (fields.TryGet("effective_at", out _))
            errors.Add("effective_at", "Recurring credit begins at once: leave this out.");
        var least = fields.Nanos("rollover_min", errors) ?? 0;
        var most = fields.Nanos("rollover_max", errors) ?? least;
        if (least < 0)
            errors.Add("rollover_min", "Use 0 or more.");
        if (most < least && !errors.Has("rollover_max"))
            errors.Add("rollover_max", "Use rollover_min or more.");
        return (least, most);
    }

    private static int ReadPriority(RequestFields fields, FieldErrors errors)
    {
        if (!fields.TryGet("priority", out var value))
            return CreditGrant.DefaultPriority;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var priority)
            && priority is >= 0 and <= MaxPriority)
        {
            return priority;
        }

        errors.Add("priority", $"Use a whole number from 0 to {MaxPriority}.");
        return default;
    }
}

/// <param name="EffectiveAt">From when on; null: now.</param>
/// <param name="ExpiresAt">Until when; null: without end.</param>
internal sealed record WantedCredit(
    long AmountNanos,
    CreditKind Kind,
    int Priority,
    DateTimeOffset? EffectiveAt,
    DateTimeOffset? ExpiresAt,
    IReadOnlyList<string>? Meters,
    string? Reference)
{
    public long RolloverMinNanos { get; init; }

    public long RolloverMaxNanos { get; init; }
}

/// <summary>Why a credit is voided.</summary>
/// <param name="Reason">Why, as the customer reads it: 1 to 200 characters.</param>
internal sealed record VoidCreditRequest(string Reason)
{
    public static string Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly("reason");
        var reason = fields.RequiredText("reason", CreditGrantRow.MaxReferenceLength);
        if (!errors.Has("reason") && (string.IsNullOrWhiteSpace(reason) || reason.Any(char.IsControl)))
            errors.Add("reason", "Give a reason that can be read.");
        return reason;
    }
}
