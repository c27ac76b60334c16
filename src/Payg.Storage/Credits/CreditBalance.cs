using Microsoft.EntityFrameworkCore;
using Payg.Storage.Model;
using Payg.Storage.Model.Credits;
using Payg.Storage.Model.Customers;

namespace Payg.Storage.Credits;

/// <summary>What a customer has, owes and may still spend. Amounts are nanos of the customer's currency.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Grants">Grants that are valid and have anything left, in the order in which they burn.</param>
public sealed record CreditBalance(CustomerRow Customer, IReadOnlyList<CreditGrantRow> Grants)
{
    /// <summary>What is left of the grants, less what is owed.</summary>
    public Int128 BalanceNanos =>
        Grants.Aggregate(Int128.Zero, (sum, grant) => sum + grant.RemainingNanos) - Customer.OwedNanos;

    /// <summary>What calls that were admitted and are not charged yet may cost.</summary>
    public Int128 HeldNanos { get; init; }

    /// <summary>What may still be spent, with what unpaid invoices leave of the credit limit; 0 or more.</summary>
    public Int128 AvailableNanos =>
        Int128.Max(0, BalanceNanos + Customer.LimitLeftNanos - HeldNanos);

    /// <summary>Reads a customer's balance as it is stored; null without such a customer.</summary>
    /// <param name="context">The database.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="now">Grants that are valid now count.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<CreditBalance?> ReadAsync(
        PaygContext context, Guid customer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The customer and the grants in one statement, so that no flush comes between them.
        var rows = await (
            from row in context.Customers.AsNoTracking()
            where row.Id == customer
            from grant in context.CreditGrants.AsNoTracking()
                .Where(found => found.CustomerId == row.Id
                    && (found.RemainingUnits > 0 || found.RemainingFraction > 0))
                .DefaultIfEmpty()
            select new { Customer = row, Grant = grant }).ToListAsync(cancellationToken);
        return rows is not [var first, ..]
            ? null
            : new CreditBalance(
                first.Customer,
                [
                    .. rows.Where(row => row.Grant is not null)
                        .Select(row => (Row: row.Grant!, Grant: row.Grant!.ToGrant()))
                        .Where(pair => pair.Grant.IsValidAt(now))
                        .OrderBy(pair => pair.Grant).Select(pair => pair.Row),
                ]);
    }
}
