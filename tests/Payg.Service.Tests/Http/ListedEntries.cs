using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Invoices;
using Payg.Storage.Model.Journals;
using Payg.Storage.Model.Notifications;
using Payg.Storage.Model.Payments;
using Payg.Storage.Model.Usage;

namespace Payg.Service.Tests.Http;

/// <summary>Fills each list of the API document with entries, and adds more on either side of what was read.</summary>
internal sealed class ListedEntries
{
    private static readonly Guid s_webhook = Guid.Parse("01a20865-2009-7e24-9727-1f9bd0239ff8");
    private static readonly Guid s_delivery = Guid.Parse("01a20865-2009-7e24-9727-1f9bd0239ff9");

    private readonly ServiceHost _host;
    private readonly TestDatabase _database;
    private readonly Administrator _admin;
    private readonly int[] _meters;
    private int _count;
    private int _invoices;
    private int _ownPrices;
    private int _plans;
    private int _calls;
    private int _cards;

    private ListedEntries(
        ServiceHost host, TestDatabase database, Administrator admin, Customer customer, int[] meters)
    {
        (_host, _database, _admin, Customer, _meters) = (host, database, admin, customer, meters);
        var at = $"/api/admin/customers/{customer.Id}";
        const string Range = "from=2031-03-01T00:00:00Z&to=2031-03-20T00:00:00Z";
        Lists = new Dictionary<string, ListedEntry>(StringComparer.Ordinal)
        {
            ["usage"] = new($"/api/usage?window=hour&{Range}", customer, AddUsageAsync, "start", "meter"),
            ["total_usage"] = new(
                $"/api/admin/usage?window=hour&{Range}", admin.User, AddUsageAsync, "start", "meter"),
            ["list_sessions"] = new("/api/auth/sessions?", customer, AddSessionAsync, "id"),
            ["list_notices"] = new("/api/auth/notices?", customer, AddNoticeAsync, "id"),
            ["list_keys"] = new("/api/keys?", customer, AddKeyAsync, "id"),
            ["list_limits"] = new("/api/limits?", customer, AddLimitAsync, "meter_id"),
            ["list_customer_limits"] = new($"{at}/limits?", admin.User, AddLimitAsync, "meter_id"),
            ["list_my_prices"] = new("/api/prices/mine?", customer, AddMeterAsync, "meter"),
            ["list_customer_prices"] = new($"{at}/prices?", admin.User, AddOwnPriceAsync, "effective_from"),
            ["list_prices"] = new("/api/prices?", customer, AddMeterAsync, "meter"),
            ["list_meters"] = new("/api/admin/meters?", admin.User, AddMeterAsync, "id"),
            ["list_meter_prices"] = new(
                $"/api/admin/meters/{meters[0]}/prices?", admin.User, AddPriceAsync, "effective_from"),
            ["list_customers"] = new("/api/admin/customers?search=user-", admin.User, AddCustomerAsync, "id"),
            ["list_customer_tokens"] = new($"{at}/tokens?", admin.User, AddKeyAsync, "id"),
            ["list_customer_calls"] = new($"{at}/calls?{Range}", admin.User, AddUsageAsync, "occurred_at"),
            ["list_customer_adjustments"] = new($"{at}/adjustments?", admin.User, AddAdjustmentAsync, "id"),
            ["list_credits"] = new("/api/credits?", customer, AddCreditAsync, "id"),
            ["list_credit_entries"] = new("/api/credits/entries?", customer, AddCreditAsync, "seq"),
            ["list_recurring_credits"] = new("/api/credits/recurring?", customer, AddRecurringCreditAsync, "id"),
            ["list_customer_recurring_credits"] =
                new($"{at}/credits/recurring?", admin.User, AddRecurringCreditAsync, "id"),
            ["list_customer_credits"] = new($"{at}/credits?", admin.User, AddCreditAsync, "id"),
            ["list_customer_credit_entries"] = new($"{at}/credits/entries?", admin.User, AddCreditAsync, "seq"),
            ["list_plans"] = new("/api/plans?", customer, AddPlanAsync, "key"),
            ["list_all_plans"] = new("/api/admin/plans?", admin.User, AddPlanAsync, "key"),
            ["list_budgets"] = new("/api/budgets?", customer, AddBudgetAsync, "id"),
            ["list_customer_budgets"] = new($"{at}/budgets?", admin.User, AddBudgetAsync, "id"),
            ["list_alerts"] = new("/api/alerts?", customer, AddCreditAsync, "id"),
            ["list_all_alerts"] = new("/api/admin/alerts?", admin.User, AddCreditAsync, "id"),
            ["list_webhooks"] = new("/api/admin/webhooks?", admin.User, AddWebhookAsync, "id"),
            ["list_webhook_attempts"] = new(
                $"/api/admin/webhooks/deliveries/{s_delivery}/attempts?", admin.User, AddAttemptAsync, "id"),
            ["list_webhook_deliveries"] = new(
                $"/api/admin/webhooks/{s_webhook}/deliveries?", admin.User, AddDeliveryAsync, "id"),
            ["list_invoices"] = new("/api/invoices?", customer, AddInvoiceAsync, "id"),
            ["list_customer_invoices"] = new($"{at}/invoices?", admin.User, AddInvoiceAsync, "id"),
            ["list_all_invoices"] = new("/api/admin/invoices?", admin.User, AddInvoiceAsync, "id"),
            ["list_payment_methods"] = new("/api/payments/methods?", customer, AddCardAsync, "id"),
            ["list_payments"] = new("/api/payments?", customer, AddPaymentAsync, "id"),
            ["list_all_payments"] = new("/api/admin/payments?", admin.User, AddPaymentAsync, "id"),
            ["list_rejected_usage"] = new("/api/admin/rejected_usage?", admin.User, AddRejectedAsync, "id"),
            ["list_journals"] = new("/api/admin/journals?", admin.User, AddJournalAsync, "id"),
            ["list_leases"] = new(
                $"/api/admin/leases?customer={customer.Id}", admin.User, AddJournalAsync, "journal", "month"),
            ["list_audit_entries"] = new("/api/admin/audit?action=price.created", admin.User, AddPriceAsync, "id"),
        };
    }

    /// <summary>How each list is read and filled, by the operation's id.</summary>
    public IReadOnlyDictionary<string, ListedEntry> Lists { get; }

    /// <summary>Whose lists they are, where they are a customer's.</summary>
    public Customer Customer { get; }

    /// <summary>Makes a few entries of each list.</summary>
    public static async Task<ListedEntries> MakeAsync(ServiceHost host, TestDatabase database)
    {
        host.Clock.StopAt("2031-03-10T12:00:00Z");
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var customer = await Customer.CreateAsync(host.Client);
        var listed = await admin.ReadAsync("/meters");
        var meters = listed.GetProperty("data").EnumerateArray().Select(meter => meter.GetProperty("id").GetInt32());
        var entries = new ListedEntries(host, database, admin, customer, [.. meters]);
        await entries.AddWebhookAsync(s_webhook);
        await entries.AddDeliveryAsync(s_delivery);
        for (var i = 0; i < 3; i++)
        {
            foreach (var add in entries.Lists.Values.Select(list => list.Add).Distinct())
                await add();
        }

        return entries;
    }

    // Each call is of an earlier meter than the one before, so that it comes before what was read, and in a later
    // hour as well, so that it comes behind.
    private async Task AddUsageAsync()
    {
        await Customer.CallAsync($"api{4 - (_calls++ % 4)}");
        _host.Clock.Advance(TimeSpan.FromMinutes(11));
    }

    private async Task AddSessionAsync()
    {
        await Customer.LoginAsync(_host.Client, Customer.Username);
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task AddNoticeAsync()
    {
        await using var context = _database.Open();
        context.Notices.Add(new NoticeRow
        {
            UserId = context.Users.Single(row => row.UserName == Customer.Username).Id,
            At = _host.Clock.GetUtcNow(),
            Kind = "login.new_device",
        });
        await context.SaveChangesAsync();
    }

    private async Task AddAdjustmentAsync()
    {
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        await _admin.DoAsync(
            HttpMethod.Post,
            $"/customers/{Customer.Id}/adjustments",
            new { month = "2031-03", amount = "1", reason = "a test" },
            HttpStatusCode.Created);
    }

    private async Task AddBudgetAsync()
    {
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        await _admin.DoAsync(
            HttpMethod.Post, $"/customers/{Customer.Id}/budgets",
            new { scope = "customer", period = "month", limit = "9", action = "notify" }, HttpStatusCode.Created);
    }

    private async Task AddCreditAsync()
    {
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        await _admin.DoAsync(
            HttpMethod.Post, $"/customers/{Customer.Id}/credits", new { amount = "1", kind = "promo" },
            HttpStatusCode.Created);
    }

    private async Task AddRecurringCreditAsync()
    {
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        await _admin.DoAsync(
            HttpMethod.Post, $"/customers/{Customer.Id}/credits", new { amount = "1", kind = "recurring" },
            HttpStatusCode.Created);
    }

    private async Task AddKeyAsync()
    {
        // The clock has moved on, and a new key asks for a recent log-in.
        var recent = await Customer.LoginAsync(_host.Client, Customer.Username);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/keys")
        {
            Content = JsonContent.Create(new { name = "another" }),
            Headers = { Authorization = new("Bearer", recent.Token) },
        };
        using var answer = await _host.Client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task AddLimitAsync()
    {
        var meter = _meters[_count++ * 3 % _meters.Length];
        await _admin.DoAsync(
            HttpMethod.Put, $"/customers/{Customer.Id}/limits/{meter}", new { calls_per_minute = 6_000_000 });
    }

    private async Task AddMeterAsync()
    {
        foreach (var key in new[] { "aaa", "zzz" })
        {
            await _admin.DoAsync(
                HttpMethod.Post,
                "/meters",
                new { key = $"{key}-{100 - _count++}", route = "/" },
                HttpStatusCode.Created);
        }
    }

    private async Task AddPriceAsync()
    {
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        await _admin.SetFlatAsync(_meters[0], $"0.{1000 + _count++}");
    }

    private async Task AddOwnPriceAsync()
    {
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        await _admin.DoAsync(
            HttpMethod.Post, $"/customers/{Customer.Id}/prices",
            new { meter = _meters[0], model = "flat", amount = $"0.{1000 + _ownPrices++}" }, HttpStatusCode.Created);
    }

    private Task AddWebhookAsync() => AddWebhookAsync(Guid.CreateVersion7());

    private async Task AddWebhookAsync(Guid id)
    {
        await using var context = _database.Open();
        context.WebhookEndpoints.Add(new WebhookEndpointRow
        {
            Id = id,
            Url = "https://example.com/",
            Secret = "none",
            CreatedAt = _host.Clock.GetUtcNow(),
            DisabledAt = _host.Clock.GetUtcNow(),
        });
        await context.SaveChangesAsync();
    }

    private async Task AddAttemptAsync()
    {
        await using var context = _database.Open();
        context.DeliveryAttempts.Add(new DeliveryAttemptRow
        {
            DeliveryId = s_delivery,
            Id = Guid.CreateVersion7(),
            At = _host.Clock.GetUtcNow(),
        });
        await context.SaveChangesAsync();
    }

    private Task AddDeliveryAsync() => AddDeliveryAsync(Guid.CreateVersion7());

    private async Task AddDeliveryAsync(Guid id)
    {
        await using var context = _database.Open();
        context.Deliveries.Add(new DeliveryRow
        {
            Id = id,
            EndpointId = s_webhook,
            MessageId = "test",
            Type = "webhook.test",
            State = DeliveryState.Delivered,
            CreatedAt = _host.Clock.GetUtcNow(),
        });
        await context.SaveChangesAsync();
    }

    private async Task AddRejectedAsync()
    {
        await using var context = _database.Open();
        context.RejectedUsage.Add(new RejectedUsageRow
        {
            JournalId = Guid.CreateVersion7(),
            CustomerId = Customer.Id,
            MeterId = _meters[0],
            PriceId = ++_count,
            Quarter = _host.Clock.GetUtcNow(),
            OccurredAt = _host.Clock.GetUtcNow(),
            Records = 1,
            Quantity = 1,
            Reason = "test",
            Text = "A test.",
            RejectedAt = _host.Clock.GetUtcNow(),
        });
        await context.SaveChangesAsync();
    }

    private async Task AddJournalAsync()
    {
        var now = _host.Clock.GetUtcNow();
        await using var context = _database.Open();
        var journal = new JournalRow { Id = Guid.CreateVersion7(now), UpdatedAt = now };
        context.Journals.Add(journal);
        foreach (var month in new[] { 203103, 203104 })
        {
            context.Leases.Add(new LeaseRow
            {
                CustomerId = Customer.Id,
                JournalId = journal.Id,
                MeterId = _meters[0],
                Month = month,
                PriceId = context.Prices.First(row => row.MeterId == _meters[0]).Id,
                Granted = 2,
                UpdatedAt = now,
            });
        }

        await context.SaveChangesAsync();
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task AddPlanAsync()
    {
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        await _admin.DoAsync(
            HttpMethod.Post, "/plans", new { key = $"page-{++_plans}", name = "Page" }, HttpStatusCode.Created);
    }

    private async Task AddInvoiceAsync()
    {
        var now = _host.Clock.GetUtcNow();
        await using var context = _database.Open();
        var start = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(_invoices++);
        context.Invoices.Add(new InvoiceRow
        {
            CustomerId = Customer.Id,
            Id = Guid.CreateVersion7(now),
            Month = (start.Year * 100) + start.Month,
            State = InvoiceState.Final,
            Number = $"PAGE-{_invoices}",
            Currency = "USD",
            MinorDigits = 2,
            PeriodStart = start,
            PeriodEnd = start.AddMonths(1),
            TimeZone = "UTC",
            CreatedAt = now,
            IssuedAt = now,
            DueAt = now,
        });
        await context.SaveChangesAsync();
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task AddPaymentAsync()
    {
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        await _admin.DoAsync(
            HttpMethod.Post, "/payments", new { customer = Customer.Id, amount = "1" }, HttpStatusCode.Created);
    }

    private async Task AddCardAsync()
    {
        var now = _host.Clock.GetUtcNow();
        await using var context = _database.Open();
        context.PaymentMethods.Add(new PaymentMethodRow
        {
            CustomerId = Customer.Id,
            Id = Guid.CreateVersion7(now),
            ProviderRef = $"pm_{++_cards}",
            Brand = "visa",
            Last4 = "4242",
            CreatedAt = now,
        });
        await context.SaveChangesAsync();
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task AddCustomerAsync()
    {
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        await Customer.CreateAsync(_host.Client);
    }
}

/// <summary>How a list is read and filled.</summary>
/// <param name="Path">Where it is, with a query.</param>
/// <param name="Reader">Who may read it.</param>
/// <param name="Add">Adds an entry or two.</param>
/// <param name="Key">The fields that name an entry.</param>
internal sealed record ListedEntry(string Path, Customer Reader, Func<Task> Add, params string[] Key)
{
    /// <summary>A page.</summary>
    public async Task<(string[] Entries, string? Next)> ReadAsync(int limit, string? cursor)
    {
        var page = await Reader.ReadAsync(
            $"{Path}&limit={limit}" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"));
        return (
            [.. page.GetProperty("data").EnumerateArray().Select(NameOf)],
            page.GetProperty("next_cursor").GetString());
    }

    private string NameOf(JsonElement entry)
    {
        var named = entry.TryGetProperty("price", out var price) && !entry.TryGetProperty(Key[0], out _)
            ? price
            : entry;
        return string.Join(' ', Key.Select(field => named.GetProperty(field).ToString()));
    }
}
