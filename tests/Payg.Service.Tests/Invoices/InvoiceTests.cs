using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Journals;
using Xunit;

namespace Payg.Service.Tests.Invoices;

/// <summary>From usage to an invoice that is paid, through the API. api1 costs 0.001 a call.</summary>
public abstract class InvoiceTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : InvoiceTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : InvoiceTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Month_ThatIsOver_BecomesADraftAndThenAnInvoice()
    {
        var months = await InvoiceMonths.StartAsync(service);
        await months.Customer.CallAsync("api1", 3);

        // Under way: a preview, and no invoice.
        var preview = await months.Customer.ReadAsync("/api/invoices/preview");
        Assert.Equal(("draft", "0.00"), (preview.Text("state"), preview.GetProperty("gross").Text("amount")));
        Assert.Equal("0.003", Assert.Single(Lines(preview)).GetProperty("exact").Text("amount"));
        using var early = await months.Admin.SendAsync(
            HttpMethod.Post, "/invoices/run", new { month = months.Month });
        await early.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "month");
        await AdjustAsync(months, "12.50");

        // Over: a draft, which the customer does not see.
        await months.EndAsync();
        Assert.Equal(1, (await months.RunAsync()).GetProperty("drafts").GetInt32());
        var draft = await months.OnlyAsync();
        Assert.Equal(
            ("draft", "12.50", JsonValueKind.Null),
            (draft.Text("state"), draft.GetProperty("gross").Text("amount"), draft.GetProperty("number").ValueKind));
        var customer = await Customer.LoginAsync(service.Client, months.Customer.Username);
        Assert.Empty(Data(await customer.ReadAsync("/api/invoices")));

        // Final: with a number, which it keeps.
        var path = $"/invoices/{draft.Text("id")}";
        var issued = await months.Admin.DoAsync(HttpMethod.Post, path + "/finalize");
        Assert.Equal(("final", "open", "12.50"), State(issued));
        Assert.Matches("^INV-20[0-9]{2}-[0-9]{4}$", issued.Text("number"));
        var again = await months.Admin.DoAsync(HttpMethod.Post, path + "/finalize");
        Assert.Equal(issued.Text("number"), again.Text("number"));
        Assert.Equal(
            [("usage", "api1", "0.003", "0.00"), ("adjustment", "Support", "12.5", "12.50")],
            Lines(issued).Select(line => (
                line.Text("kind"), line.Text("kind") is "usage" ? "api1" : line.Text("description"),
                line.GetProperty("exact").Text("amount"), line.GetProperty("amount").Text("amount"))));
        var own = await customer.ReadAsync($"/api/invoices/{draft.Text("id")}");
        Assert.Equal(issued.Text("number"), own.Text("number"));
        Assert.Equal(JsonValueKind.Object, own.GetProperty("seller").ValueKind);
        var stranger = await service.NewCustomerAsync();
        Assert.Equal(
            HttpStatusCode.NotFound, await stranger.StatusAsync(HttpMethod.Get, $"/api/invoices/{draft.Text("id")}"));

        // Paid, once.
        var paid = await months.Admin.DoAsync(
            HttpMethod.Post, path + "/mark_paid", new { reference = "Bank 42" });
        Assert.Equal(("final", "paid", "12.50"), State(paid));
        Assert.Equal("0.00", paid.GetProperty("due").Text("amount"));
        await months.Admin.DoAsync(HttpMethod.Post, path + "/mark_paid", new { });
        await months.Admin.DoAsync(
            HttpMethod.Post, path + "/mark_uncollectible", expected: HttpStatusCode.Conflict);
        Assert.Equal(
            ["invoice.paid", "invoice.finalized"],
            Data(await customer.ReadAsync("/api/alerts")).Select(alert => alert.Text("type")));

        // Running it again makes nothing more.
        var repeated = await months.RunAsync(finalize: true);
        Assert.Equal((0, 0), (repeated.GetProperty("drafts").GetInt32(), repeated.GetProperty("finalized").GetInt32()));
        Assert.Single(await months.ListAsync());
    }

    [Fact]
    public async Task Usage_ThatComesLate_IsOnTheNextInvoice()
    {
        // The price of scenario "late usage": 1,000 at 0.002, then 0.0015.
        var months = await InvoiceMonths.StartAsync(service);
        await PriceAsync(months);
        await UseAsync(months, months.Start.AddDays(3), 900);

        // A node died ten seconds before the end with 400 calls in its journal.
        await months.EndAsync();
        var dead = await DeadJournalAsync(months.End.AddSeconds(-10));
        var waiting = await months.RunAsync(finalize: true);
        Assert.Equal((0, dead), (
            waiting.GetProperty("finalized").GetInt32(),
            waiting.GetProperty("waits_for").EnumerateArray().Select(id => id.GetGuid()).Single(id => id == dead)));
        Assert.Empty(await months.ListAsync());

        // After 72 hours it goes on without, and says so.
        months.Go(months.End.AddHours(73));
        await months.RunAsync(finalize: true);
        var first = await months.OnlyAsync();
        Assert.Equal(("final", "open", "1.80"), State(first));
        Assert.Contains(
            dead, first.GetProperty("missing_journals").EnumerateArray().Select(journal => journal.GetGuid()));

        // The node comes back: the first invoice stays, the next one has the rest at its own place in the tiers.
        await UseAsync(months, months.Start.AddDays(4), 400);
        await CloseAsync(dead);
        await UseAsync(months, months.End.AddDays(5), 1);
        Assert.Equal(("final", "open", "1.80"), State(await months.OnlyAsync()));
        await months.EndAsync(2);
        await months.RunAsync(finalize: true, months.NextMonth);
        var second = await months.Admin.ReadAsync($"/invoices/{(await months.ListAsync())[0].Text("id")}");
        Assert.Equal(
            [(months.NextMonth, 1L, "0.002"), (months.Month, 400L, "0.65")],
            Lines(second).Select(line => (
                line.Text("month"), line.GetProperty("quantity").GetInt64(),
                line.GetProperty("exact").Text("amount"))));
        Assert.Equal("0.65", second.GetProperty("gross").Text("amount"));
        await Books.AssertRightAsync(service.Database);
    }

    [Fact]
    public async Task CreditNotes_TakeBackJustTheInvoice()
    {
        var months = await InvoiceMonths.StartAsync(service);
        await months.Admin.DoAsync(HttpMethod.Put, $"/customers/{months.Customer.Id}/billing", new
        {
            mode = "postpaid",
            tax = new { category = "standard", rate = "19" },
        });
        await AdjustAsync(months, "100");
        await months.EndAsync();
        await months.RunAsync(finalize: true);
        var invoice = await months.OnlyAsync();
        Assert.Equal(
            ("100.00", "19.00", "119.00"),
            (invoice.GetProperty("net").Text("amount"), invoice.GetProperty("tax").Text("amount"),
                invoice.GetProperty("gross").Text("amount")));

        var path = $"/invoices/{invoice.Text("id")}/credit_notes";
        foreach (var amount in new[] { "0", "-1", "119.01", "0.001", "x" })
        {
            await months.Admin.DoAsync(
                HttpMethod.Post, path, new { reason = "Too much", amount }, HttpStatusCode.BadRequest);
        }

        await months.Admin.DoAsync(HttpMethod.Post, path, new { reason = " " }, HttpStatusCode.BadRequest);
        using var made = await months.Admin.SendAsync(
            HttpMethod.Post, path, new { reason = "Outage", amount = "33.33" }, "key-1");
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using var repeated = await months.Admin.SendAsync(
            HttpMethod.Post, path, new { reason = "Outage", amount = "33.33" }, "key-1");
        Assert.Equal(HttpStatusCode.Created, repeated.StatusCode);
        using var other = await months.Admin.SendAsync(
            HttpMethod.Post, path, new { reason = "Another" }, "key-1");
        await other.AssertProblemAsync(HttpStatusCode.Conflict, "idempotency_key_reused");

        // The rest: both together are the invoice, to the cent.
        var rest = await months.Admin.DoAsync(
            HttpMethod.Post, path, new { reason = "All of it" }, HttpStatusCode.Created);
        Assert.Matches("^CN-20[0-9]{2}-[0-9]{4}$", rest.Text("number"));
        var notes = (await months.ListAsync()).Where(entry => entry.Text("kind") is "credit_note").ToList();
        Assert.Equal(
            (100m, 19m, 119m),
            (notes.Sum(note => Amount(note, "net")), notes.Sum(note => Amount(note, "tax")),
                notes.Sum(note => Amount(note, "gross"))));
        var after = await months.Admin.ReadAsync($"/invoices/{invoice.Text("id")}");
        Assert.Equal(("final", "void", "119.00"), State(after));
        Assert.Equal("0.00", after.GetProperty("due").Text("amount"));
        await months.Admin.DoAsync(HttpMethod.Post, path, new { reason = "More" }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Credit_ThatPaidForUsage_IsOnTheInvoice_AndTheRestIsSettled()
    {
        var months = await InvoiceMonths.StartAsync(service);
        await months.Admin.DoAsync(
            HttpMethod.Post, $"/customers/{months.Customer.Id}/credits", new { amount = "10", kind = "promo" },
            HttpStatusCode.Created);
        await AdjustAsync(months, "25");
        await months.EndAsync();
        await months.RunAsync(finalize: true);

        var invoice = await months.OnlyAsync();
        Assert.Equal(("final", "open", "15.00"), State(invoice));
        Assert.Equal("-10", Lines(invoice)[1].GetProperty("exact").Text("amount"));

        // The invoice asks for what was owed: new credit is not taken for it.
        var balance = await months.Admin.ReadAsync($"/customers/{months.Customer.Id}/balance");
        Assert.Equal("0", balance.GetProperty("balance").Text("amount"));
        await months.Admin.DoAsync(
            HttpMethod.Post, $"/customers/{months.Customer.Id}/credits", new { amount = "5", kind = "promo" },
            HttpStatusCode.Created);
        balance = await months.Admin.ReadAsync($"/customers/{months.Customer.Id}/balance");
        Assert.Equal("5", balance.GetProperty("balance").Text("amount"));
    }

    [Fact]
    public async Task Revenue_SumsWhatIsInvoicedOverduePaidAndTakenBack()
    {
        var months = await InvoiceMonths.StartAsync(service);
        await AdjustAsync(months, "25");
        await months.EndAsync();
        await months.RunAsync(finalize: true);
        Assert.Equal((25m, 0m, 0m, 25m, 0m), await RevenueAsync(months));

        await months.EndAsync(months: 2);
        Assert.Equal((25m, 0m, 0m, 25m, 25m), await RevenueAsync(months));

        var path = $"/invoices/{(await months.OnlyAsync()).Text("id")}";
        await months.Admin.DoAsync(
            HttpMethod.Post, $"{path}/credit_notes", new { reason = "Outage", amount = "5" }, HttpStatusCode.Created);
        await months.Admin.DoAsync(HttpMethod.Post, $"{path}/mark_paid", new { });
        Assert.Equal((25m, 5m, 20m, 0m, 0m), await RevenueAsync(months));
        await months.Admin.DoAsync(HttpMethod.Get, "/revenue?months=0", null, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task UnpaidInvoices_CountAgainstTheCreditLimit()
    {
        var months = await InvoiceMonths.StartAsync(service);
        await months.Admin.DoAsync(
            HttpMethod.Put, $"/customers/{months.Customer.Id}/billing", new { mode = "postpaid", credit_limit = "20" });
        await AdjustAsync(months, "15");
        Assert.Equal("5", await AvailableAsync(months));
        await months.EndAsync();
        await months.RunAsync(finalize: true);

        Assert.Equal("5", await AvailableAsync(months));
        var path = $"/invoices/{(await months.OnlyAsync()).Text("id")}";
        await months.Admin.DoAsync(
            HttpMethod.Post, path + "/credit_notes", new { reason = "Part", amount = "4" }, HttpStatusCode.Created);
        Assert.Equal("9", await AvailableAsync(months));
        await months.Admin.DoAsync(HttpMethod.Post, path + "/mark_paid", new { });
        Assert.Equal("20", await AvailableAsync(months));
    }

    [Fact]
    public async Task MoreGivenBackThanUsed_WaitsForTheNextInvoice()
    {
        var months = await InvoiceMonths.StartAsync(service);
        await AdjustAsync(months, "-3");
        await months.EndAsync();
        Assert.Equal(1, (await months.RunAsync(finalize: true)).GetProperty("below_zero").GetInt32());
        Assert.Equal("draft", (await months.OnlyAsync()).Text("state"));

        await AdjustAsync(months, "10", months.NextMonth);
        await months.EndAsync(2);
        await months.RunAsync(finalize: true, months.NextMonth);
        var next = (await months.ListAsync())
            .Single(invoice => months.NextMonth.Equals(invoice.Text("month"), StringComparison.Ordinal));
        Assert.Equal(("final", "open", "7.00"), State(next));
    }

    [Fact]
    public async Task Numbers_OfInvoicesIssuedAtOnce_HaveNoGaps()
    {
        var months = await InvoiceMonths.StartAsync(service);
        var customers = await Customer.InsertAsync(service.Database, service.Client, 24);
        await service.InDatabaseAsync(async context =>
        {
            foreach (var customer in customers)
                await InvoiceMonths.SeedAsync(context, customer.Id, (months.Start.Year * 100) + months.Start.Month, 1);
            return customers.Length;
        });
        await months.EndAsync();

        // Four at once, as four nodes would.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => months.RunAsync(finalize: true)));
        var numbers = (await service.InDatabaseAsync(context => context.Invoices
            .Where(row => row.Number != null && row.Number.StartsWith("INV-")).Select(row => row.Number!)
            .ToListAsync()))
            .GroupBy(number => number[..8])
            .ToDictionary(year => year.Key, year => year.Select(number => int.Parse(
                number[9..], System.Globalization.CultureInfo.InvariantCulture)).Order().ToList());
        Assert.Contains(numbers.Values, year => year.Count >= customers.Length);
        Assert.All(numbers.Values, year => Assert.Equal(Enumerable.Range(1, year.Count), year));
    }

    [Fact]
    public async Task BillingDetails_AreCheckedAndOnTheInvoice()
    {
        var months = await InvoiceMonths.StartAsync(service);
        Assert.Equal(
            HttpStatusCode.NotFound, await months.Customer.StatusAsync(HttpMethod.Get, "/api/billing_details"));
        using var wrong = await months.Customer.SendJsonAsync(HttpMethod.Put, "/api/billing_details", new
        {
            name = "",
            address = "1 Main St",
            city = "Berlin",
            country = "DEU",
            tax_id = "1",
            email = "nobody",
        });
        await wrong.AssertProblemAsync(
            HttpStatusCode.BadRequest, "validation_failed", "country", "email", "name");
        using var vat = await months.Customer.SendJsonAsync(HttpMethod.Put, "/api/billing_details", Details("DE12"));
        var problem = await vat.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "tax_id");
        Assert.Contains("DE123456789", problem.GetProperty("errors").GetProperty("tax_id")[0].GetString()!,
            StringComparison.Ordinal);

        using var set = await months.Customer.SendJsonAsync(
            HttpMethod.Put, "/api/billing_details", Details("DE 123 456 789"));
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        await AdjustAsync(months, "1");
        await months.EndAsync();
        await months.RunAsync(finalize: true);
        var buyer = (await months.OnlyAsync()).GetProperty("buyer");
        Assert.Equal(("Müller & Söhne GmbH", "DE123456789"), (buyer.Text("name"), buyer.Text("tax_id")));
    }

    private static object Details(string taxId) => new
    {
        name = "Müller & Söhne GmbH",
        address = "Straße 1",
        postal_code = "10115",
        city = "Berlin",
        country = "de",
        tax_id = taxId,
        email = "rechnung@example.com",
    };

    private static Task<JsonElement> AdjustAsync(InvoiceMonths months, string amount, string? month = null) =>
        months.Admin.DoAsync(
            HttpMethod.Post, $"/customers/{months.Customer.Id}/adjustments",
            new { month = month ?? months.Month, amount, reason = "Support" }, HttpStatusCode.Created);

    private async Task PriceAsync(InvoiceMonths months)
    {
        var meter = await Administrator.MeterAsync(service, "api2");
        await months.Admin.SetPriceAsync(meter, new
        {
            model = "graduated",
            currency = "USD",
            tiers = new object[] { new { up_to = 1000, amount = "0.002" }, new { amount = "0.0015" } },
        });
    }

    /// <summary>Usage that a flush stores, metered at a time.</summary>
    private async Task UseAsync(InvoiceMonths months, DateTimeOffset at, int calls)
    {
        var back = service.Host.Clock.GetUtcNow();
        months.Go(at < months.Start.AddDays(9) ? months.Start.AddDays(9) : at);
        var customer = at < months.End ? months.Customer : await Customer.LoginAsync(
            service.Client, months.Customer.Username);
        await customer.CallAsync("api2", calls);
        await customer.CostsAsync();
        months.Go(back);
    }

    private Task<Guid> DeadJournalAsync(DateTimeOffset until) => service.InDatabaseAsync(async context =>
    {
        var journal = new JournalRow { Id = Guid.CreateVersion7(until), UpdatedAt = until, CompleteUntil = until };
        context.Journals.Add(journal);
        await context.SaveChangesAsync();
        return journal.Id;
    });

    private Task<int> CloseAsync(Guid journal) => service.InDatabaseAsync(context => context.Journals
        .Where(row => row.Id == journal)
        .ExecuteUpdateAsync(change => change.SetProperty(row => row.ClosedAt, row => row.UpdatedAt)));

    private static async Task<string> AvailableAsync(InvoiceMonths months) =>
        (await months.Admin.ReadAsync($"/customers/{months.Customer.Id}/balance")).GetProperty("available")
            .Text("amount");

    private static async Task<(decimal, decimal, decimal, decimal, decimal)> RevenueAsync(InvoiceMonths months)
    {
        var rows = (await months.Admin.ReadAsync("/revenue?months=60")).GetProperty("months").EnumerateArray();
        var sums = rows.Single(row => months.Month.Equals(row.Text("month"), StringComparison.Ordinal))
            .GetProperty("sums");
        return (Amount(sums, "invoiced"), Amount(sums, "credited"), Amount(sums, "paid"), Amount(sums, "open"),
            Amount(sums, "overdue"));
    }

    private static (string, string, string) State(JsonElement invoice) =>
        (invoice.Text("state"), invoice.Text("payment_status"), invoice.GetProperty("gross").Text("amount"));

    private static IReadOnlyList<JsonElement> Data(JsonElement page) =>
        [.. page.GetProperty("data").EnumerateArray()];

    private static IReadOnlyList<JsonElement> Lines(JsonElement invoice) =>
        [.. invoice.GetProperty("lines").EnumerateArray()];

    private static decimal Amount(JsonElement invoice, string name) => decimal.Parse(
        invoice.GetProperty(name).Text("amount"), System.Globalization.CultureInfo.InvariantCulture);
}
