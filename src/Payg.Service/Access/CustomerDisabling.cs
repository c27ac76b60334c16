using Microsoft.EntityFrameworkCore;
using Payg.Core.Payments;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Invoices;
using Payg.Storage.Notifications;

namespace Payg.Service.Access;

internal static class CustomerDisabling
{
    /// <summary>For a customer who is locked; notifies of it. The caller audits and saves.</summary>
    public static void Disable(this PaygContext context, CustomerRow customer, DateTimeOffset now)
    {
        (customer.DisabledAt, customer.AccessChangedAt) = (now, now);
        context.Notify(
            EventTypes.CustomerDisabled, customer.Id, $"disabled/{Guid.CreateVersion7(now)}",
            new { customer.Name, customer.ExternalId }, now);
    }

    /// <summary>
    /// Accepts the tokens of a customer again who was disabled because an invoice could not be charged, once none of
    /// theirs is left that was given up to charge. Called in the transaction that settles an invoice, after it is
    /// saved; the caller audits and saves.
    /// </summary>
    /// <returns>Whether the customer is enabled again.</returns>
    public static async Task<bool> EnableSettledAsync(
        this PaygContext context, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var customer = await context.Customers.SingleAsync(row => row.Id == id, cancellationToken);
        if (customer.DunnedAt is null || await context.Invoices.AnyAsync(
            invoice => invoice.CustomerId == id && invoice.Payment == PaymentState.Open
                && invoice.State == InvoiceState.Final && invoice.GrossMinor > invoice.CreditedMinor
                && context.Payments.Any(payment => payment.InvoiceId == invoice.Id && payment.MethodId != null
                    && payment.State == ChargeState.Failed && payment.NextAttemptAt == null),
            cancellationToken))
        {
            return false;
        }

        (customer.DisabledAt, customer.DunnedAt, customer.AccessChangedAt) = (null, null, now);
        context.AccessChanges.Add(new AccessChangeRow { CustomerId = id });
        return true;
    }
}
