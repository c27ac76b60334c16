using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Credits;
using Payg.Core.Payments;
using Payg.Service.Access;
using Payg.Service.Audit;
using Payg.Service.Payments.Providers;
using Payg.Service.Payments.Terms;
using Payg.Storage.Credits;
using Payg.Storage.Invoicing;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Credits;
using Payg.Storage.Model.Invoices;
using Payg.Storage.Model.Payments;
using Payg.Storage.Notifications;

namespace Payg.Service.Payments.Outcomes;

/// <summary>
/// What a payment does when it succeeds or fails: credit, invoices and events. Each method is called in an open
/// transaction of the context in which the caller has locked the customer; the caller saves.
/// </summary>
internal sealed class PaymentEffects(
    PaygContext context, CreditLedger credits, AuditLog audit, IOptions<PaymentOptions> options, TimeProvider clock)
{
    /// <summary>Notes what the provider said; false: the payment stays in its state.</summary>
    public async Task<bool> ApplyAsync(
        PaymentRow payment, ProviderAnswer answer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        payment.ProviderRef ??= answer.Ref;
        payment.ChargeRef ??= answer.ChargeRef;
        if (answer.Url is { Length: <= PaymentRow.MaxUrlLength } url)
            payment.CheckoutUrl = url;
        if (payment.State.IsOpen())
            payment.UpdatedAt = now;
        if (answer.Event is not { } happened || payment.State.Next(happened) is not { } next)
            return false;

        (payment.State, payment.UpdatedAt) = (next, now);
        switch (next)
        {
            case ChargeState.Succeeded:
                await SucceedAsync(payment, now, cancellationToken);
                break;

            case ChargeState.Failed:
                await FailAsync(payment, answer, now, cancellationToken);
                break;

            case ChargeState.ActionRequired:
                Notify(payment, EventTypes.PaymentActionRequired, $"action_required/{payment.Attempt}", now);
                break;
        }

        return true;
    }

    public async Task<Guid> GrantAsync(
        PaymentRow payment, CreditKind kind, Int128 nanos, string reference, CancellationToken cancellationToken)
    {
        var grant = CreditGrantRow.Of(payment.CustomerId, kind, nanos, clock.GetUtcNow());
        grant.Reference = reference;
        await credits.GrantAsync(context, grant, cancellationToken);
        return grant.Id;
    }

    public void Notify(PaymentRow payment, string type, string what, DateTimeOffset now) => context.Notify(
        type, payment.CustomerId, $"payment/{payment.Id}/{what}",
        new
        {
            Payment = payment.Id,
            Purpose = PaymentWords.Of(payment.Purpose),
            Invoice = payment.InvoiceId,
            Amount = new { Amount = payment.Unit.Format(payment.AmountMinor), payment.Currency },
            payment.FailureCode,
            FailureMessage = payment.FailureText,
        },
        now);

    /// <summary>Adds an event about money that did not reach the customer.</summary>
    public void NotifyOfRefund(PaymentRow payment, PaymentRefundRow refund, string? reason, DateTimeOffset now) =>
        context.Notify(
            EventTypes.RefundFailed, payment.CustomerId, $"payment/{payment.Id}/refund_failed/{refund.Id}",
            new
            {
                Payment = payment.Id,
                Refund = refund.Id,
                Invoice = payment.InvoiceId,
                Amount = new { Amount = payment.Unit.Format(refund.AmountMinor), payment.Currency },
                Reason = reason,
            },
            now);

    private async Task SucceedAsync(PaymentRow payment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        payment.SucceededAt = now;
        (payment.FailureCode, payment.FailureText, payment.NextAttemptAt) = (null, null, null);

        // What no invoice asks for any more is credit: money that was received never vanishes.
        var excess = payment.AmountMinor - await PayInvoiceAsync(payment, now, cancellationToken);
        Notify(payment, EventTypes.PaymentSucceeded, "succeeded", now);
        if (excess > 0)
        {
            payment.GrantId = await GrantAsync(
                payment, CreditKind.Purchase, (Int128)excess * payment.Unit.Nanos, $"payment:{payment.Id}",
                cancellationToken);
        }
    }

    /// <summary>Marks the invoice as paid; returns how much of the payment it took, in minor units.</summary>
    private async Task<long> PayInvoiceAsync(
        PaymentRow payment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (payment.InvoiceId is not { } id || await context.Invoices.SingleOrDefaultAsync(
            row => row.CustomerId == payment.CustomerId && row.Id == id, cancellationToken) is not { } invoice)
        {
            return 0;
        }

        if (!invoice.IsPayable || invoice.LeftMinor > payment.AmountMinor)
            return 0;

        context.NotifyOfInvoice(EventTypes.InvoicePaid, invoice, "paid", now);
        await InvoiceLedger.SetPaymentAsync(
            context, invoice, PaymentState.Paid, now, payment.Reference ?? payment.ChargeRef ?? payment.ProviderRef,
            cancellationToken);
        if (await context.EnableSettledAsync(invoice.CustomerId, now, cancellationToken))
        {
            audit.AddOwn(
                AuditActions.CustomerEnabled, AuditSubject.Customer(invoice.CustomerId), new { IsActive = true });
        }

        return invoice.LeftMinor;
    }

    private async Task FailAsync(
        PaymentRow payment, ProviderAnswer answer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (payment.FailureCode, payment.FailureText) = (answer.FailureCode ?? "failed", answer.FailureText);
        payment.CheckoutUrl = null;

        // Charges of invoices are tried again; what a customer opened themselves is not.
        payment.NextAttemptAt = payment is { Purpose: PaymentPurpose.Invoice, MethodId: not null } && !answer.IsHard
            ? Dunning.NextAfter(payment.Attempt, now)
            : null;
        if (payment.NextAttemptAt is not null || answer.FailureCode is "expired"
            || await IsKnownToFailAsync(payment, cancellationToken))
        {
            return;
        }

        Notify(payment, EventTypes.PaymentFailed, $"failed/{payment.Attempt}", now);
        if (payment is { Purpose: PaymentPurpose.Invoice, MethodId: not null }
            && options.Value.AfterDunning is AfterDunning.Disable)
        {
            await DisableAsync(payment.CustomerId, now, cancellationToken);
        }
    }

    /// <summary>Refuses the customer's tokens from now on; administrators stay.</summary>
    private async Task DisableAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var customer = await context.Customers.SingleAsync(row => row.Id == id, cancellationToken);
        if (customer.DisabledAt is not null
            || await context.Users.AnyAsync(user => user.CustomerId == id && user.IsAdministrator, cancellationToken))
        {
            return;
        }

        context.Disable(customer, now);
        customer.DunnedAt = now;
        context.AccessChanges.Add(new AccessChangeRow { CustomerId = id });
        audit.AddOwn(AuditActions.CustomerDisabled, AuditSubject.Customer(id), new { IsActive = false });
    }

    /// <summary>Whether the automatic purchase before failed as well: one notice is enough.</summary>
    private async Task<bool> IsKnownToFailAsync(PaymentRow payment, CancellationToken cancellationToken)
    {
        if (payment.Purpose is not PaymentPurpose.AutoTopUp)
            return false;
        var before = await context.Payments.AsNoTracking()
            .Where(row => row.CustomerId == payment.CustomerId && row.Purpose == PaymentPurpose.AutoTopUp
                && row.Id < payment.Id)
            .OrderByDescending(row => row.Id).Select(row => (ChargeState?)row.State)
            .FirstOrDefaultAsync(cancellationToken);
        return before is ChargeState.Failed;
    }
}
