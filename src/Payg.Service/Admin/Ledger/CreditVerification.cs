using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Credits;
using Payg.Storage.Model;
using Payg.Storage.Model.Credits;
using Payg.Storage.Model.Customers;

namespace Payg.Service.Admin.Ledger;

/// <summary>
/// Holds the credits of a few hundred customers against their entries: what remains of each grant, what credits have
/// covered of each customer's spend, and the numbers of the entries.
/// </summary>
internal static class CreditVerification
{
    private static readonly string[] s_taken =
    [
        CreditEntryKind.Consume.Name(), CreditEntryKind.Expire.Name(), CreditEntryKind.Void.Name(),
        CreditEntryKind.Refund.Name(),
    ];

    /// <summary>Reports what differs, of the customers from one to another, who are all given.</summary>
    public static async Task RunAsync(
        PaygContext context,
        IReadOnlyList<CustomerRow> customers,
        Action<LedgerDifference> report,
        CancellationToken cancellationToken)
    {
        if (!customers.Any(row => row.HasCredit || row.CreditSeq > 0))
            return;
        var (first, last) = (customers[0].Id, customers[^1].Id);
        var sums = await SumsAsync(context, first, last, cancellationToken);
        var grants = await context.CreditGrants.AsNoTracking()
            .Where(row => row.CustomerId >= first && row.CustomerId <= last).ToListAsync(cancellationToken);

        // 1. Of each grant remains what the entries have left of it, and never less than nothing.
        foreach (var grant in grants)
        {
            var granted = SumOf(sums, grant, CreditEntryKind.Grant.Name());
            var expected = granted - s_taken.Sum(kind => SumOf(sums, grant, kind))
                + SumOf(sums, grant, CreditEntryKind.Restore.Name());
            if (granted != grant.AmountNanos)
                report(Of("credit_amount", grant.CustomerId, grant.AmountNanos, granted) with { Grant = grant.Id });
            if (expected != grant.RemainingNanos || grant.RemainingNanos < 0)
            {
                report(Of("credit_remaining", grant.CustomerId, grant.RemainingNanos, Int128.Max(0, expected)) with
                {
                    Grant = grant.Id,
                });
            }
        }

        await RecurringVerification.RunAsync(
            context, first, last,
            grants.Where(row => row.RecurringId is not null).ToLookup(row => row.RecurringId!.Value), report,
            cancellationToken);

        // 2. What credits have covered of a customer's spend, and the entries' numbers, which have no holes.
        var byCustomer = sums.ToLookup(sum => sum.Key.Customer);
        foreach (var customer in customers)
        {
            var own = byCustomer[customer.Id].ToList();
            var credited = own.Sum(sum => sum.Value.Nanos * CreditKinds.SignOf(sum.Key.Kind));
            if (credited != customer.CreditedNanos)
                report(Of("customer_credited", customer.Id, customer.CreditedNanos, credited));
            var entries = own.Sum(sum => sum.Value.Count);
            var highest = own.Count == 0 ? 0 : own.Max(sum => sum.Value.LastSeq);
            if (highest != customer.CreditSeq || entries != customer.CreditSeq)
                report(Of("credit_seq", customer.Id, customer.CreditSeq, entries));
        }
    }

    private static async Task<Dictionary<(Guid Customer, Guid Grant, string Kind), EntrySum>> SumsAsync(
        PaygContext context, Guid first, Guid last, CancellationToken cancellationToken)
    {
        var sums = await context.CreditEntries.AsNoTracking()
            .Where(row => row.CustomerId >= first && row.CustomerId <= last)
            .GroupBy(row => new { row.CustomerId, row.GrantId, row.Kind })
            .Select(group => new
            {
                group.Key,
                Units = group.Sum(row => row.AmountUnits),
                Fraction = group.Sum(row => (long)row.AmountFraction),
                Count = group.LongCount(),
                Last = group.Max(row => row.Seq),
            })
            .ToListAsync(cancellationToken);
        return sums.ToDictionary(
            sum => (sum.Key.CustomerId, sum.Key.GrantId, sum.Key.Kind),
            sum => new EntrySum(AmountParts.Join(sum.Units, sum.Fraction), sum.Count, sum.Last));
    }

    private static Int128 SumOf(
        Dictionary<(Guid, Guid, string), EntrySum> sums, CreditGrantRow grant, string kind) =>
        sums.GetValueOrDefault((grant.CustomerId, grant.Id, kind)).Nanos;

    private static LedgerDifference Of(string kind, Guid customer, Int128 stored, Int128 expected) => new(
        kind, customer, null, null, null, stored.ToString(CultureInfo.InvariantCulture),
        expected.ToString(CultureInfo.InvariantCulture));

    private readonly record struct EntrySum(Int128 Nanos, long Count, long LastSeq);
}
