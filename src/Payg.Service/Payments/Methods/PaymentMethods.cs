using Microsoft.EntityFrameworkCore;
using Payg.Service.Audit;
using Payg.Service.Payments.Providers;
using Payg.Storage.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Methods;

/// <summary>The cards that customers saved. The provider keeps them; here are names that tell them apart.</summary>
internal sealed class PaymentMethods(
    PaygContext context, ICardProvider cards, AuditLog audit, TimeProvider clock)
{
    public const int MaxCards = 20;

    /// <summary>The card that is charged: the one that was saved last; null: none.</summary>
    public Task<PaymentMethodRow?> DefaultAsync(Guid customer, CancellationToken cancellationToken) =>
        context.PaymentMethods.AsNoTracking().Where(row => row.CustomerId == customer)
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Saves the card that a customer entered at the provider; one more than the bound is not saved.</summary>
    /// <param name="take">Called in the transaction; false: it was saved before.</param>
    public async Task AddAsync(
        Guid customer, SavedCard card, Func<Task<bool>> take, CancellationToken cancellationToken)
    {
        context.ChangeTracker.Clear();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.LockCustomerAsync(customer, cancellationToken) || !await take())
            return;
        if (!await context.PaymentMethods.AnyAsync(row => row.ProviderRef == card.Ref, cancellationToken)
            && await context.PaymentMethods.CountAsync(row => row.CustomerId == customer, cancellationToken)
                < MaxCards)
        {
            Add(customer, card);
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Removes a card, at the provider first; null: it gave no answer; false: not found.</summary>
    public async Task<bool?> RemoveAsync(
        HttpContext http, Guid customer, Guid id, CancellationToken cancellationToken)
    {
        if (await context.PaymentMethods.SingleOrDefaultAsync(
            row => row.CustomerId == customer && row.Id == id, cancellationToken) is not { } method)
        {
            return false;
        }

        if (!await cards.RemoveCardAsync(method.ProviderRef, cancellationToken))
            return null;
        audit.Add(http, AuditActions.PaymentMethodRemoved, AuditSubject.Customer(customer), before: ShownOf(method));
        await context.PaymentMethods.Where(row => row.CustomerId == customer && row.Id == id)
            .ExecuteDeleteAsync(cancellationToken);
        context.Entry(method).State = EntityState.Detached;
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    public Task ForgetAsync(string methodRef, CancellationToken cancellationToken) =>
        context.PaymentMethods.Where(row => row.ProviderRef == methodRef).ExecuteDeleteAsync(cancellationToken);

    private void Add(Guid customer, SavedCard card)
    {
        var now = clock.GetUtcNow();
        var method = new PaymentMethodRow
        {
            CustomerId = customer,
            Id = Guid.CreateVersion7(now),
            ProviderRef = card.Ref,
            Brand = card.Brand.Length > PaymentMethodRow.MaxBrandLength
                ? card.Brand[..PaymentMethodRow.MaxBrandLength] : card.Brand,
            Last4 = card.Last4,
            ExpMonth = card.ExpMonth,
            ExpYear = card.ExpYear,
            CreatedAt = now,
        };
        context.PaymentMethods.Add(method);
        audit.AddOwn(AuditActions.PaymentMethodAdded, AuditSubject.Customer(customer), ShownOf(method));
    }

    private static object ShownOf(PaymentMethodRow method) => new { method.Brand, method.Last4 };
}
