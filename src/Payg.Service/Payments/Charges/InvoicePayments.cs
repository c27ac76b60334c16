using Microsoft.EntityFrameworkCore;
using Payg.Core.Payments;
using Payg.Http.Errors;
using Payg.Service.Audit;
using Payg.Service.Payments.Methods;
using Payg.Service.Payments.Outcomes;
using Payg.Service.Payments.Providers;
using Payg.Storage.Customers;
using Payg.Storage.Invoicing;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Charges;

/// <summary>Lets customers pay invoices, and charges them to the card that was saved before they were issued.</summary>
internal sealed class InvoicePayments(
    PaygContext context,
    CardPayments payments,
    PaymentMethods methods,
    ICardProvider cards,
    AuditLog audit,
    TimeProvider clock)
{
    // While another payment of the invoice is open.
    private static readonly TimeSpan s_wait = TimeSpan.FromHours(1);

    /// <summary>Creates a payment of an invoice and a page on which to pay it, or returns the open one.</summary>
    public async Task<PaymentOutcome> PayAsync(
        HttpContext http, Guid customer, Guid id, CancellationToken cancellationToken)
    {
        if (!cards.IsEnabled)
            return PaymentOutcome.Refused(PaymentAnswers.NotSetUp());
        var (payment, isNew, problem) = await AddAsync(http, customer, id, cancellationToken);
        if (payment is null)
            return problem!;
        if (payment.CheckoutUrl is null && payment.MethodId is not null)
        {
            return PaymentOutcome.Refused(PaymentAnswers.Conflict(
                "payment_pending", "The invoice is being charged to the saved card: wait for the outcome."));
        }

        if (payment.CheckoutUrl is null)
            payment = await payments.SubmitAsync(payment, cancellationToken);
        return payment.CheckoutUrl is null
            ? PaymentOutcome.Refused(PaymentAnswers.Unavailable())
            : new PaymentOutcome(payment, IsRepeated: !isNew);
    }

    public async Task ChargeAsync(Guid customer, Guid id, CancellationToken cancellationToken)
    {
        context.ChangeTracker.Clear();
        PaymentRow payment;
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            await context.LockCustomerAsync(customer, cancellationToken);
            if (await context.IssuedInvoiceAsync(customer, id, cancellationToken) is not { } invoice
                || DueOf(invoice) <= 0
                || await methods.DefaultAsync(customer, cancellationToken) is not { } card
                || card.CreatedAt > invoice.IssuedAt || !cards.CanCharge(DueOf(invoice), invoice.Currency)
                || await PaymentsOf(id).AnyAsync(row => row.MethodId != null, cancellationToken)
                || await PaymentsOf(id).WhereOpen().AnyAsync(cancellationToken))
            {
                return;
            }

            payment = Add(invoice, card.Id);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await payments.SubmitAsync(payment, cancellationToken);
    }

    /// <summary>Tries a charge again that was declined, unless the invoice was paid meanwhile.</summary>
    public async Task RetryAsync(Guid customer, Guid id, CancellationToken cancellationToken)
    {
        context.ChangeTracker.Clear();
        PaymentRow payment;
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            await context.LockCustomerAsync(customer, cancellationToken);
            var now = clock.GetUtcNow();
            payment = await context.Payments.SingleAsync(
                row => row.CustomerId == customer && row.Id == id, cancellationToken);
            if (payment.NextAttemptAt is not { } due || due > now)
                return;
            payment.NextAttemptAt = null;
            var invoice = await context.IssuedInvoiceAsync(
                customer, payment.InvoiceId!.Value, cancellationToken);

            // A credit note may have left what cannot be charged.
            var isOpen = invoice is not null && DueOf(invoice) > 0
                && cards.CanCharge(DueOf(invoice), invoice.Currency);
            var isBusy = isOpen
                && await PaymentsOf(payment.InvoiceId!.Value).WhereOpen().AnyAsync(cancellationToken);
            if (isBusy)
                payment.NextAttemptAt = now + s_wait;
            else if (isOpen)
                await RenewAsync(payment, DueOf(invoice!), cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            if (!isOpen || isBusy)
                return;
        }

        await payments.SubmitAsync(payment, cancellationToken);
    }

    private async Task RenewAsync(PaymentRow payment, long due, CancellationToken cancellationToken)
    {
        payment.State = payment.State.Next(ChargeEvent.Retried) ?? payment.State;
        payment.Attempt++;
        payment.UpdatedAt = clock.GetUtcNow();
        payment.MethodId = (await methods.DefaultAsync(payment.CustomerId, cancellationToken))?.Id ?? payment.MethodId;
        if (payment.AmountMinor == due)
            return;

        // A credit note took back a part of the invoice: another amount is another charge.
        (payment.AmountMinor, payment.ProviderRef, payment.ChargeRef) = (due, null, null);
    }

    private async Task<(PaymentRow? Payment, bool IsNew, PaymentOutcome? Problem)> AddAsync(
        HttpContext http, Guid customer, Guid id, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.LockCustomerAsync(customer, cancellationToken);
        if (await context.IssuedInvoiceAsync(customer, id, cancellationToken) is not { } invoice)
            return (null, false, PaymentOutcome.Refused(Problems.NotFound("Invoice not found.")));
        if (DueOf(invoice) <= 0)
        {
            return (null, false, PaymentOutcome.Refused(PaymentAnswers.Conflict(
                "invoice_settled", "The invoice was paid or taken back before.")));
        }

        if (!cards.CanCharge(DueOf(invoice), invoice.Currency))
        {
            return (null, false, PaymentOutcome.Refused(PaymentAnswers.Conflict(
                "amount_not_chargeable", "The amount cannot be charged to a card to the last digit.")));
        }

        if (await PaymentsOf(id).WhereOpen().SingleOrDefaultAsync(cancellationToken) is { } open)
            return (open, false, null);

        var payment = Add(invoice, null);
        audit.Add(http, AuditActions.PaymentCreated, AuditSubject.Payment(payment.Id), after: new
        {
            CustomerId = customer,
            Invoice = id,
            Amount = payment.Unit.Format(payment.AmountMinor),
            payment.Currency,
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (payment, true, null);
    }

    private IQueryable<PaymentRow> PaymentsOf(Guid invoice) =>
        context.Payments.Where(row => row.InvoiceId == invoice);

    private static long DueOf(InvoiceRow invoice) => invoice.IsPayable ? invoice.LeftMinor : 0;

    private PaymentRow Add(InvoiceRow invoice, Guid? method)
    {
        var now = clock.GetUtcNow();
        var payment = new PaymentRow
        {
            CustomerId = invoice.CustomerId,
            Id = Guid.CreateVersion7(now),
            Purpose = PaymentPurpose.Invoice,
            InvoiceId = invoice.Id,
            AmountMinor = DueOf(invoice),
            MinorDigits = invoice.MinorDigits,
            Currency = invoice.Currency,
            Provider = PaymentProvider.Stripe,
            MethodId = method,
            CreatedAt = now,
            UpdatedAt = now,
        };
        context.Payments.Add(payment);
        return payment;
    }
}
