using System.Globalization;
using Payg.Core.Amounts;
using Payg.Core.Credits;
using Payg.Storage.Budgets;

namespace Payg.Storage.Credits;

/// <summary>Reports what happens to a customer's credit, in the transaction in which it happens.</summary>
internal static class CreditAlerts
{
    public static void Add(CreditChanges changes, CreditBooking booking, Currency service)
    {
        var stored = booking.Stored;
        var currency = Currency.ParseOr(stored.Currency, service);

        // 1. Credit that came and went.
        foreach (var entry in changes.Added.Where(entry => entry.Customer == stored.Customer))
        {
            var type = entry.Kind switch
            {
                CreditEntryKind.Grant => AlertTypes.CreditGranted,
                CreditEntryKind.Expire => AlertTypes.CreditExpired,
                _ => null,
            };
            if (type is not null)
            {
                changes.Alerts.Add(new Alert(
                    stored.Customer, type, string.Create(CultureInfo.InvariantCulture, $"credit/{entry.Seq}"),
                    BudgetAlerts.Credit(entry.Grant, new Money(entry.Nanos, currency))));
            }
        }

        // 2. A balance below one that was to be reported; one that rose above it may be reported again.
        var balance = booking.BalanceNanos;
        var below = stored.AlertNanos.Count(bound => balance < bound);
        if (below == stored.Alerted)
            return;
        changes.Alerted.Add(new AlertedChange(stored.Customer, below));
        foreach (var bound in stored.AlertNanos.Take(below).Skip(stored.Alerted))
        {
            changes.Alerts.Add(new Alert(
                stored.Customer, AlertTypes.CreditLow, $"low/{Guid.CreateVersion7(booking.Now)}",
                BudgetAlerts.Balance(new Money(balance, currency), new Money(bound, currency))));
        }
    }

    public static IReadOnlyList<Int128> Read(string stored) =>
    [
        .. stored.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(amount => Money.TryParseNanos(amount, out var nanos) ? (Int128)nanos : 0),
    ];
}
