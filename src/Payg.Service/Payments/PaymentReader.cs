using Microsoft.EntityFrameworkCore;
using Payg.Core.Payments;
using Payg.Http.Lists;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments;

internal sealed class PaymentReader(PaygContext context)
{
    /// <summary>A page of payments, the newest first.</summary>
    public async Task<Page<PaymentResponse>> ListAsync(
        Guid? customer, ChargeState? state, PageQuery<Guid> page, CancellationToken cancellationToken)
    {
        var rows = context.Payments.AsNoTracking();
        if (customer is { } id)
            rows = rows.Where(row => row.CustomerId == id);
        if (state is { } wanted)
            rows = rows.Where(row => row.State == wanted);
        if (page.After is { } last)
            rows = rows.Where(row => row.Id < last);
        var found = await rows.OrderByDescending(row => row.Id).Take(page.Take + 1).ToListAsync(cancellationToken);
        var names = await context.NamesOfAsync(found.Select(row => row.CustomerId), cancellationToken);
        var disputes = await DisputesOfAsync(found, cancellationToken);
        return page.Of(found, row => row.Id, row => PaymentResponse.Of(
            row, names[row.CustomerId], disputes.GetValueOrDefault(row.Id)));
    }

    /// <param name="customer">Only one of this customer; null: of any.</param>
    public Task<PaymentRow?> FindAsync(Guid id, Guid? customer, CancellationToken cancellationToken) =>
        context.Payments.AsNoTracking().SingleOrDefaultAsync(
            row => row.Id == id && (customer == null || row.CustomerId == customer), cancellationToken);

    public async Task<PaymentResponse> ShowAsync(PaymentRow row, CancellationToken cancellationToken)
    {
        var name = await context.Customers.Where(known => known.Id == row.CustomerId)
            .Select(known => known.Name).SingleAsync(cancellationToken);
        var disputes = await DisputesOfAsync([row], cancellationToken);
        return PaymentResponse.Of(row, name, disputes.GetValueOrDefault(row.Id));
    }

    private async Task<Dictionary<Guid, PaymentRefundRow>> DisputesOfAsync(
        IEnumerable<PaymentRow> payments, CancellationToken cancellationToken)
    {
        var ids = payments.Select(row => row.Id).ToList();
        var customers = payments.Select(row => row.CustomerId).Distinct().ToList();
        var rows = await context.PaymentRefunds.AsNoTracking()
            .Where(row => customers.Contains(row.CustomerId) && ids.Contains(row.PaymentId)
                && row.Kind == RefundKind.Dispute)
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.PaymentId).ToDictionary(group => group.Key, group => group.Last());
    }
}
