using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Amounts;
using Payg.Core.Payments;
using Payg.Service.Audit;
using Payg.Service.Payments.Outcomes;
using Payg.Service.Payments.Providers;
using Payg.Service.Payments.Terms;
using Payg.Storage.Catalog;
using Payg.Storage.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Charges;

internal sealed class TopUps(
    PaygContext context,
    CardPayments payments,
    ICardProvider cards,
    AuditLog audit,
    IOptions<PaymentOptions> options,
    Currency service,
    TimeProvider clock)
{
    /// <summary>Creates a payment and a page on which to pay it. The same key again gives the same payment.</summary>
    /// <param name="key">The caller's own key; null: none.</param>
    public async Task<PaymentOutcome> CreateAsync(
        HttpContext http, Guid customer, long nanos, string? key, CancellationToken cancellationToken)
    {
        // 1. The amount.
        if (!cards.IsEnabled)
            return PaymentOutcome.Refused(PaymentAnswers.NotSetUp());
        var currency = await context.CurrencyOfAsync(customer, service, cancellationToken);
        var unit = MinorUnit.Of(currency);
        var (min, max) = (options.Value.MinTopUpNanos, options.Value.MaxTopUpNanos);
        var minor = nanos / unit.Nanos;
        if (nanos < min || nanos > max || nanos % unit.Nanos != 0 || !cards.CanCharge(minor, currency.Code))
        {
            return PaymentOutcome.Refused(PaymentAnswers.WrongAmount(
                $"Use {Money.FormatNanos(min)} to {Money.FormatNanos(max)} {currency}, with at most {unit.Digits} "
                + "digits after the point."));
        }

        // 2. The row, before anybody is asked for anything.
        var (payment, isNew) = await AddAsync(http, customer, minor, currency, key, cancellationToken);
        if (payment.AmountMinor != minor || payment.Purpose is not PaymentPurpose.TopUp)
            return PaymentOutcome.Refused(PaymentAnswers.KeyReused());

        // 3. The page.
        if (payment is { State: ChargeState.Created, CheckoutUrl: null })
            payment = await payments.SubmitAsync(payment, cancellationToken);
        return payment.CheckoutUrl is null && (isNew || payment.State is ChargeState.Created)
            ? PaymentOutcome.Refused(PaymentAnswers.Unavailable())
            : new PaymentOutcome(payment, IsRepeated: !isNew);
    }

    private async Task<(PaymentRow Payment, bool IsNew)> AddAsync(
        HttpContext http, Guid customer, long minor, Currency currency, string? key,
        CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.LockCustomerAsync(customer, cancellationToken);
        if (key is not null && await context.Payments.AsNoTracking().SingleOrDefaultAsync(
            row => row.CustomerId == customer && row.IdempotencyKey == key, cancellationToken) is { } known)
        {
            return (known, false);
        }

        var now = clock.GetUtcNow();
        var payment = new PaymentRow
        {
            CustomerId = customer,
            Id = Guid.CreateVersion7(now),
            Purpose = PaymentPurpose.TopUp,
            AmountMinor = minor,
            MinorDigits = (short)MinorUnit.Of(currency).Digits,
            Currency = currency.Code,
            Provider = PaymentProvider.Stripe,
            IdempotencyKey = key,
            CreatedAt = now,
            UpdatedAt = now,
        };
        context.Payments.Add(payment);
        audit.Add(http, AuditActions.PaymentCreated, AuditSubject.Payment(payment.Id), after: new
        {
            CustomerId = customer,
            Amount = payment.Unit.Format(minor),
            payment.Currency,
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (payment, true);
    }
}
