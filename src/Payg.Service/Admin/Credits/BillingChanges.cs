using System.ComponentModel;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Core.Invoicing;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Http.Responses;
using Payg.Metering.Flush;
using Payg.Service.Access;
using Payg.Service.Audit;
using Payg.Service.Http;
using Payg.Storage.Model;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Admin.Credits;

/// <summary>Tokens follow at once on this node, within two seconds on the others.</summary>
internal sealed class BillingChanges(
    PaygContext context,
    UsageFlush flush,
    AccessChange access,
    AuditLog audit,
    Currency service,
    TimeProvider clock)
{
    public async Task<BillingResponse?> ReadAsync(Guid customer, CancellationToken cancellationToken) =>
        await context.Customers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == customer, cancellationToken)
            is { } row
            ? Show(row, await TaxAsync(customer, cancellationToken))
            : null;

    /// <summary>
    /// Sets how a customer pays. What they owe when a limit begins is settled: it is billed in arrears, and neither
    /// credit nor limit is taken for it. Null without such a customer.
    /// </summary>
    public async Task<BillingResponse?> SetAsync(
        HttpContext http, Guid customer, WantedBilling wanted, CancellationToken cancellationToken)
    {
        // 1. Flush first, so that what is owed is known; then lock the customer, as a flush does.
        var now = clock.GetUtcNow();
        await flush.FlushAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var found = await context.Customers.Where(row => row.Id == customer).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.AccessChangedAt, now), cancellationToken);
        if (found == 0)
            return null;

        // 2. The change. Where nothing changes, nothing is stored.
        var row = await context.Customers.SingleAsync(known => known.Id == customer, cancellationToken);
        var tax = await TaxAsync(customer, cancellationToken);
        var (before, wasLimited) = (Show(row, tax), row.IsLimited);
        row.BillingMode = wanted.Mode;
        var limit = wanted.LimitNanos is { } nanos ? AmountParts.Of(nanos) : (AmountParts?)null;
        (row.CreditLimitUnits, row.CreditLimitFraction) = (limit?.Units, limit?.Nanos);
        var after = Show(row, wanted.Tax ?? tax);
        if (before == after)
            return after;

        if (before.Tax != after.Tax)
        {
            context.CustomerTaxes.Add(new CustomerTaxRow
            {
                CustomerId = customer,
                From = now,
                Category = wanted.Tax!.Value.Category,
                Rate = wanted.Tax.Value.PartsPerMillion,
            });
        }

        // 3. A limit that begins starts from nothing owed.
        row.HasCredit |= row.IsLimited;
        var settled = !wasLimited && row.IsLimited ? Int128.Max(0, row.OwedNanos) : 0;
        (row.SettledUnits, row.SettledFraction) = AmountParts.Of(row.SettledNanos + settled);
        audit.Add(http, AuditActions.BillingChanged, AuditSubject.Customer(customer), before, new
        {
            after.Mode,
            after.CreditLimit,
            after.Tax,
            Settled = MoneyResponse.Of(new Money(settled, CurrencyOf(row))),
        });
        await access.CommitAsync(transaction, customer, cancellationToken);
        return after;
    }

    private Currency CurrencyOf(CustomerRow row) => Currency.ParseOr(row.Currency, service);

    private async Task<Tax?> TaxAsync(Guid customer, CancellationToken cancellationToken) =>
        await context.CustomerTaxes.AsNoTracking().Where(row => row.CustomerId == customer)
            .OrderByDescending(row => row.From).FirstOrDefaultAsync(cancellationToken) is { } row
            ? new Tax(row.Category, row.Rate)
            : null;

    private BillingResponse Show(CustomerRow row, Tax? tax) => new(
        row.BillingMode.Name(),
        row.CreditLimitNanos is { } limit ? MoneyResponse.Of(new Money(limit, CurrencyOf(row))) : null,
        tax is { } own ? new TaxResponse(own.Category.Name(), own.Percent) : null);
}

[Description("How a customer pays.")]
internal sealed record BillingResponse(
    [property: Description("prepaid: calls are paid for in advance; postpaid: afterwards.")]
    string Mode,
    [property: Description("How much they may owe; null: no limit, and nothing where they pay in advance.")]
    MoneyResponse? CreditLimit,
    [property: Description("How their invoices are taxed; null: as the settings say.")]
    TaxResponse? Tax);

[Description("How a customer's invoices are taxed.")]
internal sealed record TaxResponse(
    [property: Description("standard, reverse_charge, exempt or outside_scope.")]
    string Category,
    [property: Description("The rate, in percent.")]
    string Rate);

/// <summary>How a customer's invoices are to be taxed.</summary>
/// <param name="Category">standard, reverse_charge, exempt or outside_scope.</param>
/// <param name="Rate">The rate in percent, 0 to 100; only with standard.</param>
internal sealed record TaxRequest(string Category, string? Rate = null);

/// <summary>How a customer is to pay.</summary>
/// <param name="Mode">prepaid: calls are paid for in advance; postpaid: afterwards.</param>
/// <param name="CreditLimit">
/// How much they may owe, in their currency: a decimal from 0 to 10^9. Left out or null: no limit, and nothing where
/// they pay in advance.
/// </param>
/// <param name="Tax">How their invoices are taxed from now on; left out or null: as before.</param>
internal sealed record BillingRequest(string Mode, string? CreditLimit = null, TaxRequest? Tax = null)
{
    public static WantedBilling? Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly("mode", "credit_limit", "tax");
        fields.Require("mode");
        var name = fields.Text("mode");
        BillingMode? mode = name switch
        {
            "prepaid" => BillingMode.Prepaid,
            "postpaid" => BillingMode.Postpaid,
            _ => null,
        };
        if (mode is null && !errors.Has("mode"))
            errors.Add("mode", "Use prepaid or postpaid.");
        var limit = fields.Nanos("credit_limit", errors);
        if (limit < 0)
            errors.Add("credit_limit", "Use 0 or more.");
        var tax = ReadTax(fields, errors);
        return errors.Any ? null : new WantedBilling(mode!.Value, limit, tax);
    }

    private static Core.Invoicing.Tax? ReadTax(RequestFields fields, FieldErrors errors)
    {
        if (!fields.TryGet("tax", out var value))
            return null;
        if (value.ValueKind is not JsonValueKind.Object
            || value.EnumerateObject().Any(field => field.Name is not ("category" or "rate")))
        {
            errors.Add("tax", "Give an object with category and rate.");
            return null;
        }

        var name = value.TryGetProperty("category", out var word) ? JsonText.Read(word).Text : null;
        if (!TaxCategories.TryParse(name, out var category))
        {
            errors.Add("tax", $"Use one of these as category: {string.Join(", ", TaxCategories.Names)}.");
            return null;
        }

        var rate = 0;
        var text = !value.TryGetProperty("rate", out var given) || given.ValueKind is JsonValueKind.Null ? null
            : given.ValueKind is JsonValueKind.Number ? given.GetRawText() : JsonText.Read(given).Text;
        if (text is null ? category is TaxCategory.Standard : !Core.Invoicing.Tax.TryParsePercent(text, out rate))
            errors.Add("tax", "Give a rate in percent, 0 to 100, at most four digits after the point.");
        else if (rate > 0 && category is not TaxCategory.Standard)
            errors.Add("tax", "Only the category standard has a rate.");
        return new Core.Invoicing.Tax(category, rate);
    }
}

/// <param name="LimitNanos">How much they may owe, in nanos; null: no limit of its own.</param>
/// <param name="Tax">How their invoices are taxed from now on; null: as before.</param>
internal sealed record WantedBilling(BillingMode Mode, long? LimitNanos, Tax? Tax);
