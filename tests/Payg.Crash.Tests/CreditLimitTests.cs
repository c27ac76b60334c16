using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Payg.Crash.Tests.Nodes;
using Payg.Testing.Postgres;
using Payg.Testing.Processes;

namespace Payg.Crash.Tests;

/// <summary>Customers who pay in advance spend what they have: not one call more and not one call less.</summary>
public sealed class CreditLimitTests : IAsyncLifetime
{
    private const string FirstMeter = "api1";
    private const string OtherMeter = "api2";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payg-credit-");
    private readonly List<ServiceProcess> _nodes = [];
    private readonly ServiceApi _api = new();
    private string _connection = "";
    private string _token = "";
    private string _customer = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        _api.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(1, "1.000", null, 1_000, "0")]
    [InlineData(3, "1.0004", null, 1_000, "0.0004")]
    [InlineData(2, "2.75", """
        {"model": "graduated", "tiers": [{"up_to": 1000, "amount": "0.002"}, {"up_to": null, "amount": "0.0015"}]}
        """, 1_500, "0")]
    [InlineData(2, "12", """{"model": "package", "amount": "5", "per": 1000}""", 2_000, "2")]
    [InlineData(3, null, """{"model": "flat", "amount": "0.001", "free_units": 1000}""", 1_000, "0")]
    public async Task Calls_OnSeveralNodesAtOnce_AreServedToTheLastThatCreditPaysFor(
        int nodes, string? credit, string? model, int served, string left)
    {
        await StartAsync(nodes);
        if (model is not null)
            await SetPriceAsync(model);
        if (credit is not null)
            await GrantAsync(credit);

        // More than enough from many connections; a call that another node's units would have paid for comes again.
        var answers = new List<HttpStatusCode>();
        answers.AddRange(await CallAsync(served + (served / 2)));
        for (var round = 0; round < 15 && answers.Count(IsServed) < served; round++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);
            answers.AddRange(await CallAsync(60));
        }

        Assert.Equal(served, answers.Count(IsServed));
        Assert.All(
            answers.CountBy(status => status),
            count => Assert.True(
                IsServed(count.Key) || count.Key is HttpStatusCode.PaymentRequired, $"{count}\n{Outputs}"));
        var rest = decimal.Parse(left, CultureInfo.InvariantCulture);
        Assert.Equal((rest, 0m, rest), await BalanceAsync());
    }

    [Fact]
    public async Task Credit_HeldByANodeThatWasKilled_IsFreeAfterItsJournalWasAdoptedAndNotBefore()
    {
        await StartAsync(2);
        await GrantAsync("1");

        // The first node holds units and dies with them, some of them used and not flushed.
        var before = (await CallAsync(60, _nodes[0])).Count(IsServed);
        await _nodes[0].KillAsync();
        Assert.Equal(60, before);

        // The other one serves all that is not held.
        var served = 0;
        for (var round = 0; round < 6; round++)
            served += (await CallAsync(round == 0 ? 1_200 : 20, _nodes[1])).Count(IsServed);
        var balance = await BalanceAsync(_nodes[1]);
        Assert.Equal(0m, balance.Available);
        Assert.Equal(balance.Balance, balance.Held);
        Assert.InRange(served, 1, 1_000 - before);

        // Adopted: what was answered is charged, the rest is there for calls.
        await _nodes[0].RestartAsync(Cancellation);
        for (var round = 0; round < 15 && before + served < 1_000; round++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);
            served += (await CallAsync(round == 0 ? 1_000 : 60, _nodes[1])).Count(IsServed);
        }

        Assert.Equal(1_000, before + served);
        Assert.Equal((0m, 0m, 0m), await BalanceAsync(_nodes[1]));
    }

    [Fact]
    public async Task TopUp_WhileCallsAreRefused_ServesAtOnceHereAndSoonOnOtherNodes()
    {
        await StartAsync(2);
        Assert.Equal(HttpStatusCode.PaymentRequired, (await CallAsync(1, _nodes[0])).Single());
        Assert.Equal(HttpStatusCode.PaymentRequired, (await CallAsync(1, _nodes[1])).Single());

        await GrantAsync("0.010");

        Assert.Equal(HttpStatusCode.OK, (await CallAsync(1, _nodes[0])).Single());
        await Task.Delay(TimeSpan.FromSeconds(2), Cancellation);
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(1, _nodes[1])).Single());
    }

    [Fact]
    public async Task Calls_OfTwoPricesOnThreeNodes_LeaveLessThanTheCheaperOneCosts()
    {
        await StartAsync(3);
        await SetPriceAsync("""{"model": "flat", "amount": "0.007"}""");
        await GrantAsync("1.0005");

        // Both go on until a second has passed in which neither was served.
        var spent = 0m;
        for (var (round, idle) = (0, 0); round < 40 && idle < 3; round++)
        {
            var dear = (await CallAsync(round == 0 ? 60 : 6)).Count(IsServed);
            var cheap = (await CallAsync(round == 0 ? 300 : 60, OtherMeter)).Count(IsServed);
            spent += (0.007m * dear) + (0.001m * cheap);
            idle = dear + cheap == 0 ? idle + 1 : 0;
            await Task.Delay(TimeSpan.FromMilliseconds(500), Cancellation);
        }

        var balance = await BalanceAsync();
        Assert.Equal((1.0005m - spent, 0m), (balance.Balance, balance.Held));
        Assert.InRange(balance.Balance, 0, 0.000999999m);
    }

    [Fact]
    public async Task Calls_RefusedWithoutEnd_CostTheDatabaseOneTripASecondAndNode()
    {
        await StartAsync(2);
        Assert.Equal(HttpStatusCode.PaymentRequired, (await CallAsync(1, _nodes[0])).Single());
        Assert.Equal(HttpStatusCode.PaymentRequired, (await CallAsync(1, _nodes[1])).Single());

        var before = await Task.WhenAll(_nodes.Select(TripsAsync));
        var watch = Stopwatch.StartNew();
        var refused = 0;
        while (watch.Elapsed < TimeSpan.FromSeconds(3))
        {
            var answers = await CallAsync(100);
            Assert.All(answers, status => Assert.Equal(HttpStatusCode.PaymentRequired, status));
            refused += answers.Length;
        }

        var after = await Task.WhenAll(_nodes.Select(TripsAsync));
        Assert.InRange(refused, 500, int.MaxValue);
        Assert.All(before.Zip(after, (first, last) => last - first), trips => Assert.InRange(
            trips, 1, (long)Math.Ceiling(watch.Elapsed.TotalSeconds) + 1));
    }

    private string Outputs => string.Join('\n', _nodes.Select(node => node.Output));

    private static bool IsServed(HttpStatusCode status) => status is HttpStatusCode.OK;

    private async Task StartAsync(int nodes)
    {
        _connection = nodes == 1
            ? ""
            : await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(Cancellation);
        _nodes.AddRange(await Task.WhenAll(Enumerable.Range(0, nodes).Select(StartNodeAsync)));
        await _api.LogInAsync(_nodes[0]);
        var account = await SendAsync(
            HttpMethod.Post, "api/auth/register", new { username = "ada", password = ServiceApi.Password });
        _customer = account.GetProperty("id").GetString()!;
        _token = await _api.LogInAsync(_nodes[0], "ada");
        await SendAsync(
            HttpMethod.Put, $"api/admin/customers/{_customer}/billing", new { mode = "prepaid" });

        Task<ServiceProcess> StartNodeAsync(int number)
        {
            var settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Payg__Admin__Password"] = ServiceApi.Password,
                ["Payg__RateLimits__Login"] = "0",
                ["Payg__RateLimits__Register"] = "0",
            };
            if (_connection.Length > 0)
                settings["ConnectionStrings__Payg"] = _connection;
            return ServiceProcess.StartAsync(
                new ServiceProcessOptions
                {
                    DataDirectory = Path.Combine(_folder.FullName, number.ToString(CultureInfo.InvariantCulture)),
                    Settings = settings,
                },
                Cancellation);
        }
    }

    private async Task SetPriceAsync(string model)
    {
        var meters = await SendAsync(HttpMethod.Get, "api/admin/meters");
        var meter = meters.GetProperty("data").EnumerateArray()
            .Single(found => found.GetProperty("key").ValueEquals(FirstMeter)).GetProperty("id").GetInt32();
        await SendAsync(
            HttpMethod.Post, $"api/admin/meters/{meter}/prices",
            JsonSerializer.Deserialize<JsonElement>(model));
    }

    private Task<JsonElement> GrantAsync(string amount) => SendAsync(
        HttpMethod.Post, $"api/admin/customers/{_customer}/credits", new { amount, kind = "promo" });

    private async Task<(decimal Balance, decimal Held, decimal Available)> BalanceAsync(ServiceProcess? node = null)
    {
        // What was used is flushed, and what is idle given back, within a few intervals.
        (decimal Balance, decimal Held, decimal Available) balance = default;
        for (var attempt = 0; attempt < 50; attempt++)
        {
            var answer = await SendAsync(HttpMethod.Get, "api/balance", null, _token, node);
            var now = (AmountOf(answer, "balance"), AmountOf(answer, "held"), AmountOf(answer, "available"));
            if (attempt > 10 && now == balance)
                return now;
            balance = now;
            await Task.Delay(200, Cancellation);
        }

        return balance;

        static decimal AmountOf(JsonElement answer, string name) => decimal.Parse(
            answer.GetProperty(name).GetProperty("amount").GetString()!, CultureInfo.InvariantCulture);
    }

    /// <summary>How often a node has asked the database for units.</summary>
    private async Task<long> TripsAsync(ServiceProcess node)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(node.Address, "metrics"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", _api.Operator);
        using var response = await _api.Http.SendAsync(request, Cancellation);
        var lines = (await response.Content.ReadAsStringAsync(Cancellation)).Split('\n');
        var trips = Assert.Single(
            lines, line => line.StartsWith("payg_lease_exchanges_total", StringComparison.Ordinal));
        return long.Parse(trips.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private Task<HttpStatusCode[]> CallAsync(int calls, params ServiceProcess[] nodes) =>
        CallAsync(calls, FirstMeter, nodes);

    private async Task<HttpStatusCode[]> CallAsync(int calls, string meter, params ServiceProcess[] nodes)
    {
        var targets = nodes.Length > 0 ? nodes : [.. _nodes];
        return await Task.WhenAll(Enumerable.Range(0, calls)
            .Select(number => CallAsync(targets[number % targets.Length], meter)));
    }

    private async Task<HttpStatusCode> CallAsync(ServiceProcess node, string meter)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(node.Address, $"api/payg/{meter}"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Token", _token);
            using var response = await _api.Http.SendAsync(request, Cancellation);
            if (response.StatusCode is not HttpStatusCode.ServiceUnavailable)
                return response.StatusCode;

            // The database was late, as on a busy machine: nothing was decided.
            await Task.Delay(TimeSpan.FromMilliseconds(500), Cancellation);
        }
    }

    private Task<JsonElement> SendAsync(
        HttpMethod method, string path, object? body = null, string? token = null, ServiceProcess? node = null) =>
        _api.SendAsync(node ?? _nodes[0], method, path, body, token);
}
