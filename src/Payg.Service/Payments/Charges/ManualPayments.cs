using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Payments;
using Payg.Http.Errors;
using Payg.Metering.Flush;
using Payg.Metering.Leases;
using Payg.Service.Audit;
using Payg.Service.Diagnostics;
using Payg.Service.Payments.Outcomes;
using Payg.Service.Payments.Providers;
using Payg.Storage.Catalog;
using Payg.Storage.Customers;
using Payg.Storage.Invoicing;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Charges;

internal sealed class ManualPayments(
    PaygContext context,
    PaymentEffects effects,
    UsageFlush flush,
    CreditRefusals refusals,
    AuditLog audit,
    PaymentMetrics metrics,
    Currency service,
    TimeProvider clock)
{
    /// <summary>It pays the invoice, and what is left is credit. The same key again records nothing.</summary>
    public async Task<PaymentOutcome> RecordAsync(
        HttpContext http, WantedPayment wanted, string? key, CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.LockCustomerAsync(wanted.Customer, cancellationToken))
            return PaymentOutcome.Refused(Problems.NotFound("Customer not found."));
        var currency = await context.CurrencyOfAsync(wanted.Customer, service, cancellationToken);
        var unit = MinorUnit.Of(currency);
        var minor = wanted.AmountNanos / unit.Nanos;

        // 1. The same request again.
        if (key is not null && await context.Payments.AsNoTracking().SingleOrDefaultAsync(
            row => row.CustomerId == wanted.Customer && row.IdempotencyKey == key, cancellationToken) is { } before)
        {
            return before.AmountMinor == minor && before.InvoiceId == wanted.Invoice
                && before.Provider is PaymentProvider.Manual
                    ? new PaymentOutcome(before, IsRepeated: true)
                    : PaymentOutcome.Refused(PaymentAnswers.KeyReused());
        }

        // 2. What only the database knows of the rules.
        if (wanted.AmountNanos % unit.Nanos != 0)
        {
            return PaymentOutcome.Refused(PaymentAnswers.WrongAmount(
                $"Use at most {unit.Digits} digits after the point."));
        }

        if (wanted.Invoice is { } id && await RefusalOfAsync(wanted.Customer, id, minor, cancellationToken) is { } no)
            return no;

        // 3. The payment with all that follows from it.
        var now = clock.GetUtcNow();
        var payment = new PaymentRow
        {
            CustomerId = wanted.Customer,
            Id = Guid.CreateVersion7(now),
            Purpose = wanted.Invoice is null ? PaymentPurpose.TopUp : PaymentPurpose.Invoice,
            InvoiceId = wanted.Invoice,
            AmountMinor = minor,
            MinorDigits = (short)unit.Digits,
            Currency = currency.Code,
            Provider = PaymentProvider.Manual,
            Reference = wanted.Reference,
            IdempotencyKey = key,
            CreatedAt = now,
            UpdatedAt = now,
        };
        context.Payments.Add(payment);
        await effects.ApplyAsync(payment, new ProviderAnswer(ProviderStatus.Succeeded), cancellationToken);
        audit.Add(http, AuditActions.PaymentRecorded, AuditSubject.Payment(payment.Id), after: new
        {
            payment.CustomerId,
            Amount = unit.Format(minor),
            payment.Currency,
            Invoice = payment.InvoiceId,
            payment.Reference,
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        metrics.Entered(payment.Purpose, ChargeState.Succeeded);
        refusals.Forget(wanted.Customer);
        return new PaymentOutcome(payment);
    }

    private async Task<PaymentOutcome?> RefusalOfAsync(
        Guid customer, Guid id, long minor, CancellationToken cancellationToken)
    {
        if (await context.IssuedInvoiceAsync(customer, id, cancellationToken) is not { } invoice)
        {
            return PaymentOutcome.Refused(
                Problems.NotFound("The customer has no such invoice that was issued."));
        }

        if (!invoice.IsPayable)
        {
            return PaymentOutcome.Refused(PaymentAnswers.Conflict(
                "invoice_settled", "The invoice was paid or taken back before."));
        }

        return minor < invoice.LeftMinor
            ? PaymentOutcome.Refused(PaymentAnswers.WrongAmount(
                $"The invoice asks for {invoice.Unit.Format(invoice.LeftMinor)} {invoice.Currency}: record all of it "
                + "at once."))
            : null;
    }
}
