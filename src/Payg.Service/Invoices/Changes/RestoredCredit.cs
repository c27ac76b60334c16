using Microsoft.EntityFrameworkCore;
using Payg.Core.Credits;
using Payg.Metering.Leases;
using Payg.Storage.Credits;
using Payg.Storage.Model;
using Payg.Storage.Model.Credits;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Invoices.Changes;

/// <summary>
/// Gives back credit that paid for an invoice, with a credit note: as goodwill that does not expire, because the grants
/// that were used may have ended since.
/// </summary>
internal sealed class RestoredCredit(
    PaygContext context, CreditLedger credits, CreditRefusals refusals, TimeProvider clock)
{
    private const string Prefix = "credit_note:";

    /// <summary>Why so much cannot be given back; null: it can.</summary>
    public async Task<InvoiceStatus?> RefusalAsync(
        InvoiceRow invoice, Int128 nanos, CancellationToken cancellationToken)
    {
        if (nanos == 0)
            return null;
        if (nanos > await LeftAsync(invoice, cancellationToken))
            return InvoiceStatus.WrongCredit;
        return await CreditLedger.IsFullAsync(context, invoice.CustomerId, cancellationToken)
            ? InvoiceStatus.TooManyCredits
            : null;
    }

    /// <summary>Gives it back, in the transaction of the credit note.</summary>
    public async Task GrantAsync(InvoiceRow note, Int128 nanos, CancellationToken cancellationToken)
    {
        var grant = CreditGrantRow.Of(note.CustomerId, CreditKind.Goodwill, nanos, clock.GetUtcNow());
        grant.Reference = Prefix + note.Number;
        await credits.GrantAsync(context, grant, cancellationToken);
    }

    /// <summary>Lets the customer's calls be tried again, after the commit.</summary>
    public void Granted(InvoiceRow note) => refusals.Forget(note.CustomerId);

    /// <summary>How much can be given back: what credit paid of the invoice, less what was given back before.</summary>
    private async Task<Int128> LeftAsync(InvoiceRow invoice, CancellationToken cancellationToken)
    {
        var lines = await context.InvoiceLines.AsNoTracking()
            .Where(row => row.CustomerId == invoice.CustomerId && row.InvoiceId == invoice.Id
                && row.Kind == InvoiceLineKind.Credit)
            .ToListAsync(cancellationToken);
        var references = await context.Invoices.AsNoTracking()
            .Where(row => row.CustomerId == invoice.CustomerId && row.OriginalId == invoice.Id)
            .Select(row => Prefix + row.Number).ToListAsync(cancellationToken);
        var before = await context.CreditGrants.AsNoTracking()
            .Where(row => row.CustomerId == invoice.CustomerId && references.Contains(row.Reference!))
            .ToListAsync(cancellationToken);
        return -lines.Aggregate((Int128)0, (sum, line) => sum + line.ExactNanos)
            - before.Aggregate((Int128)0, (sum, grant) => sum + grant.AmountNanos);
    }
}
