using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering;
using Payg.Metering.Leases;
using Payg.Metering.Measure;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Metering;

/// <summary>Calls of limited customers whose quantity is known at their end hold the most that they may use.</summary>
public abstract class AtMostTests(ServiceFixture service)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Responses_WhoseCostIsCertain_SayItWhereThatIsSet()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string> { ["Payg:Metering:CostHeader"] = "true" },
            map: app =>
            {
                app.MapGet("/test/flat", (HttpContext context, long used, string? region) =>
                {
                    var call = context.Features.GetRequiredFeature<IMeteringFeature>();
                    call.Quantity = used;
                    if (region is not null)
                        call.SetDimension("region", region);
                }).Metered("flat", unit: "token", initialPrice: "0.003");
                app.MapGet("/test/tiers", () => "ok").Metered("tiers", unit: "token", initialPrice: "0.003");
            });
        var customer = await Customer.CreateAsync(host.Client);
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        await using (var context = database.Open())
        {
            await admin.SetPriceAsync(
                context.Meters.Single(row => row.Key == "tiers").Id,
                new { model = "flat", amount = "0.003", currency = "USD", free_units = 1 });
        }

        Assert.Null(await CostAsync("flat?used=2"));
        await admin.DoAsync(HttpMethod.Put, $"/customers/{customer.Id}/billing", new { mode = "prepaid" });
        await admin.DoAsync(
            HttpMethod.Post, $"/customers/{customer.Id}/credits", new { amount = "10", kind = "promo" },
            HttpStatusCode.Created);

        Assert.Equal("0.006 USD", await CostAsync("flat?used=2"));
        Assert.Equal("0.003 USD", await CostAsync("flat?used=1"));
        Assert.Null(await CostAsync("flat?used=0"));
        Assert.Null(await CostAsync("flat?used=1&region=eu"));
        Assert.Null(await CostAsync("tiers"));

        async Task<string?> CostAsync(string path)
        {
            using var answer = await customer.SendAsync(HttpMethod.Get, $"/test/{path}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return answer.Headers.TryGetValues("Payg-Cost", out var values) ? values.Single() : null;
        }
    }

    [Fact]
    public async Task Calls_OfUnknownQuantity_HoldTheMostAndPayForWhatTheyUse()
    {
        var (started, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var database = await service.NewDatabaseAsync();
        await using (var host = await ServiceHost.StartAsync(database, map: app => app
            .MapGet("/test/answer", async (HttpContext context, long used, bool waits = false) =>
            {
                if (waits)
                {
                    started.SetResult();
                    await end.Task.WaitAsync(TimeSpan.FromMinutes(1));
                }

                context.Features.GetRequiredFeature<IMeteringFeature>().Quantity = used;
            })
            .Metered(
                "answers", unit: "token", initialPrice: "0.00001",
                atMost: context => long.Parse(context.Request.Query["most"]!, CultureInfo.InvariantCulture))))
        {
            // Ten cents at ten dollars a million: 10,000 tokens.
            var customer = await Customer.CreateAsync(host.Client);
            var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
            await admin.DoAsync(HttpMethod.Put, $"/customers/{customer.Id}/billing", new { mode = "prepaid" });
            await admin.DoAsync(
                HttpMethod.Post, $"/customers/{customer.Id}/credits", new { amount = "0.1", kind = "promo" },
                HttpStatusCode.Created);

            // While the first holds 8,000, a second that wants 4,000 is refused.
            var first = customer.StatusAsync(HttpMethod.Get, "/test/answer?most=8000&used=1500&waits=true");
            await started.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
            using (var second = await customer.SendAsync(HttpMethod.Get, "/test/answer?most=4000&used=1"))
            {
                var problem = await second.AssertProblemAsync(HttpStatusCode.PaymentRequired, "credit_exhausted");
                Assert.Equal("0.04", problem.GetProperty("needed").Text("amount"));
            }

            // It used 1,500: the rest is there for others at once.
            end.SetResult();
            Assert.Equal(HttpStatusCode.OK, await first);
            Assert.Equal(
                HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/test/answer?most=4000&used=500"));
            Assert.Equal("0.08", await BalanceAsync(customer));

            // 9,000 of 8,000 are charged in full, and a thousand counted as excess: nothing is left for anyone.
            Assert.Equal(
                HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/test/answer?most=8000&used=9000"));
            Assert.Equal("-0.01", await BalanceAsync(customer));
            Assert.Equal(1_000, host.Services.GetRequiredService<CallLeases>().Counts.Excess);
            Assert.Equal(
                HttpStatusCode.PaymentRequired,
                await customer.StatusAsync(HttpMethod.Get, "/test/answer?most=1&used=1"));
            var line = Assert.Single((await customer.ReadAsync("/api/cost")).GetProperty("lines").EnumerateArray());
            Assert.Equal((11_000, "0.11"), (
                line.GetProperty("quantity").GetInt64(), line.GetProperty("cost").Text("amount")));
        }

        await Books.AssertRightAsync(database);
    }

    private static async Task<string> BalanceAsync(Customer customer) =>
        (await customer.ReadAsync("/api/balance")).GetProperty("balance").Text("amount");

    public sealed class OnSqlite(SqliteService service) : AtMostTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : AtMostTests(service), IClassFixture<PostgresService>;
}
