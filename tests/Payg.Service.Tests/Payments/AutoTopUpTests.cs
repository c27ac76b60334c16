using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Payg.FakeStripe;
using Payg.Service.Payments.Charges;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Payments;

/// <summary>Saved cards, and credit that is bought with them: threshold 5, increment 10.</summary>
public abstract class AutoTopUpTests(PaymentService service)
{
    public sealed class OnSqlite(SqlitePayments service) : AutoTopUpTests(service), IClassFixture<SqlitePayments>;

    public sealed class OnPostgres(PostgresPayments service)
        : AutoTopUpTests(service), IClassFixture<PostgresPayments>;

    [Fact]
    public async Task Balance_ThatFallsTo14BelowZero_IsBroughtBackByOneChargeOf20()
    {
        var customer = await NewCustomerAsync(FakeCards.Works);
        await service.SpendAsync(customer, "14");
        Assert.Equal("-14", await PaymentService.BalanceAsync(customer));

        // Several nodes see it at once, and again before Stripe's event.
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SweepAsync()));
        await SweepAsync();
        await service.SendAsync();
        await SweepAsync();

        var payment = Assert.Single(await PaymentService.PaymentsAsync(customer));
        Assert.Equal(
            ("auto_top_up", "succeeded", "20.00"),
            (payment.Text("purpose"), payment.Text("state"), payment.GetProperty("amount").Text("amount")));
        Assert.Equal("6", await PaymentService.BalanceAsync(customer));
    }

    [Fact]
    public async Task Card_ThatIsDeclined_IsTriedOnceAnHourAndThreeTimesADay()
    {
        var customer = await NewCustomerAsync(FakeCards.Declines);
        await service.SpendAsync(customer, "1");
        for (var minutes = 0; minutes < 30 * 60; minutes += 20)
        {
            await SweepAsync();
            if (minutes < 24 * 60)
                Assert.Equal(Math.Min(3, 1 + (minutes / 60)), await CountAsync(customer));
            service.Host.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        await service.SendAsync();
        customer = await AgainAsync(customer);
        Assert.Equal(6, (await PaymentService.PaymentsAsync(customer)).Count);
        Assert.Equal("-1", await PaymentService.BalanceAsync(customer));
        Assert.Single(await AlertsAsync(customer), type => type is "payment.failed");
        using var off = await SetAsync(customer, "5", "10", "100", isEnabled: false);
        Assert.Equal(HttpStatusCode.OK, off.StatusCode);
    }

    [Fact]
    public async Task Charge_WhoseAnswerIsLost_IsCreditedOnce()
    {
        var customer = await NewCustomerAsync(FakeCards.Works);
        var taken = service.Stripe.Taken;
        await service.SpendAsync(customer, "1");
        service.Stripe.DropAnswers(1);
        await SweepAsync();
        Assert.Equal("created", Assert.Single(await PaymentService.PaymentsAsync(customer)).Text("state"));
        Assert.Equal(1000, service.Stripe.Taken - taken);

        // The charge is pending, so nothing more is bought; then it is asked for again under its key.
        await SweepAsync();
        service.Host.Clock.Advance(TimeSpan.FromMinutes(3));
        await service.SweepAsync();
        Assert.Equal("9", await PaymentService.BalanceAsync(customer));
        await service.SendAsync();
        await service.SweepAsync();

        Assert.Equal(1000, service.Stripe.Taken - taken);
        Assert.Equal("9", await PaymentService.BalanceAsync(customer));
        Assert.Equal("succeeded", Assert.Single(await PaymentService.PaymentsAsync(customer)).Text("state"));
    }

    [Fact]
    public async Task Charge_WhoseEventComesBeforeItsAnswer_IsCreditedOnce()
    {
        var customer = await NewCustomerAsync(FakeCards.Works);
        await service.SpendAsync(customer, "1");
        service.Stripe.DropAnswers(1);
        await SweepAsync();
        await service.SendAsync();
        Assert.Equal("9", await PaymentService.BalanceAsync(customer));

        service.Host.Clock.Advance(TimeSpan.FromMinutes(3));
        await service.SweepAsync();

        Assert.Equal("9", await PaymentService.BalanceAsync(customer));
        Assert.Single(await PaymentService.PaymentsAsync(customer));
    }

    [Fact]
    public async Task Charge_ThatAsksForTheCustomer_HasAPageToConfirm()
    {
        var customer = await NewCustomerAsync(FakeCards.AsksForCustomer);
        await service.SpendAsync(customer, "1");
        await SweepAsync();
        await service.SendAsync();

        var payment = Assert.Single(await PaymentService.PaymentsAsync(customer));
        Assert.Equal("action_required", payment.Text("state"));
        Assert.Contains("payment.action_required", await AlertsAsync(customer));
        await SweepAsync();
        await service.Stripe.PayAsync(payment.Text("checkout_url"), FakeCards.AsksForCustomer);
        await service.SendAsync();

        Assert.Equal("succeeded", Assert.Single(await PaymentService.PaymentsAsync(customer)).Text("state"));
        Assert.Equal("9", await PaymentService.BalanceAsync(customer));
    }

    [Fact]
    public async Task MonthlyMax_WouldBeExceeded_NothingIsBought()
    {
        var customer = await NewCustomerAsync(FakeCards.Works);
        await service.SpendAsync(customer, "96");
        await SweepAsync();
        Assert.Empty(await PaymentService.PaymentsAsync(customer));

        await service.SpendAsync(customer, "-1");
        await SweepAsync();
        Assert.Single(await PaymentService.PaymentsAsync(customer));
    }

    [Fact]
    public async Task Card_ThatIsRemoved_IsGoneAtStripeAndChargedNoMore()
    {
        // Until the card is gone they have enough: a top-up that begins by itself would come first now and then.
        var customer = await NewCustomerAsync(FakeCards.Works, credit: "20", spent: null);
        var card = Assert.Single(await CardsAsync(customer));
        Assert.Equal(("visa", "4242"), (card.Text("brand"), card.Text("last4")));
        var stranger = await service.NewCustomerAsync();
        var path = $"/api/payments/methods/{card.Text("id")}";
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(HttpMethod.Delete, path));
        Assert.Equal(HttpStatusCode.NoContent, await customer.StatusAsync(HttpMethod.Delete, path));
        Assert.Empty(await CardsAsync(customer));

        await service.SpendAsync(customer, "34");
        await SweepAsync();
        Assert.Empty(await PaymentService.PaymentsAsync(customer));
    }

    [Fact]
    public async Task AutoTopUp_WithoutACardOrWithOddAmounts_IsRefused()
    {
        var customer = await service.NewCustomerAsync();
        using var without = await SetAsync(customer, "5", "10", "100");
        await without.AssertProblemAsync(HttpStatusCode.Conflict, "no_payment_method");
        using var odd = await SetAsync(customer, "-1", "1", "9");
        await odd.AssertProblemAsync(
            HttpStatusCode.BadRequest, "validation_failed", "threshold", "increment");
    }

    private async Task<Customer> NewCustomerAsync(string number, string credit = "5", string? spent = "5")
    {
        var customer = await service.NewCustomerAsync();
        using var answer = await customer.PostAsync("/api/payments/methods", new { });
        var page = await answer.JsonAsync();
        await service.Stripe.PayAsync(page.Text("url"), number);
        await service.SendAsync();
        await service.Admin.DoAsync(
            HttpMethod.Post, $"/customers/{customer.Id}/credits", new { amount = credit, kind = "promo" },
            HttpStatusCode.Created);
        using var set = await SetAsync(customer, "5", "10", "100");
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        if (spent is not null)
            await service.SpendAsync(customer, spent);
        return customer;
    }

    private Task<Customer> AgainAsync(Customer customer) =>
        Customer.LoginAsync(service.Host.Client, customer.Username);

    private Task SweepAsync() =>
        service.Host.Services.GetRequiredService<AutoTopUpSweep>().SweepAsync(CancellationToken.None);

    private static Task<HttpResponseMessage> SetAsync(
        Customer customer, string threshold, string increment, string max, bool isEnabled = true) =>
        customer.SendJsonAsync(
            HttpMethod.Put, "/api/payments/auto_top_up",
            new { is_enabled = isEnabled, threshold, increment, monthly_max = max });

    private Task<int> CountAsync(Customer customer)
    {
        using var context = service.Database.Open();
        return Task.FromResult(context.Payments.Count(row => row.CustomerId == customer.Id));
    }

    private static async Task<IReadOnlyList<JsonElement>> CardsAsync(Customer customer) =>
        [.. (await customer.ReadAsync("/api/payments/methods")).GetProperty("data").EnumerateArray()];

    private static async Task<IReadOnlyList<string>> AlertsAsync(Customer customer) =>
        [.. (await customer.ReadAsync("/api/alerts")).GetProperty("data").EnumerateArray()
            .Select(alert => alert.Text("type"))];
}
