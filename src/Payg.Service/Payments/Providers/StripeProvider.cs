using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Payg.Service.Diagnostics;
using Payg.Service.Payments.Terms;
using Payg.Storage.Model.Payments;
using Stripe;
using Stripe.Checkout;

namespace Payg.Service.Payments.Providers;

/// <summary>
/// Collects payments by Stripe. Each payment is one Checkout session or one PaymentIntent, which Stripe charges once,
/// and each request is sent under the payment's key. Thread-safe.
/// </summary>
internal sealed partial class StripeProvider : ICardProvider, IDisposable
{
    private const string PaymentKey = "payg_payment";
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);

    private readonly StripeOptions _options;
    private readonly PaymentMetrics _metrics;
    private readonly ILogger<StripeProvider> _logger;
    private readonly HttpClient _http = new() { Timeout = s_timeout };
    private readonly Lazy<StripeClient> _client;

    public StripeProvider(IOptions<StripeOptions> options, PaymentMetrics metrics, ILogger<StripeProvider> logger)
    {
        (_options, _metrics, _logger) = (options.Value, metrics, logger);
        _client = new Lazy<StripeClient>(() => new StripeClient(
            _options.SecretKey,
            httpClient: new SystemNetHttpClient(_http, maxNetworkRetries: 0, enableTelemetry: false),
            apiBase: _options.ApiBase?.TrimEnd('/')));
    }

    public PaymentProvider Kind => PaymentProvider.Stripe;

    public bool IsEnabled => _options.IsEnabled;

    private StripeClient Client => _client.Value;

    public void Dispose() => _http.Dispose();

    public bool CanCharge(long minor, string currency) => StripeAmounts.Of(minor, currency) is not null;

    public Task<string?> CreateCustomerAsync(
        Guid customer, string name, string? email, CancellationToken cancellationToken) =>
        TryAsync(async () => (await new CustomerService(Client).CreateAsync(
            new CustomerCreateOptions
            {
                Name = name,
                Email = email,
                Metadata = new(StringComparer.Ordinal) { ["payg_customer"] = customer.ToString() },
            },
            KeyOf($"customer-{customer:N}"), cancellationToken)).Id);

    public Task<ProviderAnswer> OpenCheckoutAsync(
        PaymentRow payment, string customerRef, CheckoutPage page, CancellationToken cancellationToken) =>
        AskAsync(async () => Of(await new SessionService(Client).CreateAsync(
            new SessionCreateOptions
            {
                Mode = "payment",
                Customer = customerRef,
                ClientReferenceId = payment.Id.ToString(),
                SuccessUrl = page.ReturnUrl,
                CancelUrl = page.CancelUrl,
                LineItems =
                [
                    new SessionLineItemOptions
                    {
                        Quantity = 1,
                        PriceData = new SessionLineItemPriceDataOptions
                        {
                            Currency = CurrencyOf(payment),
                            UnitAmount = AmountOf(payment.AmountMinor, payment),
                            ProductData = new SessionLineItemPriceDataProductDataOptions { Name = page.Title },
                        },
                    },
                ],
                Metadata = MetadataOf(payment),
                PaymentIntentData = new SessionPaymentIntentDataOptions { Metadata = MetadataOf(payment) },
            },
            KeyOf(payment.ProviderKey), cancellationToken)));

    public Task<string?> OpenSetupAsync(
        Guid customer, string customerRef, string currency, CheckoutPage page, CancellationToken cancellationToken) =>
        TryAsync(async () => (await new SessionService(Client).CreateAsync(
            new SessionCreateOptions
            {
                Mode = "setup",
                Customer = customerRef,
                Currency = Lower(currency),
                SuccessUrl = page.ReturnUrl,
                CancelUrl = page.CancelUrl,
                Metadata = new(StringComparer.Ordinal) { ["payg_customer"] = customer.ToString() },
            },
            null, cancellationToken)).Url);

    public Task<ProviderAnswer> ChargeAsync(
        PaymentRow payment, string customerRef, string methodRef, CancellationToken cancellationToken) =>
        AskAsync(async () => payment.ProviderRef is { } known
            ? Of(await new PaymentIntentService(Client).ConfirmAsync(
                known,
                new PaymentIntentConfirmOptions
                {
                    PaymentMethod = methodRef,
                    OffSession = true,
                    ErrorOnRequiresAction = true,
                },
                KeyOf(payment.ProviderKey), cancellationToken))
            : Of(await new PaymentIntentService(Client).CreateAsync(
                new PaymentIntentCreateOptions
                {
                    Amount = AmountOf(payment.AmountMinor, payment),
                    Currency = CurrencyOf(payment),
                    Customer = customerRef,
                    PaymentMethod = methodRef,
                    Confirm = true,
                    OffSession = true,
                    ErrorOnRequiresAction = true,
                    AutomaticPaymentMethods = new PaymentIntentAutomaticPaymentMethodsOptions
                    {
                        Enabled = true,
                        AllowRedirects = "never",
                    },
                    Metadata = MetadataOf(payment),
                },
                KeyOf(payment.ProviderKey), cancellationToken)));

    public Task<ProviderAnswer> LookUpAsync(PaymentRow payment, CancellationToken cancellationToken) =>
        AskAsync(async () => payment.ProviderRef!.StartsWith("cs_", StringComparison.Ordinal)
            ? Of(await new SessionService(Client).GetAsync(
                payment.ProviderRef, cancellationToken: cancellationToken))
            : Of(await new PaymentIntentService(Client).GetAsync(
                payment.ProviderRef, cancellationToken: cancellationToken)), isLookUp: true);

    public async Task<RefundAnswer> RefundAsync(
        PaymentRow payment, PaymentRefundRow refund, CancellationToken cancellationToken)
    {
        if (payment.ChargeRef is not { } charge)
            return new RefundAnswer(false, Reason: "The charge is not known.");
        Refund? made = null;
        var answer = await AskAsync(async () =>
        {
            made = await new RefundService(Client).CreateAsync(
                new RefundCreateOptions
                {
                    PaymentIntent = charge,
                    Amount = AmountOf(refund.AmountMinor, payment),
                    Metadata = new(StringComparer.Ordinal) { ["payg_refund"] = refund.Id.ToString() },
                },
                KeyOf($"refund-{refund.Id:N}"), cancellationToken);
            return new ProviderAnswer(ProviderStatus.Succeeded);
        });
        return answer.Status switch
        {
            ProviderStatus.Unclear => new RefundAnswer(null),
            ProviderStatus.Succeeded when made!.Status is not ("failed" or "canceled") =>
                new RefundAnswer(true, made.Id),
            ProviderStatus.Succeeded => new RefundAnswer(false, made!.Id, made.FailureReason),
            _ => new RefundAnswer(false, Reason: answer.FailureText),
        };
    }

    public async Task<long?> RefundedAsync(PaymentRow payment, CancellationToken cancellationToken) =>
        await TryAsync(async () => (await new PaymentIntentService(Client).GetAsync(
            payment.ChargeRef, new PaymentIntentGetOptions { Expand = ["latest_charge"] },
            cancellationToken: cancellationToken)).LatestCharge) is { } charge
            ? StripeAmounts.ToMinor(charge.AmountRefunded, payment.Currency)
            : null;

    public Task<SavedCard?> ReadCardAsync(string setupRef, CancellationToken cancellationToken) =>
        TryAsync(async () =>
        {
            var setup = await new SetupIntentService(Client).GetAsync(
                setupRef, new SetupIntentGetOptions { Expand = ["payment_method"] },
                cancellationToken: cancellationToken);
            return setup is { Status: "succeeded", PaymentMethod: { } method }
                ? new SavedCard(
                    method.Id, method.Card?.Brand ?? method.Type ?? "card", method.Card?.Last4 ?? "",
                    (int)(method.Card?.ExpMonth ?? 0), (int)(method.Card?.ExpYear ?? 0))
                : null;
        });

    public async Task<bool> RemoveCardAsync(string methodRef, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(async () =>
        {
            await new PaymentMethodService(Client).DetachAsync(methodRef, cancellationToken: cancellationToken);
            return new ProviderAnswer(ProviderStatus.Succeeded);
        });

        // One that Stripe does not know any more is gone.
        return answer.Status is not ProviderStatus.Unclear;
    }

    private async Task<ProviderAnswer> AskAsync(Func<Task<ProviderAnswer>> ask, bool isLookUp = false)
    {
        try
        {
            return await ask();
        }
        catch (StripeException refused) when (refused.StripeError is { Type: "card_error" } error)
        {
            return StripeAnswers.Of(error);
        }
        catch (StripeException refused) when (!isLookUp && IsClear(refused))
        {
            _metrics.ProviderFailed();
            Refused(refused.StripeError.Code ?? refused.StripeError.Type, refused.StripeError.Message);
            return new ProviderAnswer(ProviderStatus.Refused)
            {
                FailureCode = "provider_refused",
                FailureText = "The payment could not be made. The operator was notified.",
            };
        }
        catch (Exception exception) when (IsUnclear(exception))
        {
            _metrics.ProviderFailed();
            Unanswered(exception.GetBaseException().Message);
            return ProviderAnswer.Unclear;
        }
    }

    private async Task<T?> TryAsync<T>(Func<Task<T?>> ask)
        where T : class
    {
        T? found = null;
        await AskAsync(async () =>
        {
            found = await ask();
            return ProviderAnswer.Unclear;
        });
        return found;
    }

    /// <summary>Whether Stripe said that it does not do it, rather than that it could not now.</summary>
    private static bool IsClear(StripeException refused) => refused.StripeError is not null
        && (int)refused.HttpStatusCode is >= 400 and < 500
        && refused.HttpStatusCode is not (HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests
            or HttpStatusCode.RequestTimeout);

    private static bool IsUnclear(Exception exception) => exception is StripeException or HttpRequestException
        or TaskCanceledException or TimeoutException or IOException or JsonException
        or Newtonsoft.Json.JsonException;

    private static ProviderAnswer Of(Session session) => StripeAnswers.Of(session);

    private static ProviderAnswer Of(PaymentIntent intent) => StripeAnswers.Of(intent);

    private static RequestOptions KeyOf(string key) => new() { IdempotencyKey = $"payg-{key}" };

    private static Dictionary<string, string> MetadataOf(PaymentRow payment) =>
        new(StringComparer.Ordinal) { [PaymentKey] = payment.Id.ToString() };

    private static string CurrencyOf(PaymentRow payment) => Lower(payment.Currency);

    private static long AmountOf(long minor, PaymentRow payment) =>
        StripeAmounts.Of(minor, payment.Currency)
        ?? throw new InvalidOperationException("Stripe cannot charge this amount: it was to be checked before.");

#pragma warning disable CA1308 // Stripe writes codes of currencies in lower case.
    private static string Lower(string currency) => currency.ToLowerInvariant();
#pragma warning restore CA1308

    [LoggerMessage(EventId = 3301, Level = LogLevel.Error,
        Message = "Stripe does not accept a request ({Code}): {Reason}")]
    private partial void Refused(string code, string reason);

    [LoggerMessage(EventId = 3302, Level = LogLevel.Warning,
        Message = "Stripe gave no clear answer; it is asked again: {Reason}")]
    private partial void Unanswered(string reason);
}
