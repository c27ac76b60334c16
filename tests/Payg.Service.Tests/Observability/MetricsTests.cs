using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Payg.Service.Tests.Hosting;
using Payg.Testing;
using Payg.Testing.Processes;
using Xunit;

namespace Payg.Service.Tests.Observability;

/// <summary>Who may read metrics, and that everything said about them is true.</summary>
public abstract partial class MetricsTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : MetricsTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : MetricsTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Metrics_OnTheServicesAddress_AreForAdministratorsAlone()
    {
        var admin = await Customer.LoginAsync(service.Client, "admin");
        var customer = await service.NewCustomerAsync();

        using var anonymous = await service.Client.GetAsync("/metrics");
        using var refused = await customer.SendAsync(HttpMethod.Get, "/metrics");

        await anonymous.AssertProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await refused.AssertProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        Assert.Contains("payg_calls_total", await ScrapeAsync(service.Client, admin.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_ByAnAdministratorsApiKey_CanBeRead()
    {
        var admin = await Customer.LoginAsync(service.Client, "admin");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/keys");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", admin.Token);
        request.Content = JsonContent.Create(new { name = "prometheus" });
        using var made = await service.Client.SendAsync(request);
        var key = (await made.JsonAsync()).Text("secret");

        Assert.Contains("payg_ready", await ScrapeAsync(service.Client, key), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_OnAnAddressOfTheirOwn_AreAllThatIsServedThere()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var process = await ServiceProcess.StartAsync(
            database.Options([new("Payg__Metrics__Url", "http://127.0.0.1:0")]));
        var address = MetricsAddress.Match(process.Output).Groups["address"].Value;
        using var client = ServiceHost.NewClient(new Uri(address));

        Assert.Contains("payg_calls_total", await client.GetStringAsync("/metrics"), StringComparison.Ordinal);
        foreach (var path in new[] { "/", "/api/prices", "/health/live" })
        {
            using var answer = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Metrics_ByDefault_MeasureNoRequest()
    {
        var admin = await Customer.LoginAsync(service.Client, "admin");
        await service.Client.GetAsync("/api/prices");

        var metrics = await ScrapeAsync(service.Client, admin.Token);

        Assert.DoesNotContain("http_server", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("kestrel", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_NamedByDashboardAlertsAndDocs_AreExposedAndAllAreDocumented()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string> { ["Payg:Metrics:Requests"] = "true" });
        var customer = await Customer.CreateAsync(host.Client);
        await customer.CallAsync("api1", 3);
        await customer.CostsAsync();
        var admin = await Customer.LoginAsync(host.Client, "admin");
        var docs = await ReadAsync("docs", "operating.md");

        var exposed = "";
        await Eventually.TrueAsync(
            async () =>
            {
                exposed = await ScrapeAsync(host.Client, admin.Token);
                return exposed.Contains("payg_flush_lines_total", StringComparison.Ordinal)
                    && exposed.Contains("dotnet_gc_last_collection", StringComparison.Ordinal);
            },
            TimeSpan.FromSeconds(20),
            () => exposed);

        var known = Names.Matches(exposed).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var text in new[]
        {
            await ReadAsync("deploy", "grafana", "payg.json"),
            await ReadAsync("deploy", "prometheus", "alerts.yml"),
            docs,
        })
        {
            var named = Names.Matches(text).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
            Assert.NotEmpty(named);
            Assert.Empty(named.Except(known, StringComparer.Ordinal));
        }

        var families = Families.Matches(exposed).Select(match => match.Groups["name"].Value).ToList();
        Assert.NotEmpty(families);
        Assert.All(families, name => Assert.Contains($"`{name}", docs, StringComparison.Ordinal));
        Assert.Contains("payg_calls_total{", exposed, StringComparison.Ordinal);
        Assert.DoesNotContain(customer.Token, exposed, StringComparison.Ordinal);
        Assert.DoesNotContain(customer.Username, exposed, StringComparison.Ordinal);
    }

    private static Task<string> ReadAsync(params string[] path) => File.ReadAllTextAsync(RepositoryFolder.PathOf(path));

    private static async Task<string> ScrapeAsync(HttpClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex(@"\b(payg|dotnet|http|kestrel|db)_[a-z0-9_]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names { get; }

    [GeneratedRegex(@"^# TYPE (?<name>payg_[a-z0-9_]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Families { get; }

    [GeneratedRegex(@"Metrics are served on: (?<address>http://[0-9.:]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MetricsAddress { get; }
}
