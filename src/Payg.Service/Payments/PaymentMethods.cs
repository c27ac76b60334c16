using Microsoft.EntityFrameworkCore;
using Payg.Service.Audit;
using Payg.Service.Payments.Providers;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments;

/// <summary>The cards that customers saved. The provider keeps them; here are names that tell them apart.</summary>
internal sealed class PaymentMethods(
    PaygContext context, ICardProvider cards, AuditLog audit, TimeProvider clock)
{
    /// <summary>How many cards a customer may have.</summary>
    public const int MaxCards = 20;

    /// <summary>The card that is charged: the one that was saved last; null: none.</summary>
    public Task<PaymentMethodRow?> DefaultAsync(Guid customer, CancellationToken cancellationToken) =>
        context.PaymentMethods.AsNoTracking().Where(row => row.CustomerId == customer)
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Saves the card that a customer entered at the provider; false: it gave no answer.</summary>
    public async Task<bool> AddAsync(StripeEvent received, CancellationToken cancellationToken)
    {
        if (received.Customer is not { } customer || received.Text("setup_intent") is not { } setup)
            return true;
        if (await cards.ReadCardAsync(setup, cancellationToken) is not { } card)
            return false;

        context.ChangeTracker.Clear();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.LockCustomerAsync(customer, cancellationToken)
            || await context.PaymentMethods.AnyAsync(row => row.ProviderRef == card.Ref, cancellationToken)
            || await context.PaymentMethods.CountAsync(row => row.CustomerId == customer, cancellationToken)
                >= MaxCards)
        {
            return true;
        }

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
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
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

    /// <summary>Forgets a card that was removed at the provider.</summary>
    public async Task<bool> ForgetAsync(string methodRef, CancellationToken cancellationToken)
    {
        await context.PaymentMethods.Where(row => row.ProviderRef == methodRef).ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    private static object ShownOf(PaymentMethodRow method) => new { method.Brand, method.Last4 };
}
