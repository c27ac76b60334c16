using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Http.Errors;
using Payg.Service.Invoices.Changes;
using Payg.Storage.Model.Credits;

namespace Payg.Service.Invoices;

internal static class InvoiceAnswers
{
    public static ProblemHttpResult NotFound() => Problems.NotFound("Invoice not found.");

    public static ProblemHttpResult? RefusalOf(InvoiceOutcome outcome) => outcome.Status switch
    {
        InvoiceStatus.NotFound => NotFound(),
        InvoiceStatus.Draft => Conflict("invoice_is_draft", "The invoice is a draft: finalize it first."),
        InvoiceStatus.BelowZero => Conflict("nothing_to_bill",
            "There is nothing to bill, or more is given back than billed: this waits for the next invoice."),
        InvoiceStatus.Settled => Conflict("invoice_settled", "The invoice was paid or taken back before."),
        InvoiceStatus.KeyReused => Conflict("idempotency_key_reused",
            "Another credit note was made with this Idempotency-Key: use a new one."),
        InvoiceStatus.TooManyCredits => Conflict("too_many_credits",
            $"The customer has {CreditGrantRow.MaxOpen} credits with anything left: void some first."),
        InvoiceStatus.WrongAmount => Problems.Invalid(AmountErrors(outcome)),
        InvoiceStatus.WrongCredit => Problems.Invalid(CreditErrors()),
        _ => null,
    };

    private static FieldErrors AmountErrors(InvoiceOutcome outcome)
    {
        var errors = new FieldErrors();
        var invoice = outcome.Invoice!;
        errors.Add(
            "amount", invoice.LeftMinor > 0
                ? $"Use up to {invoice.Unit.Format(invoice.LeftMinor)}, with at most {invoice.MinorDigits} digits "
                    + "after the point."
                : "Nothing is left to take back. Credit that paid for the invoice is given back by restore_credit.");
        return errors;
    }

    private static FieldErrors CreditErrors()
    {
        var errors = new FieldErrors();
        errors.Add(
            "restore_credit", "Use up to what the invoice says that credit paid, less what was given back before.");
        return errors;
    }

    private static ProblemHttpResult Conflict(string code, string detail) =>
        Problems.Of(StatusCodes.Status409Conflict, code, detail);
}
