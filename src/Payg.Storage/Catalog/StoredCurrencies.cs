using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Storage.Catalog;

/// <summary>
/// Which currencies a database is in. A process whose setting names another one would price new meters and make new
/// customers in it, beside those that are there: it must not start.
/// </summary>
public static class StoredCurrencies
{
    /// <summary>Refuses a database of which customers or prices are in another currency.</summary>
    /// <exception cref="InvalidSettingException">They are.</exception>
    public static async Task ThrowIfOthersAsync(
        PaygContext context, Currency currency, CancellationToken cancellationToken)
    {
        var code = currency.Code;
        var ofPrices = await context.Prices.Where(row => row.Currency != code)
            .Select(row => row.Currency).Distinct().ToListAsync(cancellationToken);
        var ofCustomers = await context.Customers.Where(row => row.Currency != code && row.Currency != "")
            .Select(row => row.Currency).Distinct().ToListAsync(cancellationToken);
        var others = ofPrices.Union(ofCustomers, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (others.Length == 0)
            return;

        throw new InvalidSettingException(
            "Payg:Currency",
            $"is {code}, but the database has prices and customers in {string.Join(" and ", others)}: "
            + $"set it to {others[0]}, or use another database");
    }

    /// <summary>Gives the customers who have no currency yet that of the service.</summary>
    public static Task CompleteAsync(PaygContext context, Currency currency, CancellationToken cancellationToken)
    {
        var code = currency.Code;
        return context.Customers.Where(row => row.Currency == "")
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.Currency, code), cancellationToken);
    }
}
