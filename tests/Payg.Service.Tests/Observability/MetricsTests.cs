using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Payg.Service.Tests.Hosting;
using Payg.Testing;
using Payg.Testing.Processes;
using Payg.Testing.Proxies;
using Xunit;

namespace Payg.Service.Tests.Observability;

/// <summary>Who may read metrics, and that everything said about them is true.</summary>
public abstract partial class MetricsTests
{
    public sealed class OnSqlite : MetricsTests
    {
        protected override Task<TestDatabase> NewDatabaseAsync() => MigratedDatabases.NewSqliteAsync();
    }

    public sealed class OnPostgres : MetricsTests
    {
        [Fact]
        public async Task DatabaseUp_WhileTheDatabaseIsAway_IsZeroAndToldOnce()
        {
            await using var database = await NewDatabaseAsync();
            await using var proxy = TcpProxy.ForPostgres(database.Setting, out var proxied);
            await using var process = await StartAsync(
                database,
                new("ConnectionStrings__Payg", proxied),
                new("Payg__Metrics__Url", "http://127.0.0.1:0"));
            await IsUpAsync(process, 1);

            proxy.StopAccepting();
            proxy.CutConnections();
            await IsUpAsync(process, 0);
            proxy.ResumeAccepting();
            await IsUpAsync(process, 1);

            await Eventually.TrueAsync(
                () => Task.FromResult(Told("1001").Count > 0 && Told("1003").Count > 0),
                s_patience,
                () => process.Output);
            Assert.Single(Told("1001"));
            Assert.Single(Told("1003"));

            MatchCollection Told(string id) =>
                Regex.Matches(process.Output, $"\"EventId\":{id},", RegexOptions.None, s_patience);
        }

        protected override Task<TestDatabase> NewDatabaseAsync() => MigratedDatabases.NewPostgresAsync();

        private static Task IsUpAsync(ServiceProcess process, int expected) => Eventually.TrueAsync(
            async () => ValueOf(await ScrapeAsync(process), "payg_database_up") == expected,
            s_patience,
            () => process.Output);
    }

    private const RegexOptions MultilineNames = RegexOptions.ExplicitCapture | RegexOptions.Multiline;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    protected abstract Task<TestDatabase> NewDatabaseAsync();

    [Fact]
    public async Task Metrics_OnTheServicesAddress_AreForAdministratorsAlone()
    {
        await using var database = await NewDatabaseAsync();
        await using var process = await StartAsync(database);
        using var client = ServiceHost.NewClient(process.Address);
        var admin = await Customer.LoginAsync(client, "admin");
        var customer = await Customer.CreateAsync(client);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/keys");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", admin.Token);
        request.Content = JsonContent.Create(new { name = "prometheus" });
        using var made = await client.SendAsync(request);

        using var anonymous = await client.GetAsync("/metrics");
        using var refused = await customer.SendAsync(HttpMethod.Get, "/metrics");
        var metrics = await ScrapeAsync(client, (await made.JsonAsync()).Text("key"));

        await anonymous.AssertProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await refused.AssertProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        Assert.Contains("payg_calls_total", metrics, StringComparison.Ordinal);

        // By default no request is measured.
        Assert.DoesNotContain("http_server", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("kestrel", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_OfTwoHostsInOneProcess_AreEachTheirOwnAndOutliveTheOther()
    {
        await using var database = await NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        await using var others = await NewDatabaseAsync();
        await using (var other = await ServiceHost.StartAsync(others))
        {
            await (await Customer.CreateAsync(other.Client)).CallAsync("api1", 2);
            await (await Customer.CreateAsync(host.Client)).CallAsync("api1", 3);
            await AreChargedAsync(other, 2);
            await AreChargedAsync(host, 3);
        }

        await AreChargedAsync(host, 3);

        static async Task AreChargedAsync(ServiceHost service, int expected)
        {
            var admin = await Customer.LoginAsync(service.Client, "admin");
            using var key = await admin.PostAsync("/api/keys", new { name = "prometheus" });
            var metrics = await ScrapeAsync(service.Client, (await key.JsonAsync()).Text("key"));
            Assert.Equal(expected, Charged.Matches(metrics).Sum(line => int.Parse(line.Groups["calls"].Value, null)));
        }
    }

    [Fact]
    public async Task SignIns_OfEachOutcome_AreCounted()
    {
        await using var database = await NewDatabaseAsync();
        await using var process = await StartAsync(
            database, new("Payg__RateLimits__Login", "3"), new("Payg__Metrics__Url", "http://127.0.0.1:0"));
        using var client = ServiceHost.NewClient(process.Address);

        await Customer.LoginAsync(client, "admin");

        // The minute of the limit may end meanwhile: then more are refused before two are limited.
        var statuses = new List<int>();
        while (statuses.Count(status => status == 429) < 2)
        {
            Assert.InRange(statuses.Count, 0, 20);
            using var answer = await client.PostAsJsonAsync(
                "/api/auth/login", new { username = "nobody", password = Customer.DefaultPassword });
            statuses.Add((int)answer.StatusCode);
        }

        var metrics = await ScrapeAsync(process);
        Assert.All(statuses, status => Assert.True(status is 401 or 429));
        Assert.Equal(1, ValueOf(metrics, "payg_sign_ins_total", "succeeded"));
        Assert.Equal(statuses.Count - 2, ValueOf(metrics, "payg_sign_ins_total", "refused"));
        Assert.Equal(2, ValueOf(metrics, "payg_sign_ins_total", "limited"));
        Assert.Equal(0, ValueOf(metrics, "payg_sign_ins_total", "busy"));
    }

    [Fact]
    public async Task Metrics_OnAnAddressOfTheirOwn_AreAllThatIsServedThere()
    {
        await using var database = await NewDatabaseAsync();
        await using var process = await StartAsync(database, [new("Payg__Metrics__Url", "http://127.0.0.1:0")]);
        using var client = ServiceHost.NewClient(MetricsOf(process));

        Assert.Contains("payg_calls_total", await client.GetStringAsync("/metrics"), StringComparison.Ordinal);
        foreach (var path in new[] { "/", "/api/prices", "/health/live" })
        {
            using var answer = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Metrics_NamedByDashboardAlertsAndDocs_AreExposedAndAllAreDocumented()
    {
        await using var database = await NewDatabaseAsync();
        await using var process = await StartAsync(
            database,
            new("Payg__Metrics__Requests", "true"),
            new("Payg__Metrics__Url", "http://127.0.0.1:0"),
            new("DOTNET_GCgen0size", "100000"));
        using var client = ServiceHost.NewClient(process.Address);
        var customer = await Customer.CreateAsync(client);
        await customer.CallAsync("api1", 3);
        await customer.CostsAsync();
        var docs = await ReadAsync("docs", "operating.md");

        var exposed = "";
        await Eventually.TrueAsync(
            async () =>
            {
                await customer.CallAsync("api1");
                exposed = await ScrapeAsync(process);
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
        var outcomes = Outcomes.Matches(exposed).Select(match => match.Groups["outcome"].Value).ToList();
        Assert.Contains("charged", outcomes, StringComparer.Ordinal);
        Assert.All(outcomes, outcome => Assert.Contains($"\n| `{outcome}` |", docs, StringComparison.Ordinal));
        Assert.DoesNotContain(customer.Token, exposed, StringComparison.Ordinal);
        Assert.DoesNotContain(customer.Username, exposed, StringComparison.Ordinal);
    }

    private static Task<string> ReadAsync(params string[] path) => File.ReadAllTextAsync(RepositoryFolder.PathOf(path));

    private static Task<ServiceProcess> StartAsync(
        TestDatabase database, params KeyValuePair<string, string>[] settings) =>
        ServiceProcess.StartAsync(
            database.Options([new("Payg__Admin__Password", Customer.DefaultPassword), .. settings]));

    private static Uri MetricsOf(ServiceProcess process) =>
        new(MetricsAddress.Match(process.Output).Groups["address"].Value);

    private static double ValueOf(string metrics, string name, string? outcome = null)
    {
        var line = metrics.Split('\n').Single(line =>
            line.StartsWith(name + "{", StringComparison.Ordinal)
            && (outcome is null || line.Contains($"payg_outcome=\"{outcome}\"", StringComparison.Ordinal)));
        return double.Parse(line.Split("} ")[1].Split(' ')[0], CultureInfo.InvariantCulture);
    }

    private static async Task<string> ScrapeAsync(ServiceProcess process)
    {
        using var client = ServiceHost.NewClient(MetricsOf(process));
        return await client.GetStringAsync("/metrics");
    }

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

    [GeneratedRegex(@"^# TYPE (?<name>payg_[a-z0-9_]+)", MultilineNames, 1000)]
    private static partial Regex Families { get; }

    [GeneratedRegex(@"^payg_calls_total\{.*payg_outcome=""(?<outcome>\w+)""", MultilineNames, 1000)]
    private static partial Regex Outcomes { get; }

    [GeneratedRegex(
        @"^payg_calls_total\{.*payg_outcome=""charged"".*\} (?<calls>\d+)", MultilineNames, 1000)]
    private static partial Regex Charged { get; }

    [GeneratedRegex(@"Metrics are served on: (?<address>http://[0-9.:]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MetricsAddress { get; }
}
