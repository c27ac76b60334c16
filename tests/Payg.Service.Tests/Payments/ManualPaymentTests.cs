using System.Net;
using System.Text.Json;
using Payg.Service.Tests.Hosting;
using Payg.Service.Tests.Invoices;
using Xunit;

namespace Payg.Service.Tests.Payments;

/// <summary>Payments that operators record, of a service without Stripe.</summary>
public abstract class ManualPaymentTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : ManualPaymentTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : ManualPaymentTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Transfer_OfMoreThanTheInvoice_PaysItAndTheRestIsCredit()
    {
        var months = await InvoiceMonths.StartAsync(service);
        var customer = months.Customer.Id;
        await months.Admin.DoAsync(
            HttpMethod.Post, $"/customers/{customer}/adjustments",
            new { month = months.Month, amount = "12.50", reason = "Support" }, HttpStatusCode.Created);
        await months.EndAsync();
        await months.RunAsync(finalize: true);
        var invoice = (await months.OnlyAsync()).Text("id");

        using var less = await months.Admin.SendAsync(
            HttpMethod.Post, "/payments", new { customer, invoice, amount = "12" });
        await less.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "amount");
        using var first = await months.Admin.SendAsync(
            HttpMethod.Post, "/payments", new { customer, invoice, amount = "15", reference = "Bank 42" }, "m-1");
        using var second = await months.Admin.SendAsync(
            HttpMethod.Post, "/payments", new { customer, invoice, amount = "15", reference = "Bank 42" }, "m-1");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        var recorded = await second.JsonAsync();
        Assert.Equal(("succeeded", "manual"), (recorded.Text("state"), recorded.Text("provider")));
        Assert.Equal(recorded.ToString(), (await first.JsonAsync()).ToString());

        var paid = await months.Admin.ReadAsync($"/invoices/{invoice}");
        Assert.Equal(("paid", "Bank 42"), (paid.Text("payment_status"), paid.Text("payment_reference")));
        Assert.Equal("2.5", Balance(await months.Admin.ReadAsync($"/customers/{customer}/balance")));
        using var again = await months.Admin.SendAsync(
            HttpMethod.Post, "/payments", new { customer, invoice, amount = "15" });
        await again.AssertProblemAsync(HttpStatusCode.Conflict, "invoice_settled");

        // What became credit goes back as far as it is left.
        var path = $"/payments/{recorded.Text("id")}/refund";
        using var all = await months.Admin.SendAsync(HttpMethod.Post, path, new { reason = "All of it" });
        await all.AssertProblemAsync(HttpStatusCode.Conflict, "credit_used");
        var back = await months.Admin.DoAsync(HttpMethod.Post, path, new { reason = "Too much", amount = "2.50" });
        Assert.Equal("2.50", back.GetProperty("refunded").Text("amount"));
        Assert.Equal("0", Balance(await months.Admin.ReadAsync($"/customers/{customer}/balance")));
    }

    [Fact]
    public async Task Payments_WithoutStripe_SayHowToSetItUp()
    {
        var customer = await service.NewCustomerAsync();

        using var topUp = await customer.PostAsync("/api/payments/top_ups", new { amount = "50" });
        var problem = await topUp.AssertProblemAsync(HttpStatusCode.Conflict, "payments_not_set_up");
        Assert.Contains("Payg__Stripe__SecretKey", problem.Text("detail"), StringComparison.Ordinal);
        Assert.False((await customer.ReadAsync("/api/payments/options")).GetProperty("is_card_enabled").GetBoolean());
        using var webhook = await service.Client.PostAsync("/api/payments/stripe/webhook", Bodies.Json("{}"));
        await webhook.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    private static string Balance(JsonElement balance) => balance.GetProperty("balance").Text("amount");
}
