using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

/// <summary>
/// How many calls a minute a customer may make. A limit of 1 lets one call through at once, one of 6,000,000 a million.
/// </summary>
public abstract partial class LimitTests(ServiceFixture service)
{
    private const string Nobody = "01a20865-2009-7e24-9727-1f9bd0239ff7";

    public sealed class OnSqlite(SqliteService service) : LimitTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : LimitTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Call_BeyondTheLimit_Is429AndSaysWhenToComeBackAndIsFree()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1", 2);
        await SetAsync(admin, customer, "api1", 1);
        await customer.CallAsync("api1");

        using var refused = await customer.SendAsync(HttpMethod.Get, "/api/payg/api1");

        await refused.AssertProblemAsync(HttpStatusCode.TooManyRequests, "rate_limited");
        var seconds = refused.Headers.GetValues("Retry-After").Single();
        Assert.InRange(int.Parse(seconds, CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal("\"calls\";q=1;w=60", refused.Headers.GetValues("RateLimit-Policy").Single());
        Assert.Equal($"\"calls\";r=0;t={seconds}", refused.Headers.GetValues("RateLimit").Single());
        Assert.Equal(("0.003", "0.003"), await customer.CostsAsync());
        var usage = await customer.ReadAsync("/api/usage?window=day");
        Assert.Equal(3, usage.GetProperty("data").EnumerateArray().Single().GetProperty("quantity").GetInt32());

        // Other meters and other customers are as before, and what is not metered is never limited.
        await customer.CallAsync("api2", 3);
        await (await service.NewCustomerAsync()).CallAsync("api1", 3);
        await Eventually.TrueAsync(
            async () =>
            {
                using var metrics = await admin.User.SendAsync(HttpMethod.Get, "/metrics");
                return LimitedCalls.IsMatch(await metrics.Content.ReadAsStringAsync());
            },
            TimeSpan.FromSeconds(20),
            () => "No metric counts the call that was refused.");
    }

    [Fact]
    public async Task Call_WithinTheLimit_SaysWhatIsLeft()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        await SetAsync(admin, customer, "api1", 12);

        using var first = await customer.SendAsync(HttpMethod.Get, "/api/payg/api1");
        using var last = await customer.SendAsync(HttpMethod.Get, "/api/payg/api1");
        using var unlimited = await customer.SendAsync(HttpMethod.Get, "/api/payg/api2");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("\"calls\";q=12;w=60", first.Headers.GetValues("RateLimit-Policy").Single());
        Assert.Matches("^\"calls\";r=1;t=[1-5]$", first.Headers.GetValues("RateLimit").Single());
        Assert.Matches("^\"calls\";r=0;t=[1-5]$", last.Headers.GetValues("RateLimit").Single());
        Assert.False(unlimited.Headers.Contains("RateLimit"));
        Assert.False(unlimited.Headers.Contains("RateLimit-Policy"));
    }

    [Fact]
    public async Task Limit_Changed_ActsAtOnceOnAllTokensOfTheCustomer()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        var second = await Customer.LoginAsync(service.Client, customer.Username);
        await customer.CallAsync("api1");
        await second.CallAsync("api1");

        await SetAsync(admin, customer, "api1", 1);
        await customer.CallAsync("api1");
        Assert.Equal(HttpStatusCode.TooManyRequests, await second.StatusAsync(HttpMethod.Get, "/api/payg/api1"));

        await SetAsync(admin, customer, "api1", 6_000_000);
        await second.CallAsync("api1", 20);

        await SetAsync(admin, customer, "api1", 1);
        await second.StatusAsync(HttpMethod.Get, "/api/payg/api1");
        Assert.Equal(HttpStatusCode.TooManyRequests, await customer.StatusAsync(HttpMethod.Get, "/api/payg/api1"));

        var meter = await Administrator.MeterAsync(service, "api1");
        await admin.DoAsync(
            HttpMethod.Delete, $"/customers/{customer.Id}/limits/{meter}", expected: HttpStatusCode.NoContent);
        await customer.CallAsync("api1", 5);
    }

    [Fact]
    public async Task Limits_SetAndRemoved_AreShownToTheOperatorAndTheCustomer()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        Assert.Empty(await ListAsync(admin, customer));

        var made = await SetAsync(admin, customer, "api2", 60);
        var meter = made.GetProperty("meter_id").GetInt32();
        await SetAsync(admin, customer, "api1", 600);
        await SetAsync(admin, customer, "api2", 120);

        Assert.Equal(await Administrator.MeterAsync(service, "api2"), meter);
        Assert.Equal(("api2", "GET", 60), LimitOf(made));
        var listed = await ListAsync(admin, customer);
        Assert.Equal([("api1", "GET", 600), ("api2", "GET", 120)], listed.Select(LimitOf));
        var own = await customer.ReadAsync("/api/limits");
        Assert.Equal(listed.Select(LimitOf), own.GetProperty("data").EnumerateArray().Select(LimitOf));
        var other = await (await service.NewCustomerAsync()).ReadAsync("/api/limits");
        Assert.Empty(other.GetProperty("data").EnumerateArray());

        var first = await customer.ReadAsync("/api/limits?limit=1");
        Assert.Equal(("api1", "GET", 600), LimitOf(first.GetProperty("data").EnumerateArray().Single()));
        var rest = await customer.ReadAsync($"/api/limits?limit=1&cursor={first.Text("next_cursor")}");
        Assert.Equal(("api2", "GET", 120), LimitOf(rest.GetProperty("data").EnumerateArray().Single()));
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("next_cursor").ValueKind);

        await admin.DoAsync(
            HttpMethod.Delete, $"/customers/{customer.Id}/limits/{meter}", expected: HttpStatusCode.NoContent);
        Assert.Equal([("api1", "GET", 600)], (await ListAsync(admin, customer)).Select(LimitOf));
    }

    [Fact]
    public async Task Limits_SetAndRemoved_AreInTheAuditLogOnceForEachChange()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        await SetAsync(admin, customer, "api3", 60);
        await SetAsync(admin, customer, "api3", 60);
        var meter = (await SetAsync(admin, customer, "api3", 30)).GetProperty("meter_id").GetInt32();
        var path = $"/customers/{customer.Id}/limits/{meter}";
        await admin.DoAsync(HttpMethod.Delete, path, expected: HttpStatusCode.NoContent);
        await admin.DoAsync(HttpMethod.Delete, path, expected: HttpStatusCode.NotFound);

        var entries = (await admin.ReadAsync($"/audit?subject_kind=customer&subject_id={customer.Id}"))
            .GetProperty("data").EnumerateArray()
            .Where(entry => entry.Text("action").StartsWith("customer.", StringComparison.Ordinal))
            .Select(entry => (
                entry.Text("action"), entry.Text("actor"),
                LimitIn(entry.GetProperty("before")), LimitIn(entry.GetProperty("after"))));

        Assert.Equal(
            [
                ("customer.limit_removed", "admin", "api3 30", null),
                ("customer.limit_set", "admin", "api3 60", "api3 30"),
                ("customer.limit_set", "admin", null, "api3 60"),
            ],
            entries);
    }

    [Fact]
    public async Task Limit_SetBeforeARestart_HoldsAfterwards()
    {
        await using var database = await service.NewDatabaseAsync();
        Customer customer;
        await using (var host = await ServiceHost.StartAsync(database))
        {
            var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
            customer = await Customer.CreateAsync(host.Client);
            await SetAsync(admin, customer, "api1", 1);
        }

        await using var again = await ServiceHost.StartAsync(database);
        customer = customer.At(again.Client);
        await customer.CallAsync("api1");
        Assert.Equal(HttpStatusCode.TooManyRequests, await customer.StatusAsync(HttpMethod.Get, "/api/payg/api1"));
    }

    [Fact]
    public async Task Limits_SetAtOnce_LeaveOneAndAnEntryForEach()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => SetAsync(admin, customer, "api4", i)));

        Assert.Equal(Enumerable.Range(1, 8), answers.Select(answer => LimitOf(answer).Calls));
        Assert.Single(await ListAsync(admin, customer));
        var entries = await admin.ReadAsync($"/audit?action=customer.limit_set&subject_id={customer.Id}");
        Assert.Equal(8, entries.GetProperty("data").GetArrayLength());
    }

    [Theory]
    [InlineData("""{}""", "calls_per_minute")]
    [InlineData("""{"calls_per_minute":null}""", "calls_per_minute")]
    [InlineData("""{"calls_per_minute":0}""", "calls_per_minute")]
    [InlineData("""{"calls_per_minute":-1}""", "calls_per_minute")]
    [InlineData("""{"calls_per_minute":6000001}""", "calls_per_minute")]
    [InlineData("""{"calls_per_minute":99999999999999999999}""", "calls_per_minute")]
    [InlineData("""{"calls_per_minute":1.5}""", "calls_per_minute")]
    [InlineData("""{"calls_per_minute":"60"}""", "calls_per_minute")]
    [InlineData("""{"calls_per_minute":[60]}""", "calls_per_minute")]
    [InlineData("""{"calls_per_minute":60,"calls_per_minute":61}""", "calls_per_minute")]
    [InlineData("""{"calls_per_minute":60,"burst":1}""", "burst")]
    public async Task Limit_OutOfBounds_IsRefusedAtItsField(string body, string field)
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        var meter = await Administrator.MeterAsync(service, "api1");

        using var answer = await admin.SendAsync(HttpMethod.Put, $"/customers/{customer.Id}/limits/{meter}", body);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", field);
        Assert.Empty(await ListAsync(admin, customer));
    }

    [Fact]
    public async Task Limit_OfWhatIsNotThere_IsNotFound()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        var meter = await Administrator.MeterAsync(service, "api1");
        await SetAsync(admin, await service.NewCustomerAsync(), "api1", 60);
        object body = new { calls_per_minute = 60 };
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, $"{Nobody}/limits"),
            (HttpMethod.Put, $"{Nobody}/limits/{meter}"),
            (HttpMethod.Put, $"{customer.Id}/limits/2147483647"),
            (HttpMethod.Put, $"{customer.Id}/limits/99999999999"),
            (HttpMethod.Put, $"{customer.Id}/limits/api1"),
            (HttpMethod.Delete, $"{Nobody}/limits/{meter}"),
            (HttpMethod.Delete, $"{customer.Id}/limits/2147483647"),
            (HttpMethod.Delete, $"{customer.Id}/limits/{meter}"),
        })
        {
            using var answer = await admin.SendAsync(
                method, $"/customers/{path}", method == HttpMethod.Put ? body : null);
            await answer.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
        }
    }

    [Fact]
    public async Task Limits_AskedForByCustomers_AreTheOperatorsAlone()
    {
        var customer = await service.NewCustomerAsync();
        var meter = await Administrator.MeterAsync(service, "api1");
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, "limits"), (HttpMethod.Put, $"limits/{meter}"), (HttpMethod.Delete, $"limits/{meter}"),
        })
        {
            using var answer = await customer.SendAsync(method, $"/api/admin/customers/{customer.Id}/{path}");
            await answer.AssertProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        }

        using var anonymous = await service.Client.GetAsync("/api/limits");
        await anonymous.AssertProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [GeneratedRegex(
        """payg_calls_total\{[^}]*payg_meter="api1",payg_outcome="limited"[^}]*\} [1-9]""", RegexOptions.None, 1000)]
    private static partial Regex LimitedCalls { get; }

    private static async Task<JsonElement> SetAsync(
        Administrator admin, Customer customer, string api, int callsPerMinute)
    {
        var meters = await admin.ReadAsync("/meters");
        var meter = meters.GetProperty("data").EnumerateArray()
            .Single(row => row.Text("key").Equals(api, StringComparison.Ordinal));
        return await admin.DoAsync(
            HttpMethod.Put,
            $"/customers/{customer.Id}/limits/{meter.GetProperty("id").GetInt32()}",
            new { calls_per_minute = callsPerMinute });
    }

    private static async Task<JsonElement[]> ListAsync(Administrator admin, Customer customer) =>
        [.. (await admin.ReadAsync($"/customers/{customer.Id}/limits")).GetProperty("data").EnumerateArray()];

    private static (string Meter, string Method, int Calls) LimitOf(JsonElement limit) =>
        (limit.Text("meter"), limit.Text("method"), limit.GetProperty("calls_per_minute").GetInt32());

    private static string? LimitIn(JsonElement shown) =>
        shown.ValueKind == JsonValueKind.Null ? null : $"{LimitOf(shown).Meter} {LimitOf(shown).Calls}";
}
