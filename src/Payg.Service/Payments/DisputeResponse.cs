using System.ComponentModel;
using Payg.Http.Responses;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments;

[Description("A payment that the customer disputes at their bank.")]
internal sealed record DisputeResponse(
    [property: Description("What the provider calls it.")]
    string Id,
    [property: Description("needs_response: the operator can answer it at the provider; under_review: the bank "
        + "decides; won: the money is back; or lost.")]
    string State,
    [property: Description("Why, as the bank says, such as fraudulent; null: it says nothing.")]
    string? Reason,
    [property: Description("How much of the payment is disputed.")]
    MoneyResponse Amount,
    [property: Description("Until when it can be answered; null: there is nothing to answer.")]
    DateTimeOffset? RespondBy,
    [property: Description("Since when it is known.")]
    DateTimeOffset CreatedAt)
{
    public static DisputeResponse Of(PaymentRefundRow row, PaymentRow payment) => new(
        row.ProviderRef ?? "",
        row.State switch
        {
            RefundState.Succeeded => "lost",
            RefundState.Failed => "won",
            _ => row.RespondBy is null ? "under_review" : "needs_response",
        },
        row.Reason,
        new MoneyResponse(payment.Unit.Format(row.AmountMinor), payment.Currency),
        row.State is RefundState.Created ? row.RespondBy : null,
        row.CreatedAt);
}
