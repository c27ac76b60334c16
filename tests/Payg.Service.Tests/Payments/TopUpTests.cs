using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Payg.FakeStripe;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Payments;

/// <summary>Credit that customers buy: money that was received is credited once, whatever is lost or doubled.</summary>
public abstract class TopUpTests(PaymentService service)
{
    public sealed class OnSqlite(SqlitePayments service) : TopUpTests(service), IClassFixture<SqlitePayments>;

    public sealed class OnPostgres(PostgresPayments service) : TopUpTests(service), IClassFixture<PostgresPayments>;

    [Fact]
    public async Task TopUp_AskedForTwiceAndReportedFourTimes_IsCreditedOnce()
    {
        var customer = await service.NewCustomerAsync();
        var taken = service.Stripe.Taken;

        // The same request twice is one payment and one page.
        using var first = await service.TopUpAsync(customer, "50", "key-1");
        using var second = await service.TopUpAsync(customer, "50", "key-1");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        var (made, repeated) = (await first.JsonAsync(), await second.JsonAsync());
        Assert.Equal(made.ToString(), repeated.ToString());
        using var other = await service.TopUpAsync(customer, "60", "key-1");
        await other.AssertProblemAsync(HttpStatusCode.Conflict, "idempotency_key_reused");

        // A card is declined on the page first; the customer takes another one, and comes back.
        var url = made.Text("checkout_url");
        await service.Stripe.PayAsync(url, FakeCards.Declines);
        await service.Stripe.PayAsync(url);
        await service.Stripe.PayAsync(url);
        var events = service.Stripe.Events.Where(happened => IsAbout(happened, made)).ToList();
        Assert.Equal(
            ["payment_intent.payment_failed", "payment_intent.succeeded", "checkout.session.completed"],
            events.Select(happened => happened["type"]!.GetValue<string>()));
        foreach (var happened in new[] { events[2], events[1], events[1], events[2], events[0], events[1] })
            Assert.Equal(204, await service.Stripe.SendAsync(happened));
        Assert.Equal("succeeded", await CheckAsync(customer, made));

        Assert.Equal(5000, service.Stripe.Taken - taken);
        Assert.Equal("50", await PaymentService.BalanceAsync(customer));
        var payment = Assert.Single(await PaymentService.PaymentsAsync(customer));
        Assert.Equal(("succeeded", "50.00", JsonValueKind.Null), (
            payment.Text("state"), payment.GetProperty("amount").Text("amount"),
            payment.GetProperty("checkout_url").ValueKind));
        var credit = Assert.Single(await ListAsync(customer, "/api/credits"));
        Assert.Equal(("purchase", "50"), (credit.Text("kind"), credit.GetProperty("amount").Text("amount")));
        Assert.Equal(
            ["payment.succeeded"],
            (await ListAsync(customer, "/api/alerts")).Select(alert => alert.Text("type"))
                .Where(type => type.StartsWith("payment.", StringComparison.Ordinal)));

        // After 40 is used, 20 cannot go back; what is left can, once.
        await service.SpendAsync(customer, "40");
        var path = $"/payments/{payment.Text("id")}/refund";
        using var tooMuch = await service.Admin.SendAsync(HttpMethod.Post, path, new { amount = "20", reason = "No" });
        await tooMuch.AssertProblemAsync(HttpStatusCode.Conflict, "credit_used");
        for (var i = 0; i < 2; i++)
        {
            using var refund = await service.Admin.SendAsync(
                HttpMethod.Post, path, new { amount = "10", reason = "Left over" }, "refund-1");
            Assert.Equal(HttpStatusCode.OK, refund.StatusCode);
            Assert.Equal("10.00", (await refund.JsonAsync()).GetProperty("refunded").Text("amount"));
        }

        await service.SendAsync();
        Assert.Equal(4000, service.Stripe.Taken - taken);
        Assert.Equal("0", await PaymentService.BalanceAsync(customer));
    }

    [Fact]
    public async Task TopUp_WhoseAnswerIsLost_IsOnePaymentUnderTheSameKey()
    {
        var customer = await service.NewCustomerAsync();
        using var before = await service.TopUpAsync(customer, "7");
        service.Stripe.DropAnswers(1);
        using var lost = await service.TopUpAsync(customer, "9", "lost-1");
        await lost.AssertProblemAsync(HttpStatusCode.ServiceUnavailable, "payment_provider_unavailable");
        var sessions = Sessions();

        using var again = await service.TopUpAsync(customer, "9", "lost-1");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        var made = await again.JsonAsync();
        Assert.Equal(sessions, Sessions());
        await service.Stripe.PayAsync(made.Text("checkout_url"));

        // No event arrives; the customer comes back, and the portal asks.
        Assert.Equal("succeeded", await CheckAsync(customer, made));
        await service.SendAsync();
        Assert.Equal("9", await PaymentService.BalanceAsync(customer));
    }

    [Fact]
    public async Task TopUp_ThatIsNotPaid_ExpiresAndMayStillBePaidLate()
    {
        var customer = await service.NewCustomerAsync();
        using var answer = await service.TopUpAsync(customer, "5");
        var made = await answer.JsonAsync();
        service.Stripe.Expire(made.Text("checkout_url"));
        await service.SendAsync();

        var payment = Assert.Single(await PaymentService.PaymentsAsync(customer));
        Assert.Equal(("failed", "expired"), (payment.Text("state"), payment.Text("failure_code")));
        Assert.Empty((await ListAsync(customer, "/api/alerts")));
    }

    [Theory]
    [InlineData("4.99")]
    [InlineData("10000.01")]
    [InlineData("5.001")]
    [InlineData("-5")]
    public async Task TopUp_OfAnAmountOutOfBounds_IsRefused(string amount)
    {
        var customer = await service.NewCustomerAsync();

        using var answer = await service.TopUpAsync(customer, amount);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "amount");
        Assert.Empty(await PaymentService.PaymentsAsync(customer));
    }

    [Fact]
    public async Task Webhook_ThatIsNotSignedOrUnknown_ChangesNothing()
    {
        var customer = await service.NewCustomerAsync();
        using var answer = await service.TopUpAsync(customer, "50");
        var made = await answer.JsonAsync();
        await service.Stripe.PayAsync(made.Text("checkout_url"));
        var paid = service.Stripe.Events.Last(happened => IsAbout(happened, made));

        // Another secret, an old time, no event, another amount.
        var secret = service.Stripe.Secret;
        service.Stripe.Secret = "whsec_other";
        Assert.Equal(400, await service.Stripe.SendAsync(paid));
        service.Stripe.Secret = secret;
        service.Stripe.Clock = () => service.Host.Clock.GetUtcNow().AddMinutes(-6);
        Assert.Equal(400, await service.Stripe.SendAsync(paid));
        service.Stripe.Clock = service.Host.Clock.GetUtcNow;
        Assert.Equal(400, await service.Stripe.SendAsync([]));
        Assert.Equal(204, await service.Stripe.SendAsync(Changed(paid, "type", "customer.created")));
        var cheaper = Changed(paid, "id", "evt_cheaper");
        cheaper["data"]!["object"]!["amount_total"] = 1;
        Assert.Equal(204, await service.Stripe.SendAsync(cheaper));
        Assert.Equal("0", await PaymentService.BalanceAsync(customer));

        Assert.Equal(204, await service.Stripe.SendAsync(paid));
        Assert.Equal("50", await PaymentService.BalanceAsync(customer));
    }

    [Fact]
    public async Task Refund_WhoseAnswerIsLost_IsPaidBackOnce()
    {
        var customer = await service.NewCustomerAsync();
        var taken = service.Stripe.Taken;
        var payment = await service.PayTopUpAsync(customer, "30");
        service.Stripe.DropAnswers(1);
        using var lost = await service.Admin.SendAsync(
            HttpMethod.Post, $"/payments/{payment.Text("id")}/refund", new { reason = "All of it" });
        Assert.Equal("succeeded", (await lost.JsonAsync()).Text("state"));
        Assert.Equal("0", await PaymentService.BalanceAsync(customer));

        service.Host.Clock.Advance(TimeSpan.FromMinutes(3));
        await service.SweepAsync();
        await service.SendAsync();
        await service.SweepAsync();

        payment = Assert.Single(await PaymentService.PaymentsAsync(customer));
        Assert.Equal(
            ("refunded", "30.00"), (payment.Text("state"), payment.GetProperty("refunded").Text("amount")));
        Assert.Equal(0, service.Stripe.Taken - taken);
    }

    [Fact]
    public async Task Refund_ThatStripeRefuses_GivesTheCreditBack()
    {
        var customer = await service.NewCustomerAsync();
        var payment = await service.PayTopUpAsync(customer, "30");
        await using (var context = service.Database.Open())
        {
            var id = payment.GetProperty("id").GetGuid();
            await context.Payments.Where(row => row.Id == id).ExecuteUpdateAsync(
                change => change.SetProperty(row => row.ChargeRef, "pi_unknown"));
        }

        await service.Admin.DoAsync(HttpMethod.Post, $"/payments/{payment.Text("id")}/refund", new { reason = "No" });

        Assert.Equal("30", await PaymentService.BalanceAsync(customer));
        Assert.Equal("refund_reversal", (await ListAsync(customer, "/api/credits"))[0].Text("kind"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refund_ThatFailsAfterStripeAcceptedIt_IsTakenBackOnceAndReported(bool isPaidBackHere)
    {
        var customer = await service.NewCustomerAsync();
        var taken = service.Stripe.Taken;
        var payment = await service.PayTopUpAsync(customer, "30");
        var path = $"/payments/{payment.Text("id")}/refund";
        var refund = isPaidBackHere ? null : service.Stripe.Refund(await service.ChargeOfAsync(payment), 3000);
        if (refund is null)
        {
            await service.Admin.DoAsync(HttpMethod.Post, path, new { reason = "All of it" });
            await using var context = service.Database.Open();
            var id = payment.GetProperty("id").GetGuid();
            refund = (await context.PaymentRefunds.SingleAsync(row => row.PaymentId == id)).ProviderRef!;
        }

        var paidBack = service.Stripe.Events[^1];
        await service.SendAsync();
        Assert.Equal("refunded", Assert.Single(await PaymentService.PaymentsAsync(customer)).Text("state"));
        Assert.Equal("0", await PaymentService.BalanceAsync(customer));

        // Three events tell it, each may come twice, and the one before comes late.
        service.Stripe.FailRefund(refund);
        var failed = service.Stripe.Events.TakeLast(3).ToList();
        await Task.WhenAll(failed.Concat(failed).Select(service.Stripe.SendAsync));
        await service.SendAsync();
        Assert.Equal(204, await service.Stripe.SendAsync(Changed(paidBack, "id", $"evt_late_{refund}")));
        await service.LookUpAsync();

        payment = Assert.Single(await PaymentService.PaymentsAsync(customer));
        Assert.Equal(
            ("succeeded", "0.00"), (payment.Text("state"), payment.GetProperty("refunded").Text("amount")));
        Assert.Equal("30", await PaymentService.BalanceAsync(customer));
        var alert = Assert.Single(
            await ListAsync(customer, "/api/alerts"), alert => alert.Text("type") is "refund.failed");
        Assert.Equal("lost_or_stolen_card", alert.GetProperty("data").Text("reason"));
        var audit = await service.Admin.ReadAsync("/audit?action=payment.refund_failed");
        Assert.Single(
            audit.GetProperty("data").EnumerateArray(),
            entry => entry.GetRawText().Contains(payment.Text("id"), StringComparison.Ordinal));

        // It can be paid back once more.
        await service.Admin.DoAsync(HttpMethod.Post, path, new { reason = "Again", amount = "10" });
        await service.SendAsync();
        Assert.Equal((2000, "20"), (service.Stripe.Taken - taken, await PaymentService.BalanceAsync(customer)));
    }

    [Fact]
    public async Task Webhook_WhileStripeGivesNoAnswer_IsAnsweredAtOnceAndTheRefundCountsOnceLater()
    {
        var customer = await service.NewCustomerAsync();
        var intent = await service.ChargeOfAsync(await service.PayTopUpAsync(customer, "30"));
        service.Stripe.Refund(intent, 1000);
        var refunded = service.Stripe.Events[^1];
        await service.AssertNotWaitedForAsync(customer, refunded, "30", "20");

        // Stripe fails at first: it is asked again after a while.
        service.Stripe.Refund(intent, 500);
        service.Stripe.FailRequests(int.MaxValue);
        foreach (var happened in new[] { service.Stripe.Events[^1], refunded })
            Assert.Equal(204, await service.Stripe.SendAsync(happened));
        await Eventually.TrueAsync(
            async () =>
            {
                await using var context = service.Database.Open();
                return (await context.PaymentChecks.SingleAsync()).Attempts == 1;
            },
            TimeSpan.FromSeconds(30));
        service.Stripe.FailRequests(0);
        service.Host.Clock.Advance(TimeSpan.FromSeconds(10));
        await service.SendAsync();
        Assert.Equal("15", await PaymentService.BalanceAsync(customer));
        var payment = Assert.Single(await PaymentService.PaymentsAsync(customer));
        Assert.Equal("15.00", payment.GetProperty("refunded").Text("amount"));
        await using var stored = service.Database.Open();
        var id = payment.GetProperty("id").GetGuid();
        Assert.Equal(2, await stored.PaymentRefunds.CountAsync(row => row.PaymentId == id));
    }

    [Fact]
    public async Task Webhook_OfASavedCardWhileStripeGivesNoAnswer_IsAnsweredAtOnceAndSavesItOnceLater()
    {
        var customer = await service.NewCustomerAsync();
        using var page = await customer.PostAsync("/api/payments/methods", new { });
        await service.Stripe.PayAsync((await page.JsonAsync()).Text("url"));

        await service.AssertNotWaitedForAsync(customer, service.Stripe.Events[^1], "0", "0");

        Assert.Equal("4242", Assert.Single(await ListAsync(customer, "/api/payments/methods")).Text("last4"));
    }

    [Fact]
    public async Task RefundAndDisputeAtStripe_TakeWhatIsLeftOfTheCredit()
    {
        var customer = await service.NewCustomerAsync();
        var payment = await service.PayTopUpAsync(customer, "30");
        await service.SpendAsync(customer, "20");
        var intent = await service.ChargeOfAsync(payment);
        service.Stripe.Refund(intent, 500);
        await service.SendAsync();
        Assert.Equal("5", await PaymentService.BalanceAsync(customer));

        var due = new DateTimeOffset(2031, 2, 3, 4, 5, 6, TimeSpan.Zero);
        service.Stripe.Dispute(intent, "needs_response", isClosed: false, due);
        await service.SendAsync();
        payment = Assert.Single(await PaymentService.PaymentsAsync(customer));
        Assert.Equal(("disputed", "0"), (payment.Text("state"), await PaymentService.BalanceAsync(customer)));
        Assert.Equal(("needs_response", (DateTimeOffset?)due), DisputeOf(payment));
        Assert.Equal("product_not_received", payment.GetProperty("dispute").Text("reason"));
        Assert.Equal("25.00", payment.GetProperty("dispute").GetProperty("amount").Text("amount"));

        // The operator has answered: now the bank decides.
        service.Stripe.Dispute(intent, "under_review", isClosed: false);
        await service.SendAsync();
        var all = await service.Admin.ReadAsync($"/payments?customer={customer.Id}");
        payment = Assert.Single(all.GetProperty("data").EnumerateArray());
        Assert.Equal(("under_review", null), DisputeOf(payment));

        service.Stripe.Dispute(intent, "won", isClosed: true);
        await service.SendAsync();
        payment = Assert.Single(await PaymentService.PaymentsAsync(customer));
        Assert.Equal(("succeeded", "5"), (payment.Text("state"), await PaymentService.BalanceAsync(customer)));
        Assert.Equal(("won", null), DisputeOf(payment));
    }

    [Fact]
    public async Task Dispute_ThatWasDecided_StaysSoWhereAnEarlierEventComesLate()
    {
        var customer = await service.NewCustomerAsync();
        var payment = await service.PayTopUpAsync(customer, "25");
        var intent = await service.ChargeOfAsync(payment);
        service.Stripe.Dispute(intent, "needs_response", isClosed: false, service.Host.Clock.GetUtcNow().AddDays(7));
        await service.SendAsync();
        service.Stripe.Dispute(intent, "needs_response", isClosed: false, service.Host.Clock.GetUtcNow().AddDays(9));
        var late = service.Stripe.Events[^1];
        service.Stripe.Dispute(intent, "lost", isClosed: true);
        var decided = service.Stripe.Events[^1];

        Assert.Equal(204, await service.Stripe.SendAsync(decided));
        Assert.Equal(204, await service.Stripe.SendAsync(late));
        await service.SendAsync();

        payment = Assert.Single(await PaymentService.PaymentsAsync(customer));
        Assert.Equal(("disputed", ("lost", null)), (payment.Text("state"), DisputeOf(payment)));
    }

    [Theory]
    [InlineData("won", "succeeded", "25")]
    [InlineData("lost", "disputed", "0")]
    public async Task Dispute_DecidedBeforeItIsKnown_IsAsItWasDecided(string decision, string state, string balance)
    {
        var customer = await service.NewCustomerAsync();
        var payment = await service.PayTopUpAsync(customer, "25");
        var intent = await service.ChargeOfAsync(payment);
        service.Stripe.Dispute(intent, "needs_response", isClosed: false, service.Host.Clock.GetUtcNow().AddDays(7));
        var late = service.Stripe.Events[^1];
        service.Stripe.Dispute(intent, decision, isClosed: true);

        Assert.Equal(204, await service.Stripe.SendAsync(service.Stripe.Events[^1]));
        Assert.Equal(204, await service.Stripe.SendAsync(late));
        await service.SendAsync();

        payment = Assert.Single(await PaymentService.PaymentsAsync(customer));
        Assert.Equal((state, balance), (payment.Text("state"), await PaymentService.BalanceAsync(customer)));
        Assert.Equal((decision, null), DisputeOf(payment));
    }

    private static (string State, DateTimeOffset? RespondBy) DisputeOf(JsonElement payment)
    {
        var dispute = payment.GetProperty("dispute");
        var due = dispute.GetProperty("respond_by");
        return (dispute.Text("state"), due.ValueKind is JsonValueKind.Null ? null : due.GetDateTimeOffset());
    }

    private static async Task<string> CheckAsync(Customer customer, JsonElement made)
    {
        var path = $"/api/payments/{made.GetProperty("payment").Text("id")}/check";
        using var check = await customer.PostAsync(path, new { });
        return (await check.JsonAsync()).Text("state");
    }

    private int Sessions() => service.Stripe.Requests.Count(
        path => path.EndsWith("/checkout/sessions", StringComparison.Ordinal));

    private static bool IsAbout(JsonObject happened, JsonElement made) =>
        happened.ToJsonString().Contains(made.GetProperty("payment").Text("id"), StringComparison.Ordinal);

    private static JsonObject Changed(JsonObject happened, string field, string value)
    {
        var changed = happened.DeepClone().AsObject();
        changed[field] = value;
        return changed;
    }

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(Customer customer, string path) =>
        [.. (await customer.ReadAsync(path)).GetProperty("data").EnumerateArray()];
}
