using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Http.Lists;
using Payg.Http.Responses;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Model;
using Payg.Storage.Model.Customers;

namespace Payg.Billing.Responses;

/// <summary>Reads the credits that customers and operators are shown.</summary>
public static class CreditQueries
{
    /// <summary>A customer's balance as it is stored; null without such a customer.</summary>
    /// <param name="context">The database.</param>
    /// <param name="customer">Whose balance.</param>
    /// <param name="service">The service's currency, for a customer without a currency yet.</param>
    /// <param name="transactions">Reads all of it as of one instant.</param>
    /// <param name="holds">What is held for calls under way.</param>
    /// <param name="now">Credit that is valid now counts.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<BalanceResponse?> BalanceOfAsync(
        this PaygContext context,
        Guid customer,
        Currency service,
        IReadTransactions transactions,
        ICreditHolds holds,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var balance = await transactions.RunAsync(context, async () =>
        {
            var found = await CreditBalance.ReadAsync(context, customer, now, cancellationToken);
            return found is null || !found.Customer.HasCredit
                ? found
                : found with { HeldNanos = await holds.HeldAsync(context, customer, cancellationToken) };
        }, cancellationToken);
        if (balance is null)
            return null;

        var row = balance.Customer;
        var currency = Currency.ParseOr(row.Currency, service);
        var keys = await KeysAsync(context, balance.Grants.Any(grant => grant.Meters is not null), cancellationToken);
        MoneyResponse Show(Int128 nanos) => MoneyResponse.Of(new Money(nanos, currency));
        return new BalanceResponse(
            currency.Code, Show(balance.BalanceNanos), Show(balance.HeldNanos), Show(balance.AvailableNanos),
            row.CreditLimitNanos is { } limit ? Show(limit) : null, row.BillingMode.Name(),
            [.. balance.Grants.Select(grant => CreditGrantResponse.Of(grant, keys, currency, now))]);
    }

    /// <summary>A page of a customer's grants, the newest first.</summary>
    /// <param name="context">The database.</param>
    /// <param name="customer">Whose grants.</param>
    /// <param name="service">The service's currency, for a customer without a currency yet.</param>
    /// <param name="now">The instant whose status is shown.</param>
    /// <param name="page">Which page, by the grant's id.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Page<CreditGrantResponse>> CreditsOfAsync(
        this PaygContext context,
        Guid customer,
        Currency service,
        DateTimeOffset now,
        PageQuery<Guid> page,
        CancellationToken cancellationToken)
    {
        var rows = context.CreditGrants.AsNoTracking().Where(row => row.CustomerId == customer);
        if (page.After is { } last)
            rows = rows.Where(row => row.Id < last);
        var found = await rows.OrderByDescending(row => row.Id).Take(page.Take + 1).ToListAsync(cancellationToken);
        var currency = (await context.PayerOfAsync(customer, service, cancellationToken)).Currency;
        var keys = await KeysAsync(context, found.Exists(row => row.Meters is not null), cancellationToken);
        return page.Of(found, row => row.Id, row => CreditGrantResponse.Of(row, keys, currency, now));
    }

    /// <summary>A page of a customer's recurring credits, the newest first.</summary>
    /// <param name="context">The database.</param>
    /// <param name="customer">Whose credits.</param>
    /// <param name="service">The service's currency, for a customer without a currency yet.</param>
    /// <param name="page">Which page, by the credit's id.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Page<RecurringCreditResponse>> RecurringCreditsOfAsync(
        this PaygContext context,
        Guid customer,
        Currency service,
        PageQuery<Guid> page,
        CancellationToken cancellationToken)
    {
        var rows = context.RecurringCredits.AsNoTracking().Where(row => row.CustomerId == customer);
        if (page.After is { } last)
            rows = rows.Where(row => row.Id < last);
        var found = await rows.OrderByDescending(row => row.Id).Take(page.Take + 1).ToListAsync(cancellationToken);
        var currency = (await context.PayerOfAsync(customer, service, cancellationToken)).Currency;
        var keys = await KeysAsync(context, found.Exists(row => row.Meters is not null), cancellationToken);
        return page.Of(found, row => row.Id, row => RecurringCreditResponse.Of(row, keys, currency));
    }

    /// <summary>A page of what happened to a customer's credits, the newest first.</summary>
    /// <param name="context">The database.</param>
    /// <param name="customer">Whose entries.</param>
    /// <param name="service">The service's currency, for a customer without a currency yet.</param>
    /// <param name="page">Which page, by the entry's number.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Page<CreditEntryResponse>> CreditEntriesOfAsync(
        this PaygContext context,
        Guid customer,
        Currency service,
        PageQuery<long> page,
        CancellationToken cancellationToken)
    {
        var before = page.After ?? long.MaxValue;
        var rows = await context.CreditEntries.AsNoTracking()
            .Where(row => row.CustomerId == customer && row.Seq < before)
            .OrderByDescending(row => row.Seq).Take(page.Take + 1).ToListAsync(cancellationToken);
        var currency = (await context.PayerOfAsync(customer, service, cancellationToken)).Currency;
        var keys = await KeysAsync(context, rows.Exists(row => row.MeterId != 0), cancellationToken);
        return page.Of(rows, row => row.Seq, row => CreditEntryResponse.Of(row, keys, currency));
    }

    /// <summary>A mode of billing as the API writes it.</summary>
    public static string Name(this BillingMode mode) => mode is BillingMode.Prepaid ? "prepaid" : "postpaid";

    /// <summary>The keys of all meters by their numbers.</summary>
    /// <param name="context">The database.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IReadOnlyDictionary<int, string>> MeterKeysAsync(
        this PaygContext context, CancellationToken cancellationToken) =>
        await context.Meters.AsNoTracking().ToDictionaryAsync(meter => meter.Id, meter => meter.Key, cancellationToken);

    private static async Task<IReadOnlyDictionary<int, string>> KeysAsync(
        PaygContext context, bool areNeeded, CancellationToken cancellationToken) =>
        areNeeded ? await context.MeterKeysAsync(cancellationToken) : new Dictionary<int, string>();
}
