using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Credits;
using Payg.Storage.Model;
using Payg.Storage.Model.Credits;

namespace Payg.Service.Admin.Ledger;

/// <summary>
/// Holds the grants of recurring credits against what was to be granted: each period once, one after the other, with
/// what carried over from the one before.
/// </summary>
internal static class RecurringVerification
{
    public static async Task RunAsync(
        PaygContext context,
        Guid first,
        Guid last,
        ILookup<Guid, CreditGrantRow> grants,
        Action<LedgerDifference> report,
        CancellationToken cancellationToken)
    {
        var credits = await context.RecurringCredits.AsNoTracking()
            .Where(row => row.CustomerId >= first && row.CustomerId <= last).ToListAsync(cancellationToken);
        foreach (var credit in credits)
        {
            var own = grants[credit.Id].ToList();
            var periods = own.Where(row => !row.IsRollover).OrderBy(row => row.RecurringNumber).ToList();
            if (!periods.Select(row => row.RecurringNumber).SequenceEqual(Enumerable.Range(1, credit.Granted)))
                report(Of("recurring_periods", credit, null, credit.Granted, periods.Count));
            for (var i = 0; i < periods.Count; i++)
            {
                var expected = i == 0
                    ? credit.FirstNanos ?? credit.AmountNanos
                    : credit.AmountNanos + credit.RolloverMinNanos;
                if (periods[i].AmountNanos != expected
                    || periods[i].EffectiveAt != (i == 0 ? credit.EffectiveAt : periods[i - 1].ExpiresAt))
                {
                    report(Of("recurring_amount", credit, periods[i].Id, periods[i].AmountNanos, expected));
                }
            }

            foreach (var carried in own.Where(row => row.IsRollover))
            {
                var rest = await RestBeforeAsync(context, carried, own, cancellationToken);
                var expected = Int128.Min(credit.RolloverMaxNanos, Int128.Max(credit.RolloverMinNanos, rest))
                    - credit.RolloverMinNanos;
                if (carried.AmountNanos != expected || carried.RecurringNumber > credit.RolledOver + 1)
                    report(Of("recurring_amount", credit, carried.Id, carried.AmountNanos, expected));
            }
        }
    }

    /// <summary>What had expired of the period before when it was carried over.</summary>
    private static async Task<Int128> RestBeforeAsync(
        PaygContext context, CreditGrantRow carried, List<CreditGrantRow> own, CancellationToken cancellationToken)
    {
        var (granted, expired) = (CreditEntryKind.Grant.Name(), CreditEntryKind.Expire.Name());
        var ids = own.Where(row => row.RecurringNumber == carried.RecurringNumber - 1).Select(row => row.Id).ToList();
        var entries = await context.CreditEntries.AsNoTracking()
            .Where(row => row.CustomerId == carried.CustomerId
                && ((row.GrantId == carried.Id && row.Kind == granted)
                    || (ids.Contains(row.GrantId) && row.Kind == expired)))
            .ToListAsync(cancellationToken);
        var at = entries.Find(row => row.GrantId == carried.Id)?.Seq ?? 0;
        return entries.Where(row => row.GrantId != carried.Id && row.Seq < at).Sum(row => row.AmountNanos);
    }

    private static LedgerDifference Of(
        string kind, RecurringCreditRow credit, Guid? grant, Int128 stored, Int128 expected) =>
        new(
            kind, credit.CustomerId, null, null, null, stored.ToString(CultureInfo.InvariantCulture),
            expected.ToString(CultureInfo.InvariantCulture))
        {
            Grant = grant ?? credit.Id,
        };
}
