using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Service.Http;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Outcomes;

/// <summary>Credit that a customer buys.</summary>
/// <param name="Amount">How much, a decimal in the customer's currency.</param>
internal sealed record TopUpRequest(string Amount)
{
    public static long? Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly("amount");
        fields.Require("amount");
        return fields.Nanos("amount", errors);
    }
}

/// <summary>A payment that an operator received, such as a bank transfer.</summary>
/// <param name="Customer">Who paid.</param>
/// <param name="Amount">How much, a decimal in the customer's currency.</param>
/// <param name="Invoice">The invoice that was paid; left out or null: credit is granted.</param>
/// <param name="Reference">What identifies it, at most 255 characters.</param>
internal sealed record ManualPaymentRequest(
    Guid Customer, string Amount, Guid? Invoice = null, string? Reference = null)
{
    public static WantedPayment Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly("customer", "amount", "invoice", "reference");
        var customer = IdOf(fields.RequiredText("customer"), "customer", errors);
        fields.Require("amount");
        var amount = fields.Nanos("amount", errors);
        if (amount <= 0)
            errors.Add("amount", "Use more than 0.");
        var invoice = fields.OptionalText("invoice") is { } text ? IdOf(text, "invoice", errors) : (Guid?)null;
        var reference = fields.OptionalText("reference");
        if (reference?.Length > PaymentRow.MaxReferenceLength)
            errors.Add("reference", $"Use at most {PaymentRow.MaxReferenceLength} characters.");
        return new WantedPayment(customer, amount ?? 0, invoice, reference);
    }

    private static Guid IdOf(string text, string field, FieldErrors errors)
    {
        if (!Guid.TryParse(text, out var id) && !errors.Has(field))
            errors.Add(field, "Use an id, such as 01a20865-2009-7e24-9727-1f9bd0239ff7.");
        return id;
    }
}

/// <param name="Invoice">The invoice that was paid; null: credit is granted.</param>
internal sealed record WantedPayment(Guid Customer, long AmountNanos, Guid? Invoice, string? Reference);

/// <summary>Money that an operator pays back.</summary>
/// <param name="Reason">Why: 1 to 500 characters.</param>
/// <param name="Amount">How much, a decimal; left out or null: all that is left of the payment.</param>
internal sealed record RefundRequest(string Reason, string? Amount = null)
{
    public static WantedRefund Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly("reason", "amount");
        var reason = fields.RequiredText("reason", PaymentRow.MaxTextLength);
        var amount = fields.Nanos("amount", errors);
        if (amount <= 0)
            errors.Add("amount", "Use more than 0.");
        return new WantedRefund(reason, amount);
    }
}

/// <param name="AmountNanos">How much, in nanos; null: all that is left of the payment.</param>
internal sealed record WantedRefund(string Reason, long? AmountNanos);

/// <summary>A refund that failed, as the provider names it.</summary>
/// <param name="Id">Its id here; null: it was made at the provider.</param>
internal sealed record FailedRefund(string Ref, Guid? Id, long AmountMinor);
