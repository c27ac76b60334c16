using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Audit;
using Xunit;

namespace Payg.Service.Tests.Admin;

/// <summary>The ledger's verification beside everything else that goes on.</summary>
public abstract class LedgerRunTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : LedgerRunTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : LedgerRunTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Verification_StartedByPost_IsAcceptedAndTellsItsState()
    {
        var admin = await Administrator.AtAsync(service);
        await admin.User.CallAsync("api1");
        await admin.User.CostsAsync();

        using var accepted = await admin.SendAsync(HttpMethod.Post, "/verify");
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var run = await accepted.JsonAsync();
        Assert.Equal($"/api/admin/verify/{run.Text("id")}", accepted.Headers.Location?.ToString());
        var ended = await EndAsync(admin, run.Text("id"));

        Assert.Equal("done", ended.Text("state"));
        Assert.Equal(0, ended.GetProperty("differences").GetInt64());
        Assert.Empty(ended.GetProperty("data").EnumerateArray());
        Assert.Equal(ended.GetProperty("all_customers").GetInt64(), ended.GetProperty("customers").GetInt64());
        Assert.True(ended.GetProperty("lines").GetInt64() > 0);
        using var other = await admin.SendAsync(HttpMethod.Get, $"/verify/{Guid.CreateVersion7()}");
        await other.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Verification_OfAClientThatPrefersNotToWait_IsAccepted()
    {
        var admin = await Administrator.AtAsync(service);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/admin/verify");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", admin.User.Token);
        request.Headers.Add("Prefer", "respond-async");

        using var answer = await service.Client.SendAsync(request);

        // What has ended already is answered whole.
        Assert.True(answer.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK, $"{answer.StatusCode}");
        if (answer.StatusCode is HttpStatusCode.Accepted)
            await EndAsync(admin, (await answer.JsonAsync()).Text("id"));
    }

    [Fact]
    public async Task Verification_OfANodeThatDied_IsLost()
    {
        var admin = await Administrator.AtAsync(service);
        var now = service.Host.Clock.GetUtcNow();
        var run = new LedgerRunRow { Id = Guid.CreateVersion7(now), StartedAt = now, UpdatedAt = now.AddMinutes(-2) };
        await service.InDatabaseAsync(context =>
        {
            context.LedgerRuns.Add(run);
            return context.SaveChangesAsync();
        });

        Assert.Equal("lost", (await admin.ReadAsync($"/verify/{run.Id}")).Text("state"));
    }

    [Fact]
    public async Task Flush_WhileAPageIsVerified_Commits()
    {
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1");
        Assert.Equal(("0.001", "0.001"), await customer.CostsAsync());
        var reads = service.Host.Services.GetRequiredService<IReadTransactions>();
        await using var context = service.Database.Open();

        var seen = await reads.RunAsync(context, async () =>
        {
            var before = await TotalAsync(context, customer);

            // The cost is read through a flush, which writes while the reader has its transaction open.
            await customer.CallAsync("api1");
            Assert.Equal(("0.002", "0.002"), await customer.CostsAsync());
            return (Before: before, After: await TotalAsync(context, customer));
        }, TestContext.Current.CancellationToken);

        Assert.Equal((1_000_000, 1_000_000), seen);
    }

    [Fact]
    public async Task Verification_OfManyCustomers_LooksAtEachOfThemOnce()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        await Customer.InsertAsync(database, host.Client, 1234);
        await using (var context = database.Open())
        {
            await context.Customers.ExecuteUpdateAsync(
                change => change.SetProperty(row => row.TotalCostFraction, 1), TestContext.Current.CancellationToken);
        }

        var report = await admin.ReadAsync("/verify");

        Assert.Equal(1235, report.GetProperty("customers").GetInt64());
        Assert.Equal(1235, report.GetProperty("differences").GetInt64());
        Assert.Equal(1000, report.GetProperty("data").GetArrayLength());
        var customers = report.GetProperty("data").EnumerateArray().Select(row => row.Text("customer"));
        Assert.Equal(1000, customers.Distinct().Count());
    }

    private static Task<int> TotalAsync(PaygContext context, Customer customer) => context.Customers.AsNoTracking()
        .Where(row => row.Id == customer.Id).Select(row => row.TotalCostFraction).SingleAsync();

    private static async Task<JsonElement> EndAsync(Administrator admin, string id)
    {
        var run = await admin.ReadAsync($"/verify/{id}");
        await Eventually.TrueAsync(
            async () => (run = await admin.ReadAsync($"/verify/{id}")).Text("state") is not "running",
            TimeSpan.FromSeconds(60));
        return run;
    }
}
