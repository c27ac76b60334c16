using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Service.Idempotency;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Payments;

/// <summary>Requests that come again with their key: one effect, and one answer.</summary>
public abstract class IdempotencyTests(PaymentService service)
{
    public sealed class OnSqlite(SqlitePayments service) : IdempotencyTests(service), IClassFixture<SqlitePayments>;

    public sealed class OnPostgres(PostgresPayments service)
        : IdempotencyTests(service), IClassFixture<PostgresPayments>;

    [Fact]
    public async Task Requests_SentTwentyTimesAtOnce_HaveOneEffectAndOneAnswer()
    {
        var customer = await service.NewCustomerAsync();
        var path = $"/customers/{customer.Id}/credits";
        object body = new { amount = "7", kind = "promo", reference = (string?)null };
        await AssertOnceAsync(
            () => service.Admin.SendAsync(HttpMethod.Post, path, body, "grant"), HttpStatusCode.Created);
        Assert.Equal("7", await PaymentService.BalanceAsync(customer));

        var month = service.Host.Clock.GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture);
        body = new { month, amount = "2", reason = "Use" };
        path = $"/customers/{customer.Id}/adjustments";
        await AssertOnceAsync(
            () => service.Admin.SendAsync(HttpMethod.Post, path, body, "adjust"), HttpStatusCode.Created);
        Assert.Equal("5", await PaymentService.BalanceAsync(customer));

        body = new { customer = customer.Id, amount = "20" };
        await AssertOnceAsync(
            () => service.Admin.SendAsync(HttpMethod.Post, "/payments", body, "pay"), HttpStatusCode.Created);
        Assert.Equal("25", await PaymentService.BalanceAsync(customer));

        var payment = Assert.Single(await PaymentService.PaymentsAsync(customer)).Text("id");
        body = new { amount = "3", reason = "Some of it" };
        await AssertOnceAsync(
            () => service.Admin.SendAsync(HttpMethod.Post, $"/payments/{payment}/refund", body, "refund"),
            HttpStatusCode.OK);
        Assert.Equal("22", await PaymentService.BalanceAsync(customer));

        await AssertOnceAsync(() => service.TopUpAsync(customer, "50", "top-up"), HttpStatusCode.Created);
        Assert.Equal(2, (await PaymentService.PaymentsAsync(customer)).Count);

        var invoice = await service.IssueAsync(customer, 900);
        body = new { amount = "4", reason = "Outage" };
        path = $"/invoices/{invoice}/credit_notes";
        await AssertOnceAsync(
            () => service.Admin.SendAsync(HttpMethod.Post, path, body, "note"), HttpStatusCode.Created);
        path = $"/invoices/{invoice}/mark_paid";
        await AssertOnceAsync(
            () => service.Admin.SendAsync(HttpMethod.Post, path, new { reference = "Bank" }, "paid"),
            HttpStatusCode.OK);
    }

    [Fact]
    public async Task Key_WithAnotherBody_IsRefusedAndOfAnotherAccountIsAnother()
    {
        var (one, two) = (await service.NewCustomerAsync(), await service.NewCustomerAsync());
        using var first = await service.TopUpAsync(one, "50", "same");
        using var other = await service.TopUpAsync(one, "51", "same");
        await other.AssertProblemAsync(HttpStatusCode.Conflict, "idempotency_key_reused");
        using var stranger = await service.TopUpAsync(two, "51", "same");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, stranger.StatusCode));

        using var wrong = await service.TopUpAsync(one, "50", "a key");
        await wrong.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "idempotency_key");
    }

    [Fact]
    public async Task Key_OfARequestThatWasRefused_IsFree()
    {
        var customer = await service.NewCustomerAsync();
        using var refused = await service.TopUpAsync(customer, "1", "again");
        await refused.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "amount");

        using var made = await service.TopUpAsync(customer, "50", "again");

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
    }

    [Fact]
    public async Task Claim_ThatAProcessLeftBehind_IsTakenOverAndTheWorkIsFound()
    {
        var customer = await service.NewCustomerAsync();
        using var first = await service.TopUpAsync(customer, "50", "crash");
        await using var context = service.Database.Open();
        await context.IdempotencyKeys.Where(row => row.CustomerId == customer.Id).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.Status, (short?)null));
        using var early = await service.TopUpAsync(customer, "50", "crash");
        await early.AssertProblemAsync(HttpStatusCode.Conflict, "idempotency_key_in_progress");

        service.Host.Clock.Advance(TimeSpan.FromMinutes(2));

        using var found = await service.TopUpAsync(customer, "50", "crash");
        Assert.Equal((await first.JsonAsync()).ToString(), (await found.JsonAsync()).ToString());
        Assert.Single(await PaymentService.PaymentsAsync(customer));
    }

    [Fact]
    public async Task Answers_AfterADay_AreDeleted()
    {
        var customer = await service.NewCustomerAsync();
        using var made = await service.TopUpAsync(customer, "50", "old");
        var store = service.Host.Services.GetRequiredService<IdempotencyStore>();
        await store.ForgetAsync(CancellationToken.None);
        Assert.Equal(1, await CountAsync(customer));

        service.Host.Clock.Advance(TimeSpan.FromHours(24));
        await store.ForgetAsync(CancellationToken.None);

        Assert.Equal(0, await CountAsync(customer));
    }

    private static async Task AssertOnceAsync(Func<Task<HttpResponseMessage>> send, HttpStatusCode expected)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => send()));
        var bodies = new HashSet<string>(StringComparer.Ordinal);
        foreach (var answer in answers)
        {
            if (answer.StatusCode is HttpStatusCode.Conflict)
                await answer.AssertProblemAsync(HttpStatusCode.Conflict, "idempotency_key_in_progress");
            else
                Assert.Equal(expected, answer.StatusCode);
            if (answer.StatusCode == expected)
                bodies.Add(await answer.Content.ReadAsStringAsync());
            answer.Dispose();
        }

        using var again = await send();
        Assert.Equal(expected, again.StatusCode);
        Assert.Equal(["true"], again.Headers.GetValues("Idempotent-Replayed"));
        Assert.Equal(await again.Content.ReadAsStringAsync(), Assert.Single(bodies));
    }

    private async Task<int> CountAsync(Customer customer)
    {
        await using var context = service.Database.Open();
        return await context.IdempotencyKeys.CountAsync(row => row.CustomerId == customer.Id);
    }
}
