using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Service.Http;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Invoices.Changes;

/// <summary>A credit note that is asked for.</summary>
/// <param name="Reason">Why, as the customer reads it: 1 to 500 characters.</param>
/// <param name="Amount">
/// How much of the gross amount, a decimal; left out or null: all that is left. 0 where only credit is given back.
/// </param>
/// <param name="RestoreCredit">
/// How much of the credit that paid for the invoice is given back, a decimal; left out or null: none.
/// </param>
internal sealed record CreditNoteRequest(string Reason, string? Amount = null, string? RestoreCredit = null)
{
    public static WantedCreditNote Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly("reason", "amount", "restore_credit");
        var reason = fields.RequiredText("reason", InvoiceRow.MaxTextLength);
        if (reason.AsSpan().IsWhiteSpace() && !errors.Has("reason"))
            errors.Add("reason", "Say why: the customer reads it.");
        var amount = fields.Nanos("amount", errors);
        var restored = fields.Nanos("restore_credit", errors);
        if (restored <= 0)
            errors.Add("restore_credit", "Use more than 0.");
        if (amount < 0 || (amount == 0 && restored is null))
            errors.Add("amount", "Use more than 0, or 0 with restore_credit.");
        return new WantedCreditNote(reason.Trim(), amount, restored);
    }
}

/// <param name="AmountNanos">How much, in nanos; null: all that is left.</param>
/// <param name="RestoreNanos">How much credit is given back, in nanos; null: none.</param>
internal sealed record WantedCreditNote(string Reason, long? AmountNanos, long? RestoreNanos = null)
{
    /// <summary>The caller's own key: the same request again makes nothing more. Null: none.</summary>
    public string? Key { get; init; }
}

/// <summary>How an invoice was paid.</summary>
/// <param name="Reference">What identifies the payment, at most 500 characters.</param>
/// <param name="PaidAt">When it was paid; left out or null: now.</param>
internal sealed record MarkPaidRequest(string? Reference = null, DateTimeOffset? PaidAt = null)
{
    public static MarkPaidRequest Read(RequestFields fields, FieldErrors errors, DateTimeOffset now)
    {
        fields.ExpectOnly("reference", "paid_at");
        var reference = fields.OptionalText("reference");
        if (reference?.Length > InvoiceRow.MaxTextLength)
            errors.Add("reference", $"Use at most {InvoiceRow.MaxTextLength} characters.");
        var paidAt = fields.Instant("paid_at");
        if (paidAt > now)
            errors.Add("paid_at", "Use a time that is not in the future.");
        return new MarkPaidRequest(reference, paidAt);
    }
}
