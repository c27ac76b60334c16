using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Amounts;
using Payg.Core.Payments;
using Payg.Service.Audit;
using Payg.Service.Payments.Methods;
using Payg.Service.Payments.Terms;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Charges;

/// <summary>One charge at a time, within bounds that count failures too.</summary>
internal sealed class AutoTopUps(
    PaygContext context,
    CardPayments payments,
    PaymentAccounts accounts,
    PaymentMethods methods,
    AuditLog audit,
    IOptions<PaymentOptions> options,
    Currency service,
    TimeProvider clock)
{
    public const int MaxFailuresPerDay = 3;

    public async Task<AutoTopUpResponse> ReadAsync(Guid customer, CancellationToken cancellationToken)
    {
        var currency = await context.CurrencyOfAsync(customer, service, cancellationToken);
        var account = await context.PaymentAccounts.AsNoTracking().SingleOrDefaultAsync(
            row => row.CustomerId == customer, cancellationToken);
        return AutoTopUpResponse.Of(account, currency);
    }

    public async Task SetAsync(
        HttpContext http, Guid customer, WantedAutoTopUp wanted, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.LockCustomerAsync(customer, cancellationToken);
        var currency = await context.CurrencyOfAsync(customer, service, cancellationToken);
        var account = await accounts.FindOrAddAsync(customer, cancellationToken);
        var before = AutoTopUpResponse.Of(account, currency);
        account.IsAutoTopUp = wanted.IsEnabled;
        (account.ThresholdMinor, account.IncrementMinor, account.MonthlyMaxMinor) =
            (wanted.ThresholdMinor, wanted.IncrementMinor, wanted.MonthlyMaxMinor);
        account.UpdatedAt = clock.GetUtcNow();
        audit.Add(
            http, AuditActions.AutoTopUpSet, AuditSubject.Customer(customer), before,
            AutoTopUpResponse.Of(account, currency));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Buys credit for a customer, if it is due; null: it is not.</summary>
    public async Task<PaymentRow?> RunAsync(Guid customer, CancellationToken cancellationToken)
    {
        if (await AddAsync(customer, cancellationToken) is not { } payment)
            return null;
        return await payments.SubmitAsync(payment, cancellationToken);
    }

    /// <summary>
    /// Stores the payment. The customer is locked meanwhile, so that of several nodes that see a low balance the first
    /// one buys, and the others see its payment.
    /// </summary>
    private async Task<PaymentRow?> AddAsync(Guid customer, CancellationToken cancellationToken)
    {
        context.ChangeTracker.Clear();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.LockCustomerAsync(customer, cancellationToken);
        var now = clock.GetUtcNow();
        if (await context.PaymentAccounts.AsNoTracking().SingleOrDefaultAsync(
                row => row.CustomerId == customer && row.IsAutoTopUp, cancellationToken) is not { } account
            || await CreditBalance.ReadAsync(context, customer, now, cancellationToken) is not { } balance
            || balance.Customer.DisabledAt is not null
            || await methods.DefaultAsync(customer, cancellationToken) is not { } card)
        {
            return null;
        }

        // One charge closes the whole gap.
        var currency = await context.CurrencyOfAsync(customer, service, cancellationToken);
        var unit = MinorUnit.Of(currency);
        var minor = GapOf(account, balance.BalanceNanos, unit);
        if (minor <= 0 || !await IsWithinBoundsAsync(account, minor, now, cancellationToken))
            return null;

        var payment = new PaymentRow
        {
            CustomerId = customer,
            Id = Guid.CreateVersion7(now),
            Purpose = PaymentPurpose.AutoTopUp,
            AmountMinor = minor,
            MinorDigits = (short)unit.Digits,
            Currency = currency.Code,
            Provider = PaymentProvider.Stripe,
            MethodId = card.Id,
            CreatedAt = now,
            UpdatedAt = now,
        };
        context.Payments.Add(payment);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return payment;
    }

    /// <summary>How much must be bought, a multiple of the increment; 0: nothing.</summary>
    private static long GapOf(PaymentAccountRow account, Int128 balanceNanos, MinorUnit unit)
    {
        var gap = ((Int128)account.ThresholdMinor * unit.Nanos) - balanceNanos;
        if (gap <= 0)
            return 0;
        var increment = (Int128)account.IncrementMinor * unit.Nanos;
        return checked((long)((gap + increment - 1) / increment * account.IncrementMinor));
    }

    /// <summary>
    /// Whether the bounds allow one more: what is open, what failed and what succeeded counts alike, because a charge
    /// whose outcome is not known may have succeeded.
    /// </summary>
    private async Task<bool> IsWithinBoundsAsync(
        PaymentAccountRow account, long minor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var month = new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var since = now.AddDays(-1) < month ? now.AddDays(-1) : month;
        var known = await context.Payments.AsNoTracking()
            .Where(row => row.CustomerId == account.CustomerId && row.Purpose == PaymentPurpose.AutoTopUp
                && row.CreatedAt > since)
            .Select(row => new { row.State, row.AmountMinor, row.CreatedAt })
            .ToListAsync(cancellationToken);
        var lastHour = known.Where(row => row.CreatedAt > now.AddHours(-1)).ToList();
        var ofMonth = known.Where(row => row.CreatedAt >= month).Sum(row => row.AmountMinor);
        return !known.Exists(row => row.State.IsOpen())
            && lastHour.Count < options.Value.AutoTopUpsPerHour
            && !lastHour.Exists(row => row.State is ChargeState.Failed)
            && known.Count(row => row.State is ChargeState.Failed && row.CreatedAt > now.AddDays(-1))
                < MaxFailuresPerDay
            && ofMonth + minor <= account.MonthlyMaxMinor;
    }
}
