using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Meters;
using Payg.Storage.Model.Usage;
using Xunit;

namespace Payg.Service.Tests.Http;

/// <summary>
/// What a request reads is bounded by what it shows, however many prices there were and however long somebody has used
/// the service.
/// </summary>
public abstract class ReadBoundTests(ServiceFixture service)
{
    private const int PastPrices = 1500;
    private const int PastDays = 300;

    private static readonly string[] s_windows = ["day", "month"];

    public sealed class OnSqlite(SqliteService service) : ReadBoundTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : ReadBoundTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Requests_AfterManyPricesAndLongUse_ReadNoMoreThanTheyShow()
    {
        var reads = new CountedReads();
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, configure: reads.AddTo);
        host.Clock.StopAt("2031-03-10T12:00:00Z");
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var customer = await Customer.CreateAsync(host.Client);
        await customer.CallAsync("api1");
        var meter = await AddPastAsync(database, customer.Id, host.Clock.GetUtcNow());
        await customer.ReadAsync("/api/prices");

        // 1. Whatever shows prices: not even those that were set a moment ago, or are planned, bring back all others.
        await AssertAsync("/api/prices", customer, rows: 10);
        await admin.SetFlatAsync(meter, "0.5");
        await AssertAsync("/api/prices", customer, rows: 11);
        await AssertAsync("/api/prices?limit=1", customer, rows: 8);
        await AssertAsync("/api/prices/estimate?meter=api1&quantity=7", customer, rows: 6);
        await AssertAsync("/api/cost", customer, rows: 20);
        await AssertAsync("/api/admin/meters", admin.User, rows: 15);
        await AssertAsync($"/api/admin/meters/{meter}/prices?limit=2", admin.User, rows: 10);
        await AssertAsync($"/api/admin/customers/{customer.Id}", admin.User, rows: 25);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var (_, posted) = await reads.CountAsync(() => admin.SetFlatAsync(meter, "0.25"));
        Assert.InRange(posted, 1, 15);

        // 2. Usage: sums are the database's, a page at a time.
        const string Year = "from=2030-04-01T00:00:00Z&limit=2";
        await AssertAsync($"/api/usage?window=day&{Year}", customer, rows: 12);
        await AssertAsync($"/api/usage?window=month&{Year}", customer, rows: 12);
        await AssertAsync($"/api/admin/usage?window=day&{Year}", admin.User, rows: 10);
        await AssertAsync($"/api/admin/usage?window=day&{Year}&customer={customer.Id}", admin.User, rows: 10);
        await AssertAsync("/api/admin/totals?month=2030-06", admin.User, rows: 20);
        await AssertAsync("/api/admin/totals/uncharged_calls?month=2030-06", admin.User, rows: 5);

        async Task AssertAsync(string path, Customer reader, int rows)
        {
            var (commands, read) = await reads.CountAsync(() => reader.ReadAsync(path));
            Assert.True(read <= rows, $"{path} read {read} rows, more than {rows}.");
            Assert.True(commands <= 12, $"{path} sent {commands} queries.");
        }
    }

    [Fact]
    public async Task Usage_OverAYear_IsTheSameInOnePageAndInMany()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        host.Clock.StopAt("2031-03-10T12:00:00Z");
        var customer = await Customer.CreateAsync(host.Client);
        await customer.CallAsync("api1");
        await AddPastAsync(database, customer.Id, host.Clock.GetUtcNow());

        foreach (var window in s_windows)
        {
            var path = $"/api/usage?window={window}&from=2030-04-01T00:00:00Z";
            var whole = await EntriesAsync(customer, path);
            var pieces = new List<string>();
            for (string? cursor = ""; cursor is not null;)
            {
                var page = await customer.ReadAsync($"{path}&limit=7&cursor={Uri.EscapeDataString(cursor)}");
                pieces.AddRange(page.GetProperty("data").EnumerateArray().Select(entry => entry.ToString()));
                cursor = page.GetProperty("next_cursor").GetString();
            }

            Assert.True(whole.Length > 10);
            Assert.Equal(whole, pieces);
        }
    }

    [Fact]
    public async Task PriceList_KeptByAClient_IsSentAgainOnlyWhenItChanged()
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api2");
        using var first = await GetAsync(null);
        var tag = first.Headers.ETag!;
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.True(first.Headers.CacheControl is { Public: true, NoCache: true, NoStore: false });
        Assert.False(tag.IsWeak);

        using (var again = await GetAsync(tag))
        {
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        }

        await admin.SetFlatAsync(meter, "0.75");
        using (var changed = await GetAsync(tag))
        {
            Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
            Assert.Contains("\"0.75\"", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        // A planned price takes over although nothing is written then.
        await admin.SetFlatAsync(
            meter, "0.5", service.Host.Clock.GetUtcNow().AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ", null));
        using var before = await GetAsync(null);
        service.Host.Clock.Advance(TimeSpan.FromHours(2));
        using var after = await GetAsync(before.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("\"0.5\"", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PriceList_Compressed_IsTheSameList()
    {
        var plain = await service.Client.GetStringAsync("/api/prices");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/prices");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var answer = await service.Client.SendAsync(request);
        await using var unpacked = new System.IO.Compression.GZipStream(
            await answer.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);

        Assert.Equal(plain, await reader.ReadToEndAsync());
    }

    private Task<HttpResponseMessage> GetAsync(EntityTagHeaderValue? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/prices");
        if (known is not null)
            request.Headers.IfNoneMatch.Add(known);
        return service.Client.SendAsync(request);
    }

    private static async Task<string[]> EntriesAsync(Customer customer, string path)
    {
        var page = await customer.ReadAsync(path);
        Assert.Null(page.GetProperty("next_cursor").GetString());
        return [.. page.GetProperty("data").EnumerateArray().Select(entry => entry.ToString())];
    }

    /// <summary>Prices that a meter had, and what a customer used, past the service. Returns the meter.</summary>
    private static async Task<int> AddPastAsync(TestDatabase database, Guid customer, DateTimeOffset now)
    {
        await using var context = database.Open();
        var meters = await context.Meters.OrderBy(row => row.Key).ToListAsync();
        var (one, other) = (meters[0].Id, meters[1].Id);
        var start = now.AddDays(-PastDays);
        for (var i = 0; i < PastPrices; i++)
        {
            context.Prices.Add(new PriceRow
            {
                MeterId = one,
                Currency = "USD",
                Unit = "call",
                EffectiveFrom = start.AddDays(-1).AddMinutes(-i),
                Model = PriceModelJson.Write(new FlatPrice(1000 + i)),
                CreatedAt = start,
            });
        }

        await context.SaveChangesAsync();
        var price = await context.Prices.Where(row => row.MeterId == one).MaxAsync(row => row.Id);
        var second = await context.Prices.Where(row => row.MeterId == other).MaxAsync(row => row.Id);
        for (var day = 1; day < PastDays; day++)
        {
            foreach (var (meter, at) in new[] { (one, price), (other, second), (one, second) })
            {
                context.UsageQuarters.Add(new UsageQuarterRow
                {
                    CustomerId = customer,
                    Quarter = start.AddDays(day),
                    MeterId = meter,
                    PriceId = at,
                    Quantity = day,
                    CostFraction = day,
                });
            }
        }

        for (var month = 4; month <= 12; month++)
        {
            foreach (var (meter, at) in new[] { (one, price), (other, second), (one, second) })
            {
                context.UsageLines.Add(new UsageLineRow
                {
                    CustomerId = customer,
                    Month = 203000 + month,
                    MeterId = meter,
                    PriceId = at,
                    Quantity = month,
                    CostFraction = month,
                });
            }
        }

        await context.SaveChangesAsync();
        return one;
    }
}
