using System.Globalization;
using System.Text.Json;
using Payg.Crash.Tests.Nodes;
using Payg.FakeStripe;
using Payg.Storage.Databases;
using Payg.Testing.Postgres;
using Payg.Testing.Processes;

namespace Payg.Crash.Tests;

/// <summary>
/// Nodes see a low balance at once, and die when the card was charged and before they know: it is charged once, and
/// credited once.
/// </summary>
public sealed class AutoTopUpCrashTests : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payg-top-ups-");
    private readonly List<ServiceProcess> _nodes = [];
    private readonly ServiceApi _api = new();
    private FakeStripeServer? _stripe;
    private string _customer = "";
    private string _token = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FakeStripeServer Stripe => _stripe!;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        if (_stripe is not null)
            await _stripe.DisposeAsync();
        _api.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(DatabaseKind.Postgres, 3)]
    [InlineData(DatabaseKind.Sqlite, 1)]
    public async Task LowBalance_OfNodesThatDieAmidTheCharge_IsBoughtUpOnce(DatabaseKind kind, int nodes)
    {
        await StartAsync(kind, nodes);
        await AddCustomerAsync();

        // 1. 14 below zero: all nodes see it, and one charges 20. Its answer is lost, and then all die.
        await SpendAsync("14");
        Stripe.DropAnswers(1);
        await _api.SendAsync(
            _nodes[0], HttpMethod.Put, "api/payments/auto_top_up",
            new { is_enabled = true, threshold = "5", increment = "10", monthly_max = "100" }, _token);
        await UntilAsync(() => Task.FromResult(Stripe.Taken > 0));
        foreach (var node in _nodes)
            await node.KillAsync();
        foreach (var node in _nodes)
            await node.RestartAsync(Cancellation);
        Stripe.Webhook = new Uri(_nodes[^1].Address, "api/payments/stripe/webhook");
        Assert.Equal("-14", await BalanceAsync());

        // 2. The event comes three times, in the end to a node that did not charge.
        var happened = Stripe.Events.Count;
        await Stripe.SendAsync();
        foreach (var again in Stripe.Events.TakeLast(2).Reverse())
            Assert.Equal(204, await Stripe.SendAsync(again));
        Assert.Equal(("6", happened), (await BalanceAsync(), Stripe.Events.Count));

        // 3. The next time the balance is low it is bought again: the nodes have looked meanwhile, and bought nothing.
        await SpendAsync("14");
        await UntilAsync(() => Task.FromResult(Stripe.Taken > 2000));
        await UntilAsync(async () =>
        {
            await Stripe.SendAsync();
            return await BalanceAsync() is "12";
        });
        Assert.Equal(4000, Stripe.Taken);
        var payments = await _api.SendAsync(_nodes[0], HttpMethod.Get, "api/payments", token: _token);
        Assert.Equal(
            ["succeeded 20.00", "succeeded 20.00"],
            payments.GetProperty("data").EnumerateArray().Select(payment =>
                $"{payment.GetProperty("state")} {payment.GetProperty("amount").GetProperty("amount")}"));
    }

    private async Task StartAsync(DatabaseKind kind, int nodes)
    {
        _stripe = await FakeStripeServer.StartAsync();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Payg__Admin__Password"] = ServiceApi.Password,
            ["Payg__Stripe__SecretKey"] = "sk_test_crash",
            ["Payg__Stripe__WebhookSecret"] = Stripe.Secret,
            ["Payg__Stripe__ApiBase"] = Stripe.Address.ToString(),
            ["Payg__Mail__PortalUrl"] = "https://portal.example",
        };
        if (kind is DatabaseKind.Postgres)
        {
            settings["ConnectionStrings__Payg"] =
                await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(Cancellation);
        }

        _nodes.AddRange(await Task.WhenAll(Enumerable.Range(0, nodes).Select(number => ServiceProcess.StartAsync(
            new ServiceProcessOptions
            {
                DataDirectory = Path.Combine(_folder.FullName, number.ToString(CultureInfo.InvariantCulture)),
                Settings = settings,
            },
            Cancellation))));
        Stripe.Webhook = new Uri(_nodes[0].Address, "api/payments/stripe/webhook");
        await _api.LogInAsync(_nodes[0]);
    }

    /// <summary>A customer with a card.</summary>
    private async Task AddCustomerAsync()
    {
        await _api.SendAsync(
            _nodes[0], HttpMethod.Post, "api/auth/register",
            new { username = "ada", password = ServiceApi.Password }, token: "");
        _token = await _api.LogInAsync(_nodes[0], "ada");
        var page = await _api.SendAsync(_nodes[0], HttpMethod.Post, "api/payments/methods", new { }, _token);
        await Stripe.PayAsync(page.GetProperty("url").GetString()!);

        // The event is answered while Stripe answers nothing, and the node dies before it has asked for the card.
        var hold = Stripe.HoldAnswers();
        Assert.Equal([204], await Stripe.SendAsync());
        await _nodes[0].KillAsync();
        hold.SetResult();
        await _nodes[0].RestartAsync(Cancellation);
        Stripe.Webhook = new Uri(_nodes[0].Address, "api/payments/stripe/webhook");
        await UntilAsync(async () =>
        {
            var cards = await _api.SendAsync(_nodes[0], HttpMethod.Get, "api/payments/methods", token: _token);
            return cards.GetProperty("data").GetArrayLength() == 1;
        });
        var customers = await _api.SendAsync(_nodes[0], HttpMethod.Get, "api/admin/customers?search=ada");
        _customer = customers.GetProperty("data")[0].GetProperty("id").GetString()!;
    }

    private Task<JsonElement> SpendAsync(string amount) => _api.SendAsync(
        _nodes[0], HttpMethod.Post, $"api/admin/customers/{_customer}/adjustments",
        new
        {
            month = TimeProvider.System.GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture),
            amount,
            reason = "Use",
        });

    private async Task<string> BalanceAsync()
    {
        var balance = await _api.SendAsync(_nodes[^1], HttpMethod.Get, "api/balance", token: _token);
        return balance.GetProperty("balance").GetProperty("amount").GetString()!;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < s_patience, "It did not happen in a minute.");
            await Task.Delay(50, Cancellation);
        }
    }
}
