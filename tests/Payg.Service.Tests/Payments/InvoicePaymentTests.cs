using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Core.Payments;
using Payg.FakeStripe;
using Payg.Service.Background;
using Payg.Service.Invoices.Changes;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Invoices;
using Payg.Storage.Model.Notifications;
using Payg.Storage.Model.Payments;
using Payg.Storage.Notifications;
using Xunit;

namespace Payg.Service.Tests.Payments;

/// <summary>Invoices that are charged to saved cards, and that customers pay.</summary>
public abstract class InvoicePaymentTests(PaymentService service)
{
    public sealed class OnSqlite(SqlitePayments service)
        : InvoicePaymentTests(service), IClassFixture<SqlitePayments>;

    public sealed class OnPostgres(PostgresPayments service)
        : InvoicePaymentTests(service), IClassFixture<PostgresPayments>;

    [Fact]
    public async Task Invoice_OfACustomerWithACard_IsChargedOnce()
    {
        var customer = await NewCustomerAsync(FakeCards.Works);
        var id = await IssueAsync(customer, 1250);
        await Task.WhenAll(ChargeAsync(), ChargeAsync());
        await service.SendAsync();
        await ChargeAsync();

        var invoice = await customer.ReadAsync($"/api/invoices/{id}");
        Assert.Equal("paid", invoice.Text("payment_status"));
        var payment = Assert.Single(await PaymentService.PaymentsAsync(customer));
        Assert.Equal(
            ("invoice", "succeeded", "12.50"),
            (payment.Text("purpose"), payment.Text("state"), payment.GetProperty("amount").Text("amount")));
        Assert.Equal(["payment.succeeded", "invoice.paid"], await AlertsAsync(customer));
    }

    [Theory]
    [InlineData(FakeCards.Declines, 4)]
    [InlineData(FakeCards.IsStolen, 1)]
    public async Task Invoice_WhoseCardIsDeclined_IsTriedAfter1And3And7DaysUnlessItIsHopeless(string card, int attempts)
    {
        var customer = await NewCustomerAsync(card);
        await IssueAsync(customer, 1250);
        for (var day = 0; day < 14; day++)
        {
            for (var again = 0; again < 2; again++)
                await ChargeAsync();
            var expected = day < 1 ? 1 : day < 4 ? 2 : day < 11 ? 3 : 4;
            Assert.Equal(Math.Min(expected, attempts), AttemptsOf(customer));
            service.Host.Clock.Advance(TimeSpan.FromDays(1));
        }

        customer = await Customer.LoginAsync(service.Host.Client, customer.Username);
        var payment = Assert.Single(await PaymentService.PaymentsAsync(customer));
        Assert.Equal("failed", payment.Text("state"));
        Assert.Equal(JsonValueKind.Null, payment.GetProperty("next_attempt_at").ValueKind);
        Assert.Single(await AlertsAsync(customer), type => type is "payment.failed");
    }

    [Fact]
    public async Task Invoice_ThatTheCustomerPaysMeanwhile_IsNotChargedAgain()
    {
        var customer = await NewCustomerAsync(FakeCards.Declines);
        var id = await IssueAsync(customer, 1250);
        await ChargeAsync();
        var taken = service.Stripe.Taken;

        // Twice is one page.
        var first = await PayAsync(customer, id, HttpStatusCode.Created);
        var second = await PayAsync(customer, id, HttpStatusCode.OK);
        Assert.Equal(first.Text("checkout_url"), second.Text("checkout_url"));
        await service.Stripe.PayAsync(first.Text("checkout_url"));
        await service.SendAsync();
        service.Host.Clock.Advance(TimeSpan.FromDays(2));
        await ChargeAsync();
        await ChargeAsync();

        customer = await Customer.LoginAsync(service.Host.Client, customer.Username);
        Assert.Equal("paid", (await customer.ReadAsync($"/api/invoices/{id}")).Text("payment_status"));
        Assert.Equal(1250, service.Stripe.Taken - taken);
        using var settled = await customer.PostAsync($"/api/invoices/{id}/pay", new { });
        await settled.AssertProblemAsync(HttpStatusCode.Conflict, "invoice_settled");
        var stranger = await service.NewCustomerAsync();
        Assert.Equal(
            HttpStatusCode.NotFound, await stranger.StatusAsync(HttpMethod.Post, $"/api/invoices/{id}/pay"));
    }

    [Fact]
    public async Task Invoice_PaidTwice_GivesCreditForTheSecond()
    {
        var customer = await service.NewCustomerAsync();
        var id = await IssueAsync(customer, 1250);
        var page = await PayAsync(customer, id, HttpStatusCode.Created);
        await service.Admin.DoAsync(HttpMethod.Post, $"/invoices/{id}/mark_paid", new { reference = "Bank 42" });
        await service.Stripe.PayAsync(page.Text("checkout_url"));
        await service.SendAsync();

        Assert.Equal("12.5", await PaymentService.BalanceAsync(customer));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Invoices_ThatCannotBeChargedNow_HoldUpNoOther(bool isCardReplaced)
    {
        // More than a sweep reads at once: of a card that was replaced, or of amounts that no card can be charged.
        var stuck = await NewCustomerAsync(FakeCards.Works);
        for (var i = 0; i <= SweepSteps.PageSize; i++)
            await IssueAsync(stuck, 1251, isCardReplaced ? "USD" : "KWD");
        service.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        if (isCardReplaced)
            await service.AddCardAsync(stuck, FakeCards.Works);
        var customer = await NewCustomerAsync(FakeCards.Works);
        var id = await IssueAsync(customer, 1250);

        await ChargeAsync();

        Assert.Equal("paid", (await customer.ReadAsync($"/api/invoices/{id}")).Text("payment_status"));
        Assert.Empty(await PaymentService.PaymentsAsync(stuck));
    }

    [Fact]
    public async Task Payment_ThatCannotBeProcessed_HoldsUpNoOther()
    {
        // A payment of no invoice, which is no invoice's to be tried again.
        var broken = await service.NewCustomerAsync();
        var now = service.Host.Clock.GetUtcNow();
        await using var context = service.Database.Open();
        context.Payments.Add(new PaymentRow
        {
            CustomerId = broken.Id,
            Id = Guid.CreateVersion7(now),
            Purpose = PaymentPurpose.Invoice,
            AmountMinor = 100,
            MinorDigits = 2,
            Currency = "USD",
            Provider = PaymentProvider.Stripe,
            State = ChargeState.Failed,
            NextAttemptAt = now,
            CreatedAt = now,
            UpdatedAt = now,
        });
        await context.SaveChangesAsync();
        service.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        var customer = await NewCustomerAsync(FakeCards.Declines);
        await IssueAsync(customer, 1250);
        await ChargeAsync();
        service.Host.Clock.Advance(TimeSpan.FromDays(2));

        await ChargeAsync();

        Assert.Equal(2, AttemptsOf(customer));
        Assert.Contains("could not be processed", service.Host.Log.ToString(), StringComparison.Ordinal);
        await context.Payments.Where(row => row.CustomerId == broken.Id).ExecuteDeleteAsync();
    }

    [Fact]
    public async Task Invoice_ThatIsOverdue_IsReportedOnce()
    {
        var customer = await service.NewCustomerAsync();
        await IssueAsync(customer, 1250);
        var sweep = service.Host.Services.GetRequiredService<OverdueSweep>();
        await sweep.SweepAsync(CancellationToken.None);
        Assert.Empty(await AlertsAsync(customer));

        service.Host.Clock.Advance(TimeSpan.FromDays(15));
        await Task.WhenAll(sweep.SweepAsync(CancellationToken.None), sweep.SweepAsync(CancellationToken.None));
        await sweep.SweepAsync(CancellationToken.None);

        customer = await Customer.LoginAsync(service.Host.Client, customer.Username);
        Assert.Equal(["invoice.overdue"], await AlertsAsync(customer));
    }

    [Fact]
    public async Task Invoice_ThatCannotBeReportedOverdue_HoldsUpNoOther()
    {
        var (broken, customer) = (await service.NewCustomerAsync(), await service.NewCustomerAsync());
        var first = await IssueAsync(broken, 100);
        await IssueAsync(customer, 100);
        await using var context = service.Database.Open();
        var twin = new AlertRow
        {
            CustomerId = broken.Id,
            Type = EventTypes.InvoicePaid,
            Key = $"invoice/{first}/overdue",
            Data = "{}",
            CreatedAt = service.Host.Clock.GetUtcNow(),
        };
        context.Alerts.Add(twin);
        await context.SaveChangesAsync();
        service.Host.Clock.Advance(TimeSpan.FromDays(15));
        var sweep = service.Host.Services.GetRequiredService<OverdueSweep>();
        await sweep.SweepAsync(CancellationToken.None);
        Assert.Equal([customer.Id], await ReportedAsync());

        await context.Alerts.Where(row => row.Id == twin.Id).ExecuteDeleteAsync();
        await sweep.SweepAsync(CancellationToken.None);
        Assert.Equal([broken.Id, customer.Id], await ReportedAsync());

        Task<List<Guid>> ReportedAsync() => context.Invoices.AsNoTracking()
            .Where(row => (row.CustomerId == broken.Id || row.CustomerId == customer.Id) && row.OverdueAt != null)
            .OrderBy(row => row.Id).Select(row => row.CustomerId).ToListAsync();
    }

    [Fact]
    public async Task Metrics_OfUnpaidInvoices_AreTheirSumsByCurrencyAndState()
    {
        var customer = await service.NewCustomerAsync();
        await IssueAsync(customer, 1250, "CHF");
        await IssueAsync(customer, 750, "CHF");
        await IssueAsync(customer, 30, "JPY");
        Assert.Equal((2, 20_000_000_000, 0, 0), await UnpaidAsync("CHF"));
        Assert.Equal((1, 30_000_000_000, 0, 0), await UnpaidAsync("JPY"));

        service.Host.Clock.Advance(TimeSpan.FromDays(15));
        await IssueAsync(customer, 5, "CHF");
        Assert.Equal((1, 50_000_000, 2, 20_000_000_000), await UnpaidAsync("CHF"));

        await using var context = service.Database.Open();
        await context.Invoices.Where(row => row.CustomerId == customer.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Payment, PaymentState.Paid));
        Assert.Equal((0, 0, 0, 0), await UnpaidAsync("CHF"));
    }

    /// <summary>How many invoices of a currency are open, and what they come to; the same of overdue ones.</summary>
    private async Task<(long Open, long OpenNanos, long Overdue, long OverdueNanos)> UnpaidAsync(string currency)
    {
        await service.Host.Services.GetRequiredService<UnpaidInvoices>().SumAsync(CancellationToken.None);
        var values = new Dictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Scope == service.Host.Services.GetRequiredService<IMeterFactory>()
                && instrument.Name.StartsWith("payg.invoice.unpaid", StringComparison.Ordinal))
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (Equals(tags[0].Value, currency))
                values[$"{instrument.Name} {tags[1].Value}"] = value;
        });
        listener.Start();
        listener.RecordObservableInstruments();
        long Of(string name) => values.GetValueOrDefault(name);
        return (Of("payg.invoice.unpaid open"), Of("payg.invoice.unpaid.amount open"),
            Of("payg.invoice.unpaid overdue"), Of("payg.invoice.unpaid.amount overdue"));
    }

    private Task<Customer> NewCustomerAsync(string number) => service.NewCustomerAsync(number);

    private Task<Guid> IssueAsync(Customer customer, long minor, string currency = "USD") =>
        service.IssueAsync(customer, minor, currency);

    private Task ChargeAsync() => service.ChargeAsync();

    private int AttemptsOf(Customer customer)
    {
        using var context = service.Database.Open();
        return context.Payments.Single(row => row.CustomerId == customer.Id).Attempt;
    }

    private static async Task<JsonElement> PayAsync(Customer customer, Guid id, HttpStatusCode expected)
    {
        using var answer = await customer.PostAsync($"/api/invoices/{id}/pay", new { });
        Assert.Equal(expected, answer.StatusCode);
        return await answer.JsonAsync();
    }

    private static async Task<IReadOnlyList<string>> AlertsAsync(Customer customer) =>
        [.. (await customer.ReadAsync("/api/alerts")).GetProperty("data").EnumerateArray()
            .Select(alert => alert.Text("type"))];
}
