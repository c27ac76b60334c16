using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Payg.Service.Admin.Credits;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

/// <summary>The balance by day is what the balance was.</summary>
public abstract class BalanceHistoryTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : BalanceHistoryTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : BalanceHistoryTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task History_OfDaysOfAllThatMayHappen_IsWhatTheBalanceWas()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var customer = await Customer.CreateAsync(host.Client);
        var start = host.Clock.GetUtcNow();
        var expected = new List<string?>();

        // At the end of each day the balance is noted, with what may be held or not be posted yet.
        for (var day = 0; day < 6; day++)
        {
            var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
            customer = await Customer.LoginAsync(host.Client, customer.Username);
            if (day == 0)
            {
                await GrantAsync(admin, customer, new { amount = "1", kind = "promo", expires_at = start.AddDays(3) });
                await GrantAsync(
                    admin, customer, new { amount = "5", kind = "promo", effective_at = start.AddDays(2) });
            }

            if (day == 1)
            {
                var grant = await GrantAsync(admin, customer, new { amount = "2", kind = "purchase" });
                await customer.CallAsync("api1", 3);
                await admin.DoAsync(
                    HttpMethod.Post, $"/customers/{customer.Id}/credits/{grant.Text("id")}/void",
                    new { reason = "By mistake" });
            }

            if (day == 4)
            {
                await admin.DoAsync(
                    HttpMethod.Post, $"/customers/{customer.Id}/adjustments",
                    new
                    {
                        month = host.Clock.GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture),
                        amount = "-0.5",
                        reason = "Support",
                    },
                    HttpStatusCode.Created);
            }

            await customer.CallAsync("api1", day + 1);
            expected.Add((await customer.ReadAsync("/api/balance")).GetProperty("balance").Text("amount"));
            host.Clock.Advance(TimeSpan.FromDays(1));
            await host.Services.GetRequiredService<CreditSweep>().SweepAsync(CancellationToken.None);
        }

        customer = await Customer.LoginAsync(host.Client, customer.Username);
        var history = await customer.ReadAsync("/api/balance/history?days=7");
        var days = history.GetProperty("days").EnumerateArray().ToList();

        Assert.Equal("USD", history.Text("currency"));
        Assert.Equal(expected, days[..6].Select(one => one.GetProperty("balance").Text("amount")));
        Assert.Equal(
            (await customer.ReadAsync("/api/balance")).GetProperty("balance").Text("amount"),
            days[6].GetProperty("balance").Text("amount"));
        Assert.All(days.Zip(days.Skip(1)), pair => Assert.Equal(pair.First.Text("end"), pair.Second.Text("start")));
        Assert.Equal(
            HttpStatusCode.BadRequest, await customer.StatusAsync(HttpMethod.Get, "/api/balance/history?days=93"));
    }

    private static Task<JsonElement> GrantAsync(Administrator admin, Customer customer, object body) => admin.DoAsync(
        HttpMethod.Post, $"/customers/{customer.Id}/credits", body, HttpStatusCode.Created);
}
