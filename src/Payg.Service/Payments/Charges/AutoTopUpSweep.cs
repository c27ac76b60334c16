using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Service.Background;
using Payg.Service.Payments.Providers;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Customers;

namespace Payg.Service.Payments.Charges;

/// <summary>
/// Every five seconds, looks for low balances of customers who let credit be bought by itself. Any number of nodes may
/// do it: the customer is locked, and the balance is read again.
/// </summary>
internal sealed partial class AutoTopUpSweep(
    IServiceScopeFactory scopes,
    DatabaseReadiness readiness,
    ICardProvider cards,
    Currency service,
    SweepSteps steps,
    TimeProvider clock,
    ILogger<AutoTopUpSweep> logger) : RepeatedWork(readiness, clock, TimeSpan.FromSeconds(5))
{
    private const int CustomersAtOnce = 500;

    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (!cards.IsEnabled)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var topUps = scope.ServiceProvider.GetRequiredService<AutoTopUps>();
        for (Guid? after = Guid.Empty; after is { } from;)
        {
            var (low, next) = await LowAsync(context, from, cancellationToken);
            foreach (var customer in low)
            {
                await steps.TryAsync(
                    context, customer, () => topUps.RunAsync(customer, cancellationToken), cancellationToken);
            }

            after = next;
        }
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    /// <summary>Customers behind another whose balance is low, as it seems, and where to go on.</summary>
    private async Task<(IReadOnlyList<Guid> Low, Guid? Next)> LowAsync(
        PaygContext context, Guid after, CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var found = await context.PaymentAccounts.AsNoTracking()
            .Where(row => row.IsAutoTopUp && row.CustomerId > after)
            .Join(context.Customers, row => row.CustomerId, row => row.Id, (account, customer) => new
            {
                Account = account,
                Customer = customer,
                Units = context.CreditGrants.Where(grant => grant.CustomerId == customer.Id
                    && grant.EffectiveAt <= now && (grant.ExpiresAt == null || grant.ExpiresAt > now)
                    && grant.VoidedAt == null).Sum(grant => grant.RemainingUnits),
                Fraction = context.CreditGrants.Where(grant => grant.CustomerId == customer.Id
                    && grant.EffectiveAt <= now && (grant.ExpiresAt == null || grant.ExpiresAt > now)
                    && grant.VoidedAt == null).Sum(grant => (long)grant.RemainingFraction),
            })
            .OrderBy(row => row.Customer.Id).Take(CustomersAtOnce).ToListAsync(cancellationToken);
        var low = found.Where(row =>
            AmountParts.Join(row.Units, row.Fraction) - row.Customer.OwedNanos
                < (Int128)row.Account.ThresholdMinor * UnitOf(row.Customer).Nanos);
        return (
            [.. low.Select(row => row.Customer.Id)],
            found.Count < CustomersAtOnce ? null : found[^1].Customer.Id);
    }

    private MinorUnit UnitOf(CustomerRow customer) =>
        MinorUnit.Of(Currency.ParseOr(customer.Currency, service));

    [LoggerMessage(EventId = 3306, Level = LogLevel.Warning,
        Message = "Low balances could not be checked; trying again in some seconds: {Reason}")]
    protected override partial void Failed(string reason);
}
