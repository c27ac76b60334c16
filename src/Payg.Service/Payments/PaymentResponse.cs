using System.ComponentModel;
using Payg.Core.Payments;
using Payg.Http.Responses;
using Payg.Service.Payments.Outcomes;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments;

[Description("Money that a customer pays.")]
internal sealed record PaymentResponse(
    [property: Description("Its id.")]
    Guid Id,
    [property: Description("Who pays.")]
    Guid CustomerId,
    [property: Description("What they are called.")]
    string CustomerName,
    [property: Description("invoice, top_up, or auto_top_up: credit that was bought by itself.")]
    string Purpose,
    [property: Description("The invoice that is paid; null: credit is bought.")]
    Guid? Invoice,
    [property: Description("How much.")]
    MoneyResponse Amount,
    [property: Description("How much of it was paid back.")]
    MoneyResponse Refunded,
    [property: Description("stripe, or manual: recorded by an operator.")]
    string Provider,
    [property: Description("created, submitted, action_required, succeeded, failed, refunded or disputed.")]
    string State,
    [property: Description("How often it was tried.")]
    int Attempt,
    [property: Description("The code of the last failure; null: it has not failed.")]
    string? FailureCode,
    [property: Description("The last failure in words; null: it has not failed.")]
    string? FailureMessage,
    [property: Description("The page on which to pay; null: there is nothing to do.")]
    string? CheckoutUrl,
    [property: Description("When it is tried again; null: never.")]
    DateTimeOffset? NextAttemptAt,
    [property: Description("What identifies a bank transfer; null: another kind of payment.")]
    string? Reference,
    [property: Description("When it was created.")]
    DateTimeOffset CreatedAt,
    [property: Description("When the money was received; null: it was not.")]
    DateTimeOffset? SucceededAt,
    [property: Description("The last dispute about it; null: the customer's bank has disputed nothing.")]
    DisputeResponse? Dispute)
{
    public static PaymentResponse Of(PaymentRow row, string customer, PaymentRefundRow? dispute) => new(
        row.Id, row.CustomerId, customer, PaymentWords.Of(row.Purpose), row.InvoiceId,
        new MoneyResponse(row.Unit.Format(row.AmountMinor), row.Currency),
        new MoneyResponse(row.Unit.Format(row.RefundedMinor), row.Currency),
        PaymentWords.Of(row.Provider), row.State.Name(), row.Attempt, row.FailureCode, row.FailureText,
        row.State.IsOpen() ? row.CheckoutUrl : null, row.NextAttemptAt, row.Reference, row.CreatedAt, row.SucceededAt,
        dispute is null ? null : DisputeResponse.Of(dispute, row));
}

[Description("A payment that waits for the customer.")]
internal sealed record CheckoutResponse(
    [property: Description("The payment.")]
    PaymentResponse Payment,
    [property: Description("The provider's page on which to pay; null: it was paid, or has failed.")]
    string? CheckoutUrl);

[Description("How the customer can pay.")]
internal sealed record PaymentOptionsResponse(
    [property: Description("Whether by card: credit can be bought, cards saved and invoices paid.")]
    bool IsCardEnabled,
    [property: Description("The currency, an ISO 4217 code.")]
    string Currency,
    [property: Description("The least credit that can be bought at once.")]
    MoneyResponse MinTopUp,
    [property: Description("The most credit that can be bought at once.")]
    MoneyResponse MaxTopUp);
