using System.Text.Json;
using System.Text.RegularExpressions;
using Payg.Service.Tests.Hosting;
using Payg.Testing;
using Payg.Testing.Processes;
using Xunit;

namespace Payg.Service.Tests.Observability;

/// <summary>
/// Every query of the dashboard and of the alerts finds something in a real Prometheus that scrapes a real service, and
/// every alert was seen to fire and has an entry in the guide for who is on call.
/// </summary>
public sealed partial class PrometheusTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);
    private static readonly string s_rules = RepositoryFolder.PathOf("deploy", "prometheus", "alerts.yml");
    private static readonly string s_ruleTests = RepositoryFolder.PathOf("deploy", "prometheus", "alerts.test.yml");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Rules_AsPrometheusReadsThem_AreValid() => PrometheusServer.CheckAsync("check", "rules", s_rules);

    [Fact]
    public Task Rules_OnSeriesOfFailures_FireAndOtherwiseDoNot() =>
        PrometheusServer.CheckAsync("test", "rules", s_ruleTests);

    [Fact]
    public async Task Alerts_Each_FireInATestAndAreInTheGuide()
    {
        var rules = await File.ReadAllTextAsync(s_rules, Cancellation);
        var tests = await File.ReadAllTextAsync(s_ruleTests, Cancellation);
        var guide = await File.ReadAllTextAsync(RepositoryFolder.PathOf("docs", "operating.md"), Cancellation);

        var alerts = Alerts.Matches(rules).Select(match => match.Groups["name"].Value).ToList();

        Assert.NotEmpty(alerts);
        Assert.All(alerts, alert => Assert.Contains($"| {alert} |", guide, StringComparison.Ordinal));
        Assert.All(alerts, alert => Assert.Contains($"- alertname: {alert}\n", tests, StringComparison.Ordinal));
        Assert.Equal(
            alerts.Order(StringComparer.Ordinal),
            GuideRows.Matches(guide).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Queries_OfDashboardAndAlerts_AllFindSomething()
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        await using var process = await ServiceProcess.StartAsync(database.Options(
        [
            new("Payg__Metrics__Url", "http://127.0.0.1:0"),
            new("Payg__Metrics__Requests", "true"),
            // .NET tells of its memory from the first collection on, which a small youngest generation brings soon.
            new("DOTNET_GCgen0size", "100000"),
        ]));
        await using var prometheus = await PrometheusServer.StartAsync(
            MetricsAddress.Match(process.Output).Groups["address"].Value);
        using var client = ServiceHost.NewClient(process.Address);
        var customer = await Customer.CreateAsync(client);
        var missing = await QueriesAsync();
        Assert.NotEmpty(missing);

        await Eventually.TrueAsync(
            async () =>
            {
                await customer.CallAsync("api1");
                foreach (var query in missing.ToList())
                {
                    if (await prometheus.CountAsync(query) > 0)
                        missing.Remove(query);
                }

                return missing.Count == 0;
            },
            s_patience,
            () => $"These find nothing:\n{string.Join('\n', missing)}");
    }

    /// <summary>
    /// All of them; of an alert, whether it fires, which is 0 or 1 where the series that it is about are there.
    /// </summary>
    private static async Task<List<string>> QueriesAsync()
    {
        await using var dashboard = File.OpenRead(RepositoryFolder.PathOf("deploy", "grafana", "payg.json"));
        using var json = await JsonDocument.ParseAsync(dashboard, cancellationToken: Cancellation);
        var shown = json.RootElement.GetProperty("panels").EnumerateArray()
            .Where(panel => panel.TryGetProperty("targets", out _))
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => target.Text("expr")
                .Replace("$instance", ".*", StringComparison.Ordinal)
                .Replace("$__rate_interval", "10s", StringComparison.Ordinal));
        var rules = await File.ReadAllTextAsync(s_rules, Cancellation);
        var alerts = Expressions.Matches(rules)
            .Select(match => Comparisons.Replace(match.Groups["expr"].Value, "${operator} bool"));
        return [.. shown, .. alerts];
    }

    [GeneratedRegex("^ +- alert: (?<name>\\w+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Alerts { get; }

    [GeneratedRegex("^\\| (?<name>Payg[A-Z]\\w+) \\|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex GuideRows { get; }

    [GeneratedRegex("^ +expr: (?<expr>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Expressions { get; }

    [GeneratedRegex("(?<operator>==|>|<)(?= )", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comparisons { get; }

    [GeneratedRegex("Metrics are served on: http://(?<address>[0-9.:]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MetricsAddress { get; }
}
