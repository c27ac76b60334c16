using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Storage.Model;
using Payg.Storage.Notifications;
using static Payg.Service.Export.ExportedInstant;

namespace Payg.Service.Export;

/// <summary>
/// Reads credits, what happened to them, and alerts of all customers, each in one query as of one instant, in the order
/// of customers.
/// </summary>
/// <remarks>A range takes what was created from its start to before its end; null: without a bound.</remarks>
internal sealed class CreditExport(PaygContext context, Currency service)
{
    public async IAsyncEnumerable<ExportedCredit> CreditsAsync(
        DateTimeOffset? start, DateTimeOffset? end, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var keys = await context.MeterKeysAsync(cancellationToken);
        var (since, until) = BoundsOf(start, end);
        var rows =
            from grant in context.CreditGrants
            where grant.CreatedAt >= since && grant.CreatedAt < until
            from customer in context.Customers.Where(row => row.Id == grant.CustomerId).DefaultIfEmpty()
            orderby grant.CustomerId, grant.Id
            select new { Row = grant, customer.Name, customer.Currency };
        await foreach (var found in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var row = found.Row;
            yield return new ExportedCredit(
                row.CustomerId, found.Name ?? "", row.Id, row.Kind, Money.FormatNanos(row.AmountNanos),
                Money.FormatNanos(row.RemainingNanos), CurrencyOf(found.Currency), row.Priority, Text(row.EffectiveAt),
                Text(row.ExpiresAt),
                row.MeterIds is { } meters ? string.Join(' ', meters.Select(id => keys[id])) : null, row.Reference,
                row.RecurringId, row.IsRollover, Text(row.CreatedAt),
                Text(row.VoidedAt));
        }
    }

    public async IAsyncEnumerable<ExportedCreditEntry> EntriesAsync(
        DateTimeOffset? start, DateTimeOffset? end, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var keys = await context.MeterKeysAsync(cancellationToken);
        var (since, until) = BoundsOf(start, end);
        var rows =
            from entry in context.CreditEntries
            where entry.At >= since && entry.At < until
            from customer in context.Customers.Where(row => row.Id == entry.CustomerId).DefaultIfEmpty()
            orderby entry.CustomerId, entry.Seq
            select new { Row = entry, customer.Name, customer.Currency };
        await foreach (var found in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var row = found.Row;
            var isOfUsage = row.Month != 0;
            yield return new ExportedCreditEntry(
                row.CustomerId, found.Name ?? "", row.Seq, Text(row.At), row.Kind, Money.FormatNanos(row.AmountNanos),
                CurrencyOf(found.Currency), row.GrantId,
                isOfUsage ? BillingMonth.FromNumber(row.Month).ToString() : null, isOfUsage ? keys[row.MeterId] : null,
                isOfUsage ? row.PriceId : null, row.Reference);
        }
    }

    public async IAsyncEnumerable<ExportedAlert> AlertsAsync(
        DateTimeOffset? start, DateTimeOffset? end, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (since, until) = BoundsOf(start, end);
        var rows =
            from alert in context.Alerts
            where alert.CreatedAt >= since && alert.CreatedAt < until
                && EventTypes.OfCustomers.Contains(alert.Type)
            from customer in context.Customers.Where(row => row.Id == alert.CustomerId).DefaultIfEmpty()
            orderby alert.CustomerId, alert.Id
            select new { Row = alert, customer.Name };
        await foreach (var found in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var row = found.Row;
            yield return new ExportedAlert(
                row.CustomerId, found.Name ?? "", row.Id, Text(row.CreatedAt), row.Type, JsonElement.Parse(row.Data));
        }
    }

    private static (DateTimeOffset From, DateTimeOffset To) BoundsOf(DateTimeOffset? start, DateTimeOffset? end) =>
        (start ?? DateTimeOffset.UnixEpoch, end ?? new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private string CurrencyOf(string? stored) => string.IsNullOrEmpty(stored) ? service.Code : stored;
}
