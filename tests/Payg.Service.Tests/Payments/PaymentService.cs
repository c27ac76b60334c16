using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Core.Amounts;
using Payg.FakeStripe;
using Payg.Service.Payments.Charges;
using Payg.Service.Payments.Events;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Invoices;
using Xunit;

namespace Payg.Service.Tests.Payments;

/// <summary>A service whose customers pay by a Stripe of its own.</summary>
public abstract class PaymentService : IAsyncLifetime
{
    private const string SecretKey = "sk_test_4f9a1c7e22b04d0e";

    private static int s_months;

    /// <summary>The service.</summary>
    internal ServiceHost Host { get; private set; } = null!;

    /// <summary>Its database.</summary>
    internal TestDatabase Database { get; private set; } = null!;

    /// <summary>Stripe.</summary>
    internal FakeStripeServer Stripe { get; private set; } = null!;

    /// <summary>An administrator.</summary>
    internal Administrator Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await NewDatabaseAsync();
        Stripe = await FakeStripeServer.StartAsync();
        Host = await StartAsync();
        Stripe.Webhook = new Uri(Host.Address, "/api/payments/stripe/webhook");
        Stripe.Clock = Host.Clock.GetUtcNow;
        Admin = new Administrator(await Customer.LoginAsync(Host.Client, "admin"), Host.Client);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Assert.DoesNotContain(SecretKey, Host.Log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Stripe.Secret, Host.Log.ToString(), StringComparison.Ordinal);
        await Host.DisposeAsync();
        await Stripe.DisposeAsync();
        await Books.AssertRightAsync(Database);
        await Database.DisposeAsync();
    }

    /// <summary>What becomes of customers whose invoices could not be charged.</summary>
    private protected virtual string AfterDunning => "Nothing";

    /// <summary>Starts a node.</summary>
    internal Task<ServiceHost> StartAsync(string? folder = null) => ServiceHost.StartAsync(
        Database, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Payg:Stripe:SecretKey"] = SecretKey,
            ["Payg:Stripe:WebhookSecret"] = Stripe.Secret,
            ["Payg:Stripe:ApiBase"] = Stripe.Address.ToString(),
            ["Payg:Mail:PortalUrl"] = "https://portal.example",
            ["Payg:Payments:AfterDunning"] = AfterDunning,
        }, folder);

    /// <summary>Logs the administrator in once more.</summary>
    internal void RenewAdmin(Customer admin) => Admin = new Administrator(admin, Host.Client);

    /// <summary>A customer, logged in.</summary>
    internal async Task<Customer> NewCustomerAsync()
    {
        // Tests let days pass, after which the administrator must log in again.
        RenewAdmin(await Customer.LoginAsync(Host.Client, "admin"));
        return await Customer.CreateAsync(Host.Client);
    }

    /// <summary>A customer who saved a card.</summary>
    internal async Task<Customer> NewCustomerAsync(string number)
    {
        var customer = await NewCustomerAsync();
        await AddCardAsync(customer, number);
        return customer;
    }

    /// <summary>Saves a card.</summary>
    internal async Task AddCardAsync(Customer customer, string number)
    {
        using var answer = await customer.PostAsync("/api/payments/methods", new { });
        await Stripe.PayAsync((await answer.JsonAsync()).Text("url"), number);
        await SendAsync();
        Host.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>An invoice that was issued now, with what the customer owes by it.</summary>
    internal async Task<Guid> IssueAsync(Customer customer, long minor, string currency = "USD")
    {
        var now = Host.Clock.GetUtcNow();
        var start = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(
            Interlocked.Increment(ref s_months));
        await using var context = Database.Open();
        var row = new InvoiceRow
        {
            CustomerId = customer.Id,
            Id = Guid.CreateVersion7(now),
            Month = (start.Year * 100) + start.Month,
            State = InvoiceState.Final,
            Number = $"PAY-{start:yyyyMM}-{customer.Username}",
            Currency = currency,
            MinorDigits = (short)MinorUnit.Of(Currency.ParseOr(currency, default)).Digits,
            PeriodStart = start,
            PeriodEnd = start.AddMonths(1),
            TimeZone = "UTC",
            CreatedAt = now,
            IssuedAt = now,
            DueAt = now.AddDays(14),
            NetMinor = minor,
            GrossMinor = minor,
        };
        context.Invoices.Add(row);
        var owner = await context.Customers.FindAsync(customer.Id);
        (owner!.UnpaidUnits, owner.UnpaidFraction) = (minor / 100, (int)(minor % 100) * 10_000_000);
        await context.SaveChangesAsync();
        return row.Id;
    }

    /// <summary>Sends what has happened, and lets the service ask Stripe what that leaves open.</summary>
    internal async Task SendAsync()
    {
        Assert.All(await Stripe.SendAsync(), status => Assert.Equal(204, status));
        await LookUpAsync();
    }

    /// <summary>Waits until the service has asked Stripe all that events have left open.</summary>
    internal Task LookUpAsync() => Eventually.TrueAsync(
        async () =>
        {
            await Host.Services.GetRequiredService<PaymentCheckSweep>().SweepAsync(CancellationToken.None);
            await using var context = Database.Open();
            return !await context.PaymentChecks.AnyAsync();
        },
        TimeSpan.FromSeconds(30));

    /// <summary>
    /// Sends an event three times while Stripe answers nothing: it is answered at once, and takes effect afterwards.
    /// </summary>
    internal async Task AssertNotWaitedForAsync(Customer customer, JsonObject happened, string before, string after)
    {
        var hold = Stripe.HoldAnswers();
        for (var i = 0; i < 3; i++)
            Assert.Equal(204, await Stripe.SendAsync(happened).WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(before, await BalanceAsync(customer));
        hold.SetResult();
        await LookUpAsync();
        await SendAsync();
        Assert.Equal(after, await BalanceAsync(customer));
    }

    /// <summary>Charges invoices that are due.</summary>
    internal Task ChargeAsync() =>
        Host.Services.GetRequiredService<InvoiceChargeSweep>().SweepAsync(CancellationToken.None);

    /// <summary>Buys credit, under a key.</summary>
    internal async Task<HttpResponseMessage> TopUpAsync(Customer customer, string amount, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/payments/top_ups")
        {
            Content = JsonContent.Create(new { amount }),
            Headers = { Authorization = new("Bearer", customer.Token) },
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await Host.Client.SendAsync(request);
    }

    /// <summary>Buys credit and pays it; the payment as it is after Stripe's events.</summary>
    internal async Task<JsonElement> PayTopUpAsync(Customer customer, string amount)
    {
        using var answer = await TopUpAsync(customer, amount);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var made = await answer.JsonAsync();
        await Stripe.PayAsync(made.Text("checkout_url"));
        await SendAsync();
        return await customer.ReadAsync($"/api/payments/{made.GetProperty("payment").Text("id")}");
    }

    /// <summary>The customer's payments, newest first.</summary>
    internal static async Task<IReadOnlyList<JsonElement>> PaymentsAsync(Customer customer) =>
        [.. (await customer.ReadAsync("/api/payments")).GetProperty("data").EnumerateArray()];

    /// <summary>The customer's balance.</summary>
    internal static async Task<string> BalanceAsync(Customer customer) =>
        (await customer.ReadAsync("/api/balance")).GetProperty("balance").Text("amount");

    /// <summary>Uses so much: credit pays for it.</summary>
    internal Task SpendAsync(Customer customer, string amount) => Admin.DoAsync(
        HttpMethod.Post, $"/customers/{customer.Id}/adjustments",
        new
        {
            month = Host.Clock.GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture),
            amount,
            reason = "Use",
        },
        HttpStatusCode.Created);

    /// <summary>What Stripe calls the charge of a payment.</summary>
    internal async Task<string> ChargeOfAsync(JsonElement payment)
    {
        await using var context = Database.Open();
        var id = payment.GetProperty("id").GetGuid();
        return (await context.Payments.SingleAsync(row => row.Id == id)).ChargeRef!;
    }

    /// <summary>Finds out what became of payments without an answer.</summary>
    internal Task SweepAsync() => Host.Services.GetRequiredService<PaymentSweep>().SweepAsync(CancellationToken.None);

    private protected abstract Task<TestDatabase> NewDatabaseAsync();
}

/// <summary>On SQLite.</summary>
public class SqlitePayments : PaymentService
{
    private protected override Task<TestDatabase> NewDatabaseAsync() => MigratedDatabases.NewSqliteAsync();
}

/// <summary>On PostgreSQL.</summary>
public class PostgresPayments : PaymentService
{
    private protected override Task<TestDatabase> NewDatabaseAsync() => MigratedDatabases.NewPostgresAsync();
}
