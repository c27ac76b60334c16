using System.Net;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Credits;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Credits;
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

        // 3. What no amount is left of is refused without credit to give back.
        await months.Admin.DoAsync(
            HttpMethod.Post, notes, new { reason = "Outage", amount = "0" }, HttpStatusCode.BadRequest);

        Task CreditAsync(string credit, HttpStatusCode expected) => months.Admin.DoAsync(
            HttpMethod.Post, notes, new { reason = "Outage", amount = "1", restore_credit = credit }, expected);

        async Task<string> BalanceAsync() =>
            (await months.Admin.ReadAsync(path + "/balance")).GetProperty("balance").Text("amount");
    }

    [Theory]
    [InlineData("19")]
    [InlineData("0")]
    public async Task CreditNote_OfAnInvoiceThatCreditHasPaid_IsOfNothingAndGivesTheCreditBack(string taxRate)
    {
        var months = await InvoiceMonths.StartAsync(service);
        var path = $"/customers/{months.Customer.Id}";
        await months.Admin.DoAsync(
            HttpMethod.Put, path + "/billing",
            new { mode = "postpaid", tax = new { category = "standard", rate = taxRate } });
        await months.Admin.DoAsync(
            HttpMethod.Post, path + "/credits", new { amount = "30", kind = "promo" }, HttpStatusCode.Created);
        await months.Admin.DoAsync(
            HttpMethod.Post, path + "/adjustments", new { month = months.Month, amount = "25", reason = "Use" },
            HttpStatusCode.Created);
        await months.EndAsync();
        await months.RunAsync(finalize: true);
        var invoice = await months.OnlyAsync();
        Assert.Equal(("0.00", "paid"), (invoice.GetProperty("gross").Text("amount"), invoice.Text("payment_status")));
        var notes = $"/invoices/{invoice.Text("id")}/credit_notes";

        // 1. There is nothing to take back but credit, and of that what was used.
        using var empty = await months.Admin.SendAsync(HttpMethod.Post, notes, new { reason = "Outage" });
        await empty.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "amount");
        using var money = await months.Admin.SendAsync(
            HttpMethod.Post, notes, new { reason = "Outage", amount = "0.01", restore_credit = "1" });
        await money.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "amount");
        using var more = await months.Admin.SendAsync(
            HttpMethod.Post, notes, new { reason = "Outage", restore_credit = "25.01" });
        await more.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "restore_credit");

        // 2. The same request twice gives it back once; the note says so, and the invoice stays paid.
        var ids = new HashSet<string>();
        for (var i = 0; i < 2; i++)
        {
            using var answer = await months.Admin.SendAsync(
                HttpMethod.Post, notes, new { reason = "Outage", restore_credit = "20.5" }, "zero-1");
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            ids.Add((await answer.JsonAsync()).Text("id"));
        }

        var note = await months.Admin.ReadAsync($"/invoices/{Assert.Single(ids)}");
        Assert.Equal(
            ("credit_note", "0.00", "0.00"),
            (note.Text("kind"), note.GetProperty("gross").Text("amount"), note.GetProperty("tax").Text("amount")));
        Assert.Equal(
            ["Outage", "Credit given back: 20.5 USD"],
            note.GetProperty("lines").EnumerateArray().Select(line => line.Text("description")));
        Assert.Equal("25.5", await BalanceAsync());
        Assert.Equal("paid", (await months.Admin.ReadAsync($"/invoices/{invoice.Text("id")}")).Text("payment_status"));

        // 3. The rest of it, and then none.
        await months.Admin.DoAsync(
            HttpMethod.Post, notes, new { reason = "Outage", amount = "0", restore_credit = "4.5" },
            HttpStatusCode.Created);
        await months.Admin.DoAsync(
            HttpMethod.Post, notes, new { reason = "Outage", restore_credit = "0.01" }, HttpStatusCode.BadRequest);
        Assert.Equal("30", await BalanceAsync());

        async Task<string> BalanceAsync() =>
            (await months.Admin.ReadAsync(path + "/balance")).GetProperty("balance").Text("amount");
    }

    [Fact]
    public async Task CreditNote_WhereTheCustomerHasAsManyCreditsAsMayBe_GivesNoneBack()
    {
        var months = await InvoiceMonths.StartAsync(service);
        var path = $"/customers/{months.Customer.Id}";
        await months.Admin.DoAsync(
            HttpMethod.Post, path + "/credits", new { amount = "10", kind = "promo" }, HttpStatusCode.Created);
        await months.Admin.DoAsync(
            HttpMethod.Post, path + "/adjustments", new { month = months.Month, amount = "25", reason = "Use" },
            HttpStatusCode.Created);
        await months.EndAsync();
        await months.RunAsync(finalize: true);
        var notes = $"/invoices/{(await months.OnlyAsync()).Text("id")}/credit_notes";
        await service.InDatabaseAsync(context =>
        {
            context.CreditGrants.AddRange(Enumerable.Range(0, CreditGrantRow.MaxOpen).Select(_ => CreditGrantRow.Of(
                months.Customer.Id, CreditKind.Goodwill, 1, service.Host.Clock.GetUtcNow())));
            return context.SaveChangesAsync();
        });

        using var answer = await months.Admin.SendAsync(
            HttpMethod.Post, notes, new { reason = "Outage", amount = "1", restore_credit = "1" });

        await answer.AssertProblemAsync(HttpStatusCode.Conflict, "too_many_credits");
        Assert.Equal("15.00", (await months.OnlyAsync()).GetProperty("due").Text("amount"));

        // Without it they may give some back; the rows above have no entries in the ledger.
        await service.InDatabaseAsync(context => context.CreditGrants.Where(
            row => row.CustomerId == months.Customer.Id && row.Kind == "goodwill").ExecuteDeleteAsync());
        await months.Admin.DoAsync(
            HttpMethod.Post, notes, new { reason = "Outage", amount = "1", restore_credit = "1" },
            HttpStatusCode.Created);
    }
}
