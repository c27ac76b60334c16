using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Storage.Catalog;

/// <summary>
/// Which currencies a database is in. A process whose setting names another one must not start unless every meter is
/// priced in it: it could not charge its new customers.
/// </summary>
public static class StoredCurrencies
{
    /// <summary>A customer's currency; null where none is stored yet.</summary>
    internal static Currency? Read(string code) => Currency.TryParse(code, out var currency) ? currency : null;

    /// <summary>Refuses a database in other currencies whose meters are not all priced in this one.</summary>
    /// <exception cref="InvalidSettingException">A meter has no price in it, or nothing is priced.</exception>
    public static async Task ThrowIfUnpricedAsync(
        PaygContext context, Currency currency, CancellationToken cancellationToken)
    {
        var code = currency.Code;
        var ofPrices = await context.Prices.Select(row => row.Currency).Distinct().ToListAsync(cancellationToken);
        var ofCustomers = await context.Customers.Where(row => row.Currency != "")
            .Select(row => row.Currency).Distinct().ToListAsync(cancellationToken);
        var others = ofPrices.Union(ofCustomers, StringComparer.Ordinal).Except([code], StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToList();
        var unpriced = await UnpricedAsync(context, currency, cancellationToken);
        if (others.Count == 0 || (unpriced.Count == 0 && ofPrices.Contains(code, StringComparer.Ordinal)))
            return;

        throw new InvalidSettingException(
            "Payg:Currency",
            $"is {code}, but the database has prices and customers in {string.Join(" and ", others)}: set it to "
            + $"{others[0]}, set prices in {code} for every meter first, or use another database");
    }

    /// <summary>The keys of meters on the price list that have no price in the currency.</summary>
    public static async Task<IReadOnlyList<string>> UnpricedAsync(
        PaygContext context, Currency currency, CancellationToken cancellationToken)
    {
        var code = currency.Code;
        return await context.Meters
            .Where(meter => meter.RetiredAt == null && !context.Prices.Any(price =>
                price.MeterId == meter.Id && price.Currency == code && price.CustomerId == null))
            .OrderBy(meter => meter.Key)
            .Select(meter => meter.Key)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Gives the customers who have no currency yet that of the service.</summary>
    public static Task CompleteAsync(PaygContext context, Currency currency, CancellationToken cancellationToken)
    {
        var code = currency.Code;
        return context.Customers.Where(row => row.Currency == "")
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.Currency, code), cancellationToken);
    }
}
