using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Http.Errors;
using Payg.Metering.Flush;
using Payg.Service.Access;
using Payg.Service.Audit;
using Payg.Storage.Catalog;
using Payg.Storage.Customers;
using Payg.Storage.Model;
using Payg.Storage.Plans;

namespace Payg.Service.Admin.Customers;

/// <summary>Changes what a customer is charged in, while nothing has been charged yet.</summary>
internal sealed class CustomerCurrency(
    PaygContext context, UsageFlush flush, Currency service, AccessChange access, AuditLog audit)
{
    public async Task<CurrencyChange> ChangeAsync(
        HttpContext http, Guid id, Currency currency, FieldErrors errors, CancellationToken cancellationToken)
    {
        // 1. Flush first, so that usage of this node counts; then lock the customer, as a flush does.
        await flush.FlushAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.LockCustomerAsync(id, cancellationToken))
            return CurrencyChange.NoCustomer;
        var customer = await context.Customers.SingleAsync(row => row.Id == id, cancellationToken);
        var before = customer.Currency.Length == 0 ? service.Code : customer.Currency;
        if (string.Equals(before, currency.Code, StringComparison.Ordinal))
            return CurrencyChange.Done;

        // 2. Amounts of two currencies never meet, and everything that is on the price list can be charged.
        if (customer.CreditLimitUnits is not null
            || await context.CreditGrants.AnyAsync(row => row.CustomerId == id, cancellationToken)
            || await context.UsageLines.AnyAsync(row => row.CustomerId == id, cancellationToken)
            || await context.UsageAdjustments.AnyAsync(row => row.CustomerId == id, cancellationToken)
            || await context.Subscriptions.WhereCharging()
                .AnyAsync(row => row.CustomerId == id, cancellationToken))
        {
            return CurrencyChange.InUse;
        }

        var unpriced = await StoredCurrencies.UnpricedAsync(context, currency, cancellationToken);
        if (unpriced.Count > 0)
        {
            errors.Add(
                "currency", $"Set prices in {currency} first for: {string.Join(", ", unpriced.Take(10))}.");
            return CurrencyChange.Unpriced;
        }

        customer.Currency = currency.Code;
        audit.Add(http, AuditActions.CurrencyChanged, AuditSubject.Customer(id),
            new { Currency = before }, new { customer.Currency });
        await access.CommitAsync(transaction, id, cancellationToken);
        return CurrencyChange.Done;
    }
}

internal enum CurrencyChange
{
    Done,
    NoCustomer,
    InUse,
    Unpriced,
}
