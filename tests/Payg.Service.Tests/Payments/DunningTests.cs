using System.Net;
using Payg.FakeStripe;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Payments;

/// <summary>Customers who are disabled after the last attempt to charge an invoice, until it is settled.</summary>
public abstract class DunningTests(PaymentService service)
{
    public sealed class OnSqlite(OnSqlite.Payments service) : DunningTests(service), IClassFixture<OnSqlite.Payments>
    {
        public sealed class Payments : SqlitePayments
        {
            private protected override string AfterDunning => "Disable";
        }
    }

    public sealed class OnPostgres(OnPostgres.Payments service)
        : DunningTests(service), IClassFixture<OnPostgres.Payments>
    {
        public sealed class Payments : PostgresPayments
        {
            private protected override string AfterDunning => "Disable";
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Customer_WhoseInvoiceWasTriedForTheLastTime_IsServedAgainOnceItIsPaid(bool isPaidByTransfer)
    {
        var customer = await service.NewCustomerAsync(FakeCards.Declines);
        var key = await NewKeyAsync(customer);
        var invoice = await service.IssueAsync(customer, 1250);
        var other = await service.IssueAsync(customer, 300);
        for (var day = 0; day < 10; day++)
        {
            await service.ChargeAsync();
            Assert.Equal(HttpStatusCode.OK, await CallAsync(key));
            service.Host.Clock.Advance(TimeSpan.FromDays(1));
        }

        service.Host.Clock.Advance(TimeSpan.FromDays(2));
        await service.ChargeAsync();

        await UntilAsync(key, HttpStatusCode.Forbidden);
        using var refused = await SendAsync(key);
        await refused.AssertProblemAsync(HttpStatusCode.Forbidden, "account_disabled");

        // One of two invoices is not enough.
        await PayAsync(customer, invoice, isPaidByTransfer);
        service.Host.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(key));
        await PayAsync(customer, other, isPaidByTransfer);
        await UntilAsync(key, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Customer_WhomAnOperatorDisabled_StaysDisabledWhenTheInvoiceIsPaid()
    {
        var customer = await service.NewCustomerAsync(FakeCards.IsStolen);
        var key = await NewKeyAsync(customer);
        var invoice = await service.IssueAsync(customer, 1250);
        await service.ChargeAsync();
        await UntilAsync(key, HttpStatusCode.Forbidden);
        await service.Admin.DoAsync(
            HttpMethod.Post, $"/customers/{customer.Id}/disable", expected: HttpStatusCode.NoContent);

        await PayAsync(customer, invoice, isPaidByTransfer: true);

        service.Host.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(key));
    }

    private async Task PayAsync(Customer customer, Guid invoice, bool isPaidByTransfer)
    {
        service.RenewAdmin(await Customer.LoginAsync(service.Host.Client, "admin"));
        if (!isPaidByTransfer)
        {
            await service.Admin.DoAsync(HttpMethod.Post, $"/invoices/{invoice}/credit_notes", new { reason = "Waived" },
                HttpStatusCode.Created);
            return;
        }

        var shown = await service.Admin.ReadAsync($"/invoices/{invoice}");
        await service.Admin.DoAsync(
            HttpMethod.Post, "/payments",
            new { customer = customer.Id, invoice, amount = shown.GetProperty("gross").Text("amount") },
            HttpStatusCode.Created);
    }

    private async Task<string> NewKeyAsync(Customer customer)
    {
        using var made = await customer.PostAsync("/api/keys", new { name = "a key" });
        return (await made.JsonAsync()).Text("key");
    }

    /// <summary>Nodes ask every two seconds of their clock what has changed.</summary>
    private async Task UntilAsync(string key, HttpStatusCode expected)
    {
        for (var i = 0; i < 50 && await CallAsync(key) != expected; i++)
        {
            service.Host.Clock.Advance(TimeSpan.FromSeconds(3));
            await Task.Delay(20);
        }

        Assert.Equal(expected, await CallAsync(key));
    }

    private async Task<HttpStatusCode> CallAsync(string key)
    {
        using var answer = await SendAsync(key);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/payg/api1")
        {
            Headers = { Authorization = new("Bearer", key) },
        };
        return await service.Host.Client.SendAsync(request);
    }
}
