using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Payg.Service.Tests.Invoices;
using Payg.Storage.Model.Invoices;
using Xunit;

namespace Payg.Service.Tests.Plans;

/// <summary>What plans charge, on invoices.</summary>
public abstract class PlanInvoiceTests(ServiceFixture service)
{
    private static int s_plans;

    public sealed class OnSqlite(SqliteService service) : PlanInvoiceTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : PlanInvoiceTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Minimum_FromTheMiddleOfAPeriod_IsTruedUp_AndCorrectedByWhatComesLater()
    {
        // The minimum of scenario "plan": 100 from the 11th, 21 of 31 days, usage 40.
        var months = await InvoiceMonths.StartAsync(service, days: 31);
        var plan = await CreateAsync(months, new { minimum = "100" });
        months.Go(months.Start.AddDays(10));
        await SubscribeAsync(months, plan);
        await AdjustAsync(months, "40");
        await months.EndAsync();
        await months.RunAsync(finalize: true);

        var first = await months.OnlyAsync();
        Assert.Equal(
            [("adjustment", months.Month, "40"), ("minimum", months.Month, "27.741935484")], Lines(first));
        Assert.Equal("67.74", Gross(first));

        // Usage of the period turns out to be less: the minimum asks for the difference, once.
        await AdjustAsync(months, "-10");
        await months.EndAsync(2);
        await Task.WhenAll(
            months.RunAsync(finalize: true, months.NextMonth), months.RunAsync(finalize: true, months.NextMonth));
        var second = await NewestAsync(months);
        Assert.Equal(
            [("adjustment", months.Month, "-10"), ("minimum", months.Month, "10"),
                ("minimum", months.NextMonth, "100")],
            Lines(second));
        Assert.Equal("100.00", Gross(second));
        await AssertRightAsync();
    }

    [Fact]
    public async Task Fees_AreBilledInAdvance_AndOnce_ThroughEveryChange()
    {
        var months = await InvoiceMonths.StartAsync(service, days: 31);
        var basic = await CreateAsync(months, new { fee = "31" });
        var pro = await CreateAsync(months, new { fee = "62" });
        await months.Admin.DoAsync(
            HttpMethod.Post, $"/customers/{months.Customer.Id}/credits", new { amount = "500", kind = "promo" },
            HttpStatusCode.Created);

        // From the 11th basic, from the 21st pro: at once, because it costs more.
        months.Go(months.Start.AddDays(10));
        var begun = await SubscribeAsync(months, basic);
        Assert.Equal(("active", JsonValueKind.Null), (begun.Text("status"), begun.GetProperty("next").ValueKind));
        months.Go(months.Start.AddDays(20).AddHours(7));
        var customer = await Customer.LoginAsync(service.Client, months.Customer.Username);
        var preview = await PostAsync(customer, "/api/subscription/preview", pro);
        Assert.Equal(("now", "22", "11", "11", "62"), (
            preview.Text("takes_effect"), Amount(preview, "charge"), Amount(preview, "given_back"),
            Amount(preview, "total"), Amount(preview, "next_fee")));
        await PutAsync(customer, pro);
        await PutAsync(customer, pro);

        // Nothing was used, and credit does not pay for fees. Two runs at once make one invoice.
        await months.EndAsync();
        await Task.WhenAll(months.RunAsync(finalize: true), months.RunAsync(finalize: true));
        var first = await months.OnlyAsync();
        Assert.Equal(
            [("fee", months.Month, "10"), ("fee", months.Month, "22"), ("fee", months.NextMonth, "62")],
            Lines(first));
        Assert.Equal(("final", "94.00"), (first.Text("state"), Gross(first)));
        await AssertRightAsync();

        // Less is charged from the end of the period; until then it can be taken back.
        customer = await Customer.LoginAsync(service.Client, months.Customer.Username);
        var later = await PutAsync(customer, basic);
        Assert.Equal((pro, basic), (later.GetProperty("plan").Text("key"), later.GetProperty("next").Text("key")));
        preview = await PostAsync(customer, "/api/subscription/preview", basic);
        Assert.Equal("unchanged", preview.Text("takes_effect"));
        Assert.Equal("cancelled", (await CancelAsync(customer)).Text("status"));
        Assert.Equal("active", (await PutAsync(customer, pro)).Text("status"));
        await PutAsync(customer, basic);
        await AssertRightAsync();
        await months.EndAsync(2);
        await months.RunAsync(finalize: true, months.NextMonth);
        var third = months.End.AddMonths(1);
        var second = await NewestAsync(months);
        Assert.Equal([("fee", Month(third), "31")], Lines(second));

        await AssertRightAsync();

        // An operator ends it at once: what is left waits for the next invoice, and a credit note takes back one.
        months.Go(third.AddDays(15));
        var admin = await Administrator.AtAsync(service);
        var ended = await admin.DoAsync(
            HttpMethod.Delete, $"/customers/{months.Customer.Id}/subscription?when=now");
        Assert.Equal("ended", ended.Text("status"));
        await admin.DoAsync(
            HttpMethod.Get, $"/customers/{months.Customer.Id}/subscription", expected: HttpStatusCode.NotFound);
        var shown = await admin.DoAsync(
            HttpMethod.Post, $"/invoices/{second.Text("id")}/credit_notes", new { reason = "Ended" },
            HttpStatusCode.Created);
        Assert.Equal("31.00", Gross(shown));
        var draft = Lines(await (await Customer.LoginAsync(service.Client, months.Customer.Username))
            .ReadAsync("/api/invoices/preview"));
        Assert.Equal(("fee", Month(third)), (draft[0].Kind, draft[0].Month));
        Assert.StartsWith("-", draft[0].Exact, StringComparison.Ordinal);
        await AssertRightAsync();
    }

    [Fact]
    public async Task Trial_ThatIsCancelled_CostsNothing_AndIsThereOnce()
    {
        var months = await InvoiceMonths.StartAsync(service, days: 31);
        var plan = await CreateAsync(months, new
        {
            fee = "10",
            minimum = "5",
            included_credit = "31",
            rollover_max = "4",
            trial_days = 7,
        });
        months.Go(months.Start.AddDays(10));
        var trial = await SubscribeAsync(months, plan);
        Assert.Equal("trial", trial.Text("status"));
        Assert.Equal(months.Start.AddDays(17), trial.GetProperty("trial_ends_at").GetDateTimeOffset());

        // The included credit is by days in the first period.
        Assert.Equal("21", (await BalanceAsync(months)).GetProperty("balance").Text("amount"));
        Assert.Equal(
            trial.GetProperty("trial_ends_at").GetDateTimeOffset(),
            (await CancelAsync(months.Customer)).GetProperty("ends_at").GetDateTimeOffset());
        var resumed = await SubscribeAsync(months, plan);
        Assert.Equal(("trial", JsonValueKind.Null), (resumed.Text("status"), resumed.GetProperty("ends_at").ValueKind));
        await CancelAsync(months.Customer);
        Assert.Equal("21", (await BalanceAsync(months)).GetProperty("balance").Text("amount"));
        await months.EndAsync();
        await months.RunAsync(finalize: true);
        Assert.Empty(await months.ListAsync());

        // The second time it is charged from the first day, and what is included comes whole with each period.
        var customer = await Customer.LoginAsync(service.Client, months.Customer.Username);
        Assert.Equal("active", (await PutAsync(customer, plan)).Text("status"));
        Assert.Equal("31", (await BalanceAsync(months)).GetProperty("balance").Text("amount"));
        await months.EndAsync(2);
        await months.RunAsync(finalize: true, months.NextMonth);
        Assert.Equal(
            [("fee", months.NextMonth, "10"), ("fee", Month(months.End.AddMonths(1)), "10"),
                ("minimum", months.NextMonth, "5")],
            Lines(await NewestAsync(months)));
        await AssertRightAsync();
    }

    [Fact]
    public async Task IncludedCredit_IsByDays_AndNotMoreByChangesToAndFro()
    {
        var months = await InvoiceMonths.StartAsync(service, days: 31);
        var small = await CreateAsync(months, new { fee = "1", included_credit = "31" });
        var large = await CreateAsync(months, new { fee = "2", included_credit = "62" });
        months.Go(months.Start.AddDays(10));
        await SubscribeAsync(months, small);
        Assert.Equal("21", (await BalanceAsync(months)).GetProperty("balance").Text("amount"));

        // Ten days of the small one and eleven of the large one include 32.
        months.Go(months.Start.AddDays(20));
        var admin = await Administrator.AtAsync(service);
        var path = $"/customers/{months.Customer.Id}";
        foreach (var plan in new[] { large, small, large, small })
        {
            await admin.DoAsync(HttpMethod.Put, path + "/subscription", new { plan, when = "now" });
            var balance = await admin.ReadAsync(path + "/balance");
            Assert.Equal("32", balance.GetProperty("balance").Text("amount"));
        }

        // The next period has the credit of the plan in force, and nothing of before.
        await months.EndAsync();
        var customer = await Customer.LoginAsync(service.Client, months.Customer.Username);
        await customer.CallAsync("api1");
        await customer.CostsAsync();
        Assert.Equal("30.999", (await BalanceAsync(months)).GetProperty("balance").Text("amount"));
        await AssertRightAsync();
    }

    [Fact]
    public async Task Verify_FindsAFeeThatIsWrongByOneNano_InEachPartOfAPeriod()
    {
        // 11 to 20 by one plan, 21 to 31 by another, the next period in advance.
        var months = await InvoiceMonths.StartAsync(service, days: 31);
        var small = await CreateAsync(months, new { fee = "10" });
        var large = await CreateAsync(months, new { fee = "20" });
        months.Go(months.Start.AddDays(10));
        await SubscribeAsync(months, small);
        months.Go(months.Start.AddDays(20).AddHours(7));
        await PutAsync(await RenewAsync(months), large);
        await months.EndAsync();
        await months.RunAsync(finalize: true);
        Assert.Equal(["3.225806451", "7.096774194", "20"], Lines(await months.OnlyAsync()).Select(line => line.Exact));
        await AssertRightAsync();
        await AssertFoundAsync(months, 3);

        // It ends at once: what was billed for the rest of the period is given back by the next invoice.
        months.Go(months.End.AddDays(9));
        var admin = await Administrator.AtAsync(service);
        await admin.DoAsync(HttpMethod.Delete, $"/customers/{months.Customer.Id}/subscription?when=now");
        await AssertRightAsync();
        await AssertFoundAsync(months, 3);
    }

    [Fact]
    public async Task Verify_OfATrialThatIsCancelledAfterItWasBilled_FindsOnlyWhatIsWrong()
    {
        var months = await InvoiceMonths.StartAsync(service, days: 31);
        var plan = await CreateAsync(months, new { fee = "10", trial_days = 7 });
        await AdjustAsync(months, "5");
        months.Go(months.Start.AddDays(28));
        await PutAsync(await RenewAsync(months), plan);
        await months.EndAsync();
        await months.RunAsync(finalize: true);
        Assert.Equal(
            [("adjustment", months.Month), ("fee", months.NextMonth)],
            Lines(await months.OnlyAsync()).Select(line => (line.Kind, line.Month)));
        await AssertRightAsync();

        await CancelAsync(await RenewAsync(months));
        await AssertRightAsync();
        await AssertFoundAsync(months, 1);
        await PutAsync(await RenewAsync(months), plan);
        await AssertRightAsync();
        await AssertFoundAsync(months, 1);
    }

    private Task<Customer> RenewAsync(InvoiceMonths months) =>
        Customer.LoginAsync(service.Client, months.Customer.Username);

    private async Task AssertRightAsync()
    {
        await Books.AssertRightAsync(service.Database);
        var report = await (await Administrator.AtAsync(service)).ReadAsync("/verify");
        Assert.Equal("[]", report.GetProperty("data").GetRawText());
    }

    /// <summary>Changes each fee that was billed by one nano, up and down, and holds that it is found.</summary>
    private async Task AssertFoundAsync(InvoiceMonths months, int fees)
    {
        await using var context = service.Database.Open();
        var admin = await Administrator.AtAsync(service);
        var lines = await context.InvoiceLines
            .Where(row => row.CustomerId == months.Customer.Id && row.Kind == InvoiceLineKind.Fee).ToListAsync();
        Assert.Equal(fees, lines.Count);
        foreach (var line in lines)
        {
            var (units, fraction, nanos) = (line.ExactUnits, line.ExactFraction, line.ExactNanos);
            foreach (var wrong in new[] { nanos - 1, nanos + 1 })
            {
                (line.ExactUnits, line.ExactFraction) = AmountParts.Of(wrong);
                await context.SaveChangesAsync();
                var found = Assert.Single((await admin.ReadAsync("/verify")).GetProperty("data").EnumerateArray());
                Assert.Equal(
                    ("plan_fee", months.Customer.Id, BillingMonth.FromNumber(line.Month).ToString(), $"{wrong}"),
                    (found.Text("kind"), found.GetProperty("customer").GetGuid(), found.Text("month"),
                        found.Text("stored")));
            }

            (line.ExactUnits, line.ExactFraction) = (units, fraction);
            await context.SaveChangesAsync();
        }

        await AssertRightAsync();
    }

    private static async Task<string> CreateAsync(InvoiceMonths months, object terms)
    {
        var key = $"invoiced-{Interlocked.Increment(ref s_plans)}";
        var body = JsonSerializer.SerializeToNode(terms)!.AsObject();
        body["key"] = key;
        body["name"] = "Team";
        await months.Admin.DoAsync(HttpMethod.Post, "/plans", body, HttpStatusCode.Created);
        return key;
    }

    private static Task<JsonElement> SubscribeAsync(InvoiceMonths months, string plan) =>
        PutAsync(months.Customer, plan);

    private static async Task<JsonElement> PutAsync(Customer customer, string plan)
    {
        using var response = await customer.SendJsonAsync(HttpMethod.Put, "/api/subscription", new { plan });
        return await ReadAsync(response);
    }

    private static async Task<JsonElement> PostAsync(Customer customer, string path, string plan)
    {
        using var response = await customer.SendJsonAsync(HttpMethod.Post, path, new { plan });
        return await ReadAsync(response);
    }

    private static async Task<JsonElement> CancelAsync(Customer customer)
    {
        using var response = await customer.SendAsync(HttpMethod.Delete, "/api/subscription");
        return await ReadAsync(response);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode is HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static Task<JsonElement> BalanceAsync(InvoiceMonths months) =>
        months.Admin.ReadAsync($"/customers/{months.Customer.Id}/balance");

    private static Task<JsonElement> AdjustAsync(InvoiceMonths months, string amount) => months.Admin.DoAsync(
        HttpMethod.Post, $"/customers/{months.Customer.Id}/adjustments",
        new { month = months.Month, amount, reason = "Usage" }, HttpStatusCode.Created);

    private static async Task<JsonElement> NewestAsync(InvoiceMonths months) =>
        await months.Admin.ReadAsync($"/invoices/{(await months.ListAsync())[0].Text("id")}");

    private static (string Kind, string Month, string Exact)[] Lines(JsonElement invoice) =>
    [
        .. invoice.GetProperty("lines").EnumerateArray()
            .Select(line => (line.Text("kind"), line.Text("month"), Amount(line, "exact"))),
    ];

    private static string Amount(JsonElement entry, string name) => entry.GetProperty(name).Text("amount");

    private static string Month(DateTimeOffset start) => start.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Gross(JsonElement invoice) => Amount(invoice, "gross");
}
