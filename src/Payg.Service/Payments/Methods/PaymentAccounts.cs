using Microsoft.EntityFrameworkCore;
using Payg.Service.Payments.Providers;
using Payg.Storage.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Methods;

internal sealed class PaymentAccounts(PaygContext context, ICardProvider cards, TimeProvider clock)
{
    /// <summary>What the provider calls a customer, who is introduced at first; null: it gave no answer.</summary>
    public async Task<string?> EnsureAsync(Guid customer, CancellationToken cancellationToken)
    {
        if (await context.PaymentAccounts.Where(row => row.CustomerId == customer).Select(row => row.ProviderRef)
            .SingleOrDefaultAsync(cancellationToken) is { } known)
        {
            return known;
        }

        var row = await context.Customers.AsNoTracking()
            .SingleAsync(found => found.Id == customer, cancellationToken);
        if (await cards.CreateCustomerAsync(customer, row.Name, row.Email, cancellationToken) is not { } created)
            return null;

        // The same customer is introduced under the same key, so two requests at once get the same name.
        context.ChangeTracker.Clear();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.LockCustomerAsync(customer, cancellationToken);
        var account = await FindOrAddAsync(customer, cancellationToken);
        account.ProviderRef ??= created;
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return account.ProviderRef;
    }

    /// <summary>A customer's account, tracked by the context. Call it where the customer is locked.</summary>
    public async Task<PaymentAccountRow> FindOrAddAsync(Guid customer, CancellationToken cancellationToken)
    {
        var account = await context.PaymentAccounts.SingleOrDefaultAsync(
            row => row.CustomerId == customer, cancellationToken);
        if (account is null)
        {
            account = new PaymentAccountRow { CustomerId = customer, UpdatedAt = clock.GetUtcNow() };
            context.PaymentAccounts.Add(account);
        }

        return account;
    }
}
