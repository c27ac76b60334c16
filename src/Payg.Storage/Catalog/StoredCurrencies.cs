using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Storage.Catalog;

/// <summary>
/// Which currencies a database is in. A process whose setting names one in which meters have no price could not charge
/// its new customers: it must not start.
/// </summary>
public static class StoredCurrencies
{
    /// <summary>Refuses a database of which meters have no price in the currency.</summary>
    /// <exception cref="InvalidSettingException">There are such meters.</exception>
    public static async Task ThrowIfUnpricedAsync(
        PaygContext context, Currency currency, CancellationToken cancellationToken)
    {
        var unpriced = await UnpricedAsync(context, currency, cancellationToken);
        if (unpriced.Count == 0)
            return;

        var others = await context.Prices.Select(row => row.Currency).Distinct().Order().ToListAsync(cancellationToken);
        throw new InvalidSettingException(
            "Payg:Currency",
            $"is {currency.Code}, but the database has prices in {string.Join(" and ", others)}: set it to "
            + $"{others[0]}, set prices in {currency.Code} for {string.Join(", ", unpriced.Take(3))} first, or use "
            + "another database");
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
