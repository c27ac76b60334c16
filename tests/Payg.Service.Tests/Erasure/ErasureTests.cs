using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Notifications;
using Payg.Testing.Processes;
using Xunit;

namespace Payg.Service.Tests.Erasure;

/// <summary><c>payg erase</c>: nothing in any table names the person afterwards, and the money stays.</summary>
public abstract class ErasureTests(ServiceFixture service)
{
    /// <summary>A text that is in everything that the person names.</summary>
    private const string Name = "walpurga";

    private const string Address = "198.51.100.77";

    public sealed class OnSqlite(SqliteService service) : ErasureTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : ErasureTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Erase_ACustomer_LeavesNothingOfThePersonAndAllOfTheMoney()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await NewPersonAsync(admin);
        var key = await KeyOfAsync(customer);
        await customer.CallAsync("api1", 3);
        Assert.Equal("0.003", await CostAsync(admin, customer));
        Assert.InRange((await FindAsync(Name)).Count, 12, 100);
        Assert.NotEmpty(await FindAsync(Address));

        var erased = await EraseAsync(customer.Id);

        using var written = JsonDocument.Parse(erased);
        Assert.Equal("cus_walp", written.RootElement.GetProperty("payment_customer").GetString());
        Assert.Empty(await FindAsync(Name));
        Assert.Empty(await FindAsync(Address));
        var shown = (await admin.ReadAsync($"/customers/{customer.Id}")).GetProperty("customer");
        Assert.Equal(written.RootElement.GetProperty("username").GetString(), shown.Text("username"));
        Assert.StartsWith("erased-", shown.Text("username"), StringComparison.Ordinal);
        Assert.Equal("0.003", await CostAsync(admin, customer));
        Assert.NotEqual(JsonValueKind.Null, shown.GetProperty("erased_at").ValueKind);
        await Eventually.TrueAsync(
            async () => await customer.StatusAsync(HttpMethod.Get, "/api/payg/api1") is HttpStatusCode.Unauthorized,
            TimeSpan.FromSeconds(30));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(key));
        var entry = (await admin.ReadAsync($"/audit?subject_id={customer.Id}&action=customer.erased"))
            .GetProperty("data").EnumerateArray().Single();
        Assert.Contains("asked for it", entry.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erased_Customer_CannotChangeAndCanBeErasedAgain()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        await EraseAsync(customer.Id);

        foreach (var act in new[] { "enable", "disable", "revoke_tokens", "reset_password", "invitation" })
        {
            using var refused = await admin.SendAsync(HttpMethod.Post, $"/customers/{customer.Id}/{act}");
            await refused.AssertProblemAsync(HttpStatusCode.Conflict, "customer_erased");
        }

        using var renamed = await admin.SendAsync(
            HttpMethod.Patch, $"/customers/{customer.Id}", """{"company":"Back again"}""");
        await renamed.AssertProblemAsync(HttpStatusCode.Conflict, "customer_erased");
        using var login = await service.Client.PostAsJsonAsync(
            "/api/auth/login", new { username = customer.Username, password = Customer.DefaultPassword });
        Assert.Equal(HttpStatusCode.Unauthorized, login.StatusCode);
        await EraseAsync(customer.Id);
    }

    [Fact]
    public async Task Erase_WhatIsNotSettled_IsRefusedAndErasesNothing()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();

        Assert.Equal((10, "Customer not found."), await RefusalAsync(Guid.CreateVersion7()));
        Assert.StartsWith(
            "The customer's user is an administrator", (await RefusalAsync(admin.User.Id)).Error,
            StringComparison.Ordinal);
        var unconfirmed = await service.Database.EnterAsync("erase", $"{customer.Id}", "--reason", "none");
        Assert.Equal(10, unconfirmed.ExitCode);
        Assert.Contains("add --confirm", unconfirmed.Error, StringComparison.Ordinal);

        await service.InDatabaseAsync(async context =>
        {
            context.Invoices.Add(new()
            {
                CustomerId = customer.Id,
                Id = Guid.CreateVersion7(),
                Month = 202601,
                Currency = "USD",
                TimeZone = "UTC",
                CreatedAt = DateTimeOffset.UnixEpoch,
            });
            return await context.SaveChangesAsync();
        });
        Assert.StartsWith(
            "The customer has drafts or unpaid invoices", (await RefusalAsync(customer.Id)).Error,
            StringComparison.Ordinal);
        Assert.Equal(
            customer.Username,
            (await admin.ReadAsync($"/customers/{customer.Id}")).GetProperty("customer").Text("username"));
    }

    private static async Task<string> CostAsync(Administrator admin, Customer customer) =>
        (await admin.ReadAsync($"/customers/{customer.Id}"))
            .GetProperty("customer").GetProperty("total_cost").Text("amount");

    private Task<ServiceCommandRun> RunAsync(Guid id) => service.Database.EnterAsync(
        "erase", $"{id}", "--reason", "The person asked for it", "--confirm");

    private async Task<string> EraseAsync(Guid id)
    {
        var result = await RunAsync(id);
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Output.Trim();
    }

    private async Task<(int ExitCode, string Error)> RefusalAsync(Guid id)
    {
        var result = await RunAsync(id);
        Assert.Empty(result.Output);
        return (result.ExitCode, result.Error.Trim());
    }

    /// <summary>Somebody who has named everything that can be named.</summary>
    private async Task<Customer> NewPersonAsync(Administrator admin)
    {
        using (var registered = await service.Client.PostAsJsonAsync(
            "/api/auth/register", new { username = $"{Name}.m", password = Customer.DefaultPassword }))
        {
            Assert.Equal(HttpStatusCode.Created, registered.StatusCode);
        }

        var customer = await Customer.LoginAsync(service.Client, $"{Name}.m");
        await admin.DoAsync(HttpMethod.Patch, $"/customers/{customer.Id}", new
        {
            company = $"{Name} & Daughters",
            email = $"office@{Name}.example",
            external_id = $"crm-{Name}",
            notes = $"Ask for {Name}",
        });
        using (var budget = await customer.PostAsync(
            "/api/budgets",
            new { name = $"{Name}'s", scope = "customer", period = "month", action = "notify", limit = "0.001" }))
        {
            Assert.Equal(HttpStatusCode.Created, budget.StatusCode);
        }

        await AddTracesAsync(customer.Id);
        return customer;
    }

    /// <summary>Adds what services without e-mail and cards do not make.</summary>
    private Task<int> AddTracesAsync(Guid id) =>
        service.InDatabaseAsync(async context =>
        {
            var now = DateTimeOffset.UnixEpoch;
            var user = await context.Users.SingleAsync(row => row.CustomerId == id);
            user.Email = $"{Name}@example.com";
            user.NormalizedEmail = user.Email.ToUpperInvariant();
            user.NameSkeleton = Name;
            context.Add(new Payg.Storage.Model.Invoices.BillingDetailsRow
            {
                CustomerId = id,
                Name = $"{Name} M.",
                Address = $"{Name} Street 1",
                City = "Berlin",
                Country = "DE",
                UpdatedAt = now,
            });
            context.Add(new Payg.Storage.Model.Payments.PaymentAccountRow
            {
                CustomerId = id,
                ProviderRef = "cus_walp",
                UpdatedAt = now,
            });
            context.Add(new NoticeRow
            {
                UserId = user.Id,
                At = now,
                Kind = "login.new_device",
                Address = Address,
                Client = $"{Name}'s phone",
            });
            context.Add(new MailLinkRow
            {
                Hash = user.Id.ToByteArray(),
                UserId = user.Id,
                Email = user.Email,
                CreatedAt = now,
                ExpiresAt = now,
            });
            context.Add(new MailOptOutRow { Email = user.NormalizedEmail, CreatedAt = now });
            context.Add(new DeliveryRow
            {
                Id = Guid.CreateVersion7(),
                Channel = DeliveryChannel.Mail,
                MessageId = "1@payg",
                Type = "mail.password_reset",
                Recipient = user.Email,
                Content = $"Dear {Name}",
                CreatedAt = now,
            });
            await context.Tokens.Where(row => row.CustomerId == id)
                .ExecuteUpdateAsync(change => change.SetProperty(row => row.Address, Address)
                    .SetProperty(row => row.Client, $"{Name}'s laptop"));
            return await context.SaveChangesAsync();
        });

    private static async Task<string> KeyOfAsync(Customer customer)
    {
        using var made = await customer.PostAsync("/api/keys", new { name = $"{Name}'s key" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await made.JsonAsync()).Text("key");
    }

    private async Task<HttpStatusCode> StatusAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/payg/api1");
        request.Headers.Authorization = new("Bearer", key);
        using var answer = await service.Client.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>The columns of all tables in which a text is, in any case.</summary>
    private Task<List<string>> FindAsync(string text) => service.InDatabaseAsync(async context =>
    {
        var found = new List<string>();
        var connection = context.Database.GetDbConnection();
        await connection.OpenAsync();
        foreach (var table in context.Model.GetRelationalModel().Tables)
        {
            foreach (var column in table.Columns)
            {
                await using var command = connection.CreateCommand();
                command.CommandText =
                    $"""
                    SELECT count(*) FROM {Quoted(table)} WHERE lower(CAST("{column.Name}" AS text)) LIKE '%{text}%'
                    """;
                if (Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) > 0)
                    found.Add($"{table.Name}.{column.Name}");
            }
        }

        return found;
    });

    private static string Quoted(ITable table) =>
        table.Schema is { } schema ? $"\"{schema}\".\"{table.Name}\"" : $"\"{table.Name}\"";
}
