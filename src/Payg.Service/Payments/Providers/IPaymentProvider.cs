using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Providers;

/// <summary>Collects payments. One implementation for each <see cref="PaymentProvider"/>. Thread-safe.</summary>
internal interface IPaymentProvider
{
    PaymentProvider Kind { get; }

    /// <summary>Pays money back; the same refund again is the same refund.</summary>
    Task<RefundAnswer> RefundAsync(PaymentRow payment, PaymentRefundRow refund, CancellationToken cancellationToken);
}

/// <summary>
/// Collects payments by card. Each request has a key, under which it has one effect however often it is sent. Expected
/// failures are answers; nothing is thrown where the provider is unavailable. Thread-safe.
/// </summary>
internal interface ICardProvider : IPaymentProvider
{
    bool IsEnabled { get; }

    /// <summary>Whether an amount can be charged: some currencies have a coarser unit there.</summary>
    bool CanCharge(long minor, string currency);

    /// <summary>Introduces a customer; null: the provider gave no answer.</summary>
    Task<string?> CreateCustomerAsync(
        Guid customer, string name, string? email, CancellationToken cancellationToken);

    Task<ProviderAnswer> OpenCheckoutAsync(
        PaymentRow payment, string customerRef, CheckoutPage page, CancellationToken cancellationToken);

    /// <summary>Opens a page on which the customer saves a card; null: the provider gave no answer.</summary>
    Task<string?> OpenSetupAsync(
        Guid customer, string customerRef, string currency, CheckoutPage page, CancellationToken cancellationToken);

    /// <summary>Charges a saved card while the customer is not there.</summary>
    Task<ProviderAnswer> ChargeAsync(
        PaymentRow payment, string customerRef, string methodRef, CancellationToken cancellationToken);

    Task<ProviderAnswer> LookUpAsync(PaymentRow payment, CancellationToken cancellationToken);

    /// <summary>How much of a charge is paid back now, in minor units; null: the provider gave no answer.</summary>
    Task<long?> RefundedAsync(PaymentRow payment, CancellationToken cancellationToken);

    /// <summary>The card that a customer saved on a page; null: the provider gave no answer.</summary>
    Task<SavedCard?> ReadCardAsync(string setupRef, CancellationToken cancellationToken);

    /// <summary>Forgets a card; false: the provider gave no answer.</summary>
    Task<bool> RemoveCardAsync(string methodRef, CancellationToken cancellationToken);
}

/// <param name="ReturnUrl">Where the customer comes back to, a page of the portal.</param>
/// <param name="CancelUrl">Where the customer comes back to who does not pay.</param>
internal sealed record CheckoutPage(string Title, string ReturnUrl, string CancelUrl);

/// <summary>Payments that an operator records: money goes back by hand, too.</summary>
internal sealed class ManualProvider : IPaymentProvider
{
    public PaymentProvider Kind => PaymentProvider.Manual;

    public Task<RefundAnswer> RefundAsync(
        PaymentRow payment, PaymentRefundRow refund, CancellationToken cancellationToken) =>
        Task.FromResult(new RefundAnswer(IsDone: true));
}
