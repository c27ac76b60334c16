using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Service.Access;
using Payg.Service.Audit;
using Payg.Service.Diagnostics;
using Payg.Service.Invoices.Terms;
using Payg.Service.Portal;
using Payg.Storage.Catalog;
using Payg.Storage.Customers;
using Payg.Storage.Invoicing;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;
using Payg.Storage.Notifications;

namespace Payg.Service.Invoices.Changes;

/// <summary>Audits and notifies of each change in its transaction.</summary>
internal sealed class InvoiceChanges(
    PaygContext context,
    InvoiceDrafts drafts,
    AuditLog audit,
    InvoiceMetrics metrics,
    RestoredCredit restored,
    IOptions<InvoiceOptions> options,
    IOptions<PortalOptions> portal,
    Currency service,
    TimeProvider clock)
{
    /// <summary>Issues an invoice. One that was issued before stays as it is.</summary>
    /// <param name="http">The request; null: a command at the machine, or the service by itself.</param>
    public async Task<InvoiceOutcome> FinalizeAsync(HttpContext? http, Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var terms = options.Value.ToTerms();
        await InvoiceLedger.OpenSeriesAsync(context, terms.Series, now, cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(id, cancellationToken) is not { Kind: InvoiceKind.Invoice } invoice)
            return InvoiceOutcome.NotFound;
        if (invoice.State is InvoiceState.Final)
            return new InvoiceOutcome(InvoiceStatus.Repeated, invoice);

        var payer = await context.PayerOfAsync(invoice.CustomerId, service, cancellationToken);
        var draft = await drafts.ReadAsync(
            context, payer, BillingMonth.FromNumber(invoice.Month), terms, cancellationToken);
        if (draft.IsBelowZero || draft.Lines.Count == 0)
            return new InvoiceOutcome(InvoiceStatus.BelowZero, invoice);

        invoice.Seller = InvoiceParty.SellerOf(options.Value, portal.Value).Write();
        invoice.Buyer = (await InvoiceParty.BuyerOfAsync(context, invoice.CustomerId, cancellationToken)).Write();
        invoice.TaxNote = InvoiceParty.TaxNoteOf(draft.Tax.Category, options.Value);
        Note(http, AuditActions.InvoiceFinalized, invoice, new { invoice.CustomerId, Month = draft.Month.ToString() });
        await InvoiceLedger.FinalizeAsync(context, invoice, draft, terms, now, cancellationToken);
        context.NotifyOfInvoice(EventTypes.InvoiceFinalized, invoice, "finalized", now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        metrics.Issued();
        return new InvoiceOutcome(InvoiceStatus.Done, invoice);
    }

    public async Task<InvoiceOutcome> CreditAsync(
        HttpContext http, Guid id, WantedCreditNote wanted, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var terms = options.Value.ToTerms();
        await InvoiceLedger.OpenSeriesAsync(context, terms.CreditNoteSeries, now, cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(id, cancellationToken) is not { Kind: InvoiceKind.Invoice } invoice)
            return InvoiceOutcome.NotFound;
        if (invoice.State is InvoiceState.Draft)
            return new InvoiceOutcome(InvoiceStatus.Draft, invoice);

        // The same request again makes nothing more.
        var reason = wanted.Reason;
        if (wanted.Key is { } key && await context.Invoices.AsNoTracking().SingleOrDefaultAsync(
            row => row.CustomerId == invoice.CustomerId && row.IdempotencyKey == key, cancellationToken) is { } before)
        {
            return new InvoiceOutcome(
                before.OriginalId == id && string.Equals(before.Reason, reason, StringComparison.Ordinal)
                    ? InvoiceStatus.Repeated : InvoiceStatus.KeyReused,
                before);
        }

        var left = invoice.LeftMinor;
        var minor = wanted.AmountNanos is { } amount ? amount / invoice.Unit.Nanos : left;
        // Where credit has paid for all of it, nothing is left to take back but that credit.
        if (minor < 0 || (minor == 0 && wanted.RestoreNanos is null) || minor > left
            || (wanted.AmountNanos ?? 0) % invoice.Unit.Nanos != 0)
        {
            return new InvoiceOutcome(InvoiceStatus.WrongAmount, invoice);
        }

        if (await restored.RefusalAsync(invoice, wanted.RestoreNanos ?? 0, cancellationToken) is { } refusal)
            return new InvoiceOutcome(refusal, invoice);
        var note = await InvoiceLedger.CreditAsync(
            context, invoice, minor, wanted.RestoreNanos ?? 0, reason, terms, now, cancellationToken);
        note.IdempotencyKey = wanted.Key;
        await EnableSettledAsync(invoice, cancellationToken);
        Note(http, AuditActions.InvoiceCredited, invoice, new
        {
            invoice.CustomerId,
            CreditNote = note.Number,
            Amount = note.Unit.Format(note.GrossMinor),
            note.Currency,
            RestoredCredit = wanted.RestoreNanos is { } back ? Money.FormatNanos(back) : null,
            Reason = reason,
        });
        await context.SaveChangesAsync(cancellationToken);
        if (wanted.RestoreNanos is { } nanos)
            await restored.GrantAsync(note, nanos, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        restored.Granted(note);
        metrics.Credited();
        return new InvoiceOutcome(InvoiceStatus.Done, note);
    }

    /// <summary>Notes that an invoice was paid. One that was noted before stays as it is.</summary>
    public Task<InvoiceOutcome> MarkPaidAsync(
        HttpContext http, Guid id, DateTimeOffset? paidAt, string? reference, CancellationToken cancellationToken) =>
        SetPaymentAsync(http, id, PaymentState.Paid, paidAt ?? clock.GetUtcNow(), reference, cancellationToken);

    public Task<InvoiceOutcome> MarkUncollectibleAsync(
        HttpContext http, Guid id, CancellationToken cancellationToken) =>
        SetPaymentAsync(http, id, PaymentState.Uncollectible, null, null, cancellationToken);

    /// <summary>Serves a customer again who was disabled until the invoice is settled.</summary>
    private async Task EnableSettledAsync(InvoiceRow invoice, CancellationToken cancellationToken)
    {
        if (!await context.EnableSettledAsync(invoice.CustomerId, clock.GetUtcNow(), cancellationToken))
            return;
        audit.AddOwn(
            AuditActions.CustomerEnabled, AuditSubject.Customer(invoice.CustomerId), new { IsActive = true });
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task<InvoiceOutcome> SetPaymentAsync(
        HttpContext http, Guid id, PaymentState state, DateTimeOffset? paidAt, string? reference,
        CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(id, cancellationToken) is not { Kind: InvoiceKind.Invoice } invoice)
            return InvoiceOutcome.NotFound;
        if (invoice.State is InvoiceState.Draft)
            return new InvoiceOutcome(InvoiceStatus.Draft, invoice);
        if (invoice.Payment == state)
            return new InvoiceOutcome(InvoiceStatus.Repeated, invoice);

        // What was given up may still be paid; what was paid or taken back is settled.
        if (invoice.Payment is PaymentState.Paid or PaymentState.Void)
            return new InvoiceOutcome(InvoiceStatus.Settled, invoice);
        if (state is PaymentState.Paid)
            context.NotifyOfInvoice(EventTypes.InvoicePaid, invoice, "paid", clock.GetUtcNow());
        Note(
            http, state is PaymentState.Paid ? AuditActions.InvoicePaid : AuditActions.InvoiceUncollectible, invoice,
            new { invoice.Number, invoice.CustomerId, PaidAt = paidAt, Reference = reference });
        await InvoiceLedger.SetPaymentAsync(context, invoice, state, paidAt, reference, cancellationToken);
        await EnableSettledAsync(invoice, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new InvoiceOutcome(InvoiceStatus.Done, invoice);
    }

    /// <summary>Locks the customer of an invoice, as a flush does, and reads the invoice; null: not found.</summary>
    private async Task<InvoiceRow?> LockAsync(Guid id, CancellationToken cancellationToken)
    {
        var customer = await context.Invoices.Where(row => row.Id == id).Select(row => row.CustomerId)
            .SingleOrDefaultAsync(cancellationToken);
        if (!await context.LockCustomerAsync(customer, cancellationToken))
            return null;
        return await context.Invoices.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    private void Note(HttpContext? http, string action, InvoiceRow invoice, object after)
    {
        if (http is null)
            audit.AddOwn(action, AuditSubject.Invoice(invoice.Id), after);
        else
            audit.Add(http, action, AuditSubject.Invoice(invoice.Id), after: after);
    }
}

internal sealed record InvoiceOutcome(InvoiceStatus Status, InvoiceRow? Invoice)
{
    public static InvoiceOutcome NotFound { get; } = new(InvoiceStatus.NotFound, null);
}

internal enum InvoiceStatus
{
    Done,

    /// <summary>It had been before.</summary>
    Repeated,

    NotFound,
    Draft,

    /// <summary>There is nothing to bill, or more is given back.</summary>
    BelowZero,

    Settled,

    /// <summary>More than is left, or not a number of minor units.</summary>
    WrongAmount,

    WrongCredit,

    /// <summary>The customer has as many credits as there may be.</summary>
    TooManyCredits,

    KeyReused,
}
