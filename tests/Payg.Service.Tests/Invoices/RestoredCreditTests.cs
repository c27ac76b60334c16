using System.Net;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Invoices;

/// <summary>Credit notes of invoices that credit has paid for in part.</summary>
public abstract class RestoredCreditTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : RestoredCreditTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : RestoredCreditTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task CreditNote_GivesBackTheCreditThatIsAskedFor_AndNeverMoreThanTheInvoiceUsed()
    {
        var months = await InvoiceMonths.StartAsync(service);
        var path = $"/customers/{months.Customer.Id}";
        await months.Admin.DoAsync(
            HttpMethod.Post, path + "/credits",
            new { amount = "10", kind = "promo", expires_at = months.End.AddSeconds(30) }, HttpStatusCode.Created);
        await months.Admin.DoAsync(
            HttpMethod.Post, path + "/adjustments", new { month = months.Month, amount = "25", reason = "Use" },
            HttpStatusCode.Created);
        await months.EndAsync();
        await months.RunAsync(finalize: true);
        var invoice = await months.OnlyAsync();
        Assert.Equal("15.00", invoice.GetProperty("gross").Text("amount"));
        var notes = $"/invoices/{invoice.Text("id")}/credit_notes";

        // 1. Without being asked for, none is given back.
        await months.Admin.DoAsync(
            HttpMethod.Post, notes, new { reason = "Outage", amount = "1" }, HttpStatusCode.Created);
        Assert.Equal("0", await BalanceAsync());

        // 2. Some of it, though what was used has expired since; then more than the rest; then the rest.
        await CreditAsync("4", HttpStatusCode.Created);
        Assert.Equal("4", await BalanceAsync());
        await CreditAsync("6.01", HttpStatusCode.BadRequest);
        await CreditAsync("6", HttpStatusCode.Created);
        await CreditAsync("0.01", HttpStatusCode.BadRequest);
        Assert.Equal("10", await BalanceAsync());
        var grants = (await months.Admin.ReadAsync(path + "/credits")).GetProperty("data").EnumerateArray()
            .Where(grant => grant.Text("kind") is "goodwill").Select(grant => grant.Text("reference")).ToList();
        Assert.Equal(2, grants.Count);
        Assert.All(grants, reference => Assert.StartsWith("credit_note:CN-", reference, StringComparison.Ordinal));
        Assert.Equal("12.00", (await months.Admin.ReadAsync($"/invoices/{invoice.Text("id")}"))
            .GetProperty("due").Text("amount"));

        Task CreditAsync(string credit, HttpStatusCode expected) => months.Admin.DoAsync(
            HttpMethod.Post, notes, new { reason = "Outage", amount = "1", restore_credit = credit }, expected);

        async Task<string> BalanceAsync() =>
            (await months.Admin.ReadAsync(path + "/balance")).GetProperty("balance").Text("amount");
    }
}
