using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Service.Audit;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Audit;
using Xunit;

namespace Payg.Service.Tests.Admin;

public abstract class AuditTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : AuditTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : AuditTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Price_SetAndWithdrawn_IsInTheLogWithWhoAndWhatWasBefore()
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api2");
        var price = (await admin.SetFlatAsync(meter, "0.25", "2993-01-01T00:00:00Z")).GetProperty("price");
        var id = price.GetProperty("id").GetRawText();
        await admin.DoAsync(HttpMethod.Delete, $"/prices/{id}", expected: HttpStatusCode.NoContent);

        var entries = (await admin.ReadAsync("/audit?actor=admin")).GetProperty("data").EnumerateArray()
            .Where(entry => entry.Text("subject_kind") is "price")
            .Where(entry => string.Equals(entry.Text("subject_id"), id, StringComparison.Ordinal))
            .ToList();

        Assert.Equal(["price.withdrawn", "price.created"], entries.Select(entry => entry.Text("action")));
        Assert.All(entries, entry => Assert.Equal("127.0.0.1", entry.Text("address")));
        Assert.All(entries, entry => Assert.NotEqual(Guid.Empty, entry.GetProperty("actor_id").GetGuid()));
        Assert.Equal("0.001", entries[1].GetProperty("before").GetProperty("price").Text("amount"));
        Assert.Equal("0.25", entries[1].GetProperty("after").GetProperty("price").Text("amount"));
        Assert.Equal("0.25", entries[0].GetProperty("before").GetProperty("price").Text("amount"));
    }

    [Fact]
    public async Task Audit_Filtered_HasOnlyWhatWasAskedForInPages()
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api3");
        var start = service.Host.Clock.GetUtcNow().UtcDateTime.ToString("O");
        for (var i = 1; i <= 5; i++)
            await admin.SetFlatAsync(meter, $"0.07{i}");

        var query = $"/audit?action=price.created&from={start}&limit=2";
        var ids = new List<long>();
        string? cursor = null;
        do
        {
            var page = await admin.ReadAsync(cursor is null ? query : $"{query}&cursor={cursor}");
            ids.AddRange(page.GetProperty("data").EnumerateArray().Select(entry => entry.GetProperty("id").GetInt64()));
            cursor = page.GetProperty("next_cursor").GetString();
        }
        while (cursor is not null);

        Assert.Equal(ids.OrderDescending(), ids);
        Assert.True(ids.Distinct().Count() >= 5);
        string[] others =
        [
            $"actor=nobody&from={start}", "action=price", "action=price.created&category=sign_ins",
            "action=login.succeeded&category=changes", $"action=price.created&to={start}&from={start}",
        ];
        foreach (var other in others)
            Assert.Empty((await admin.ReadAsync($"/audit?{other}")).GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task Changes_OfACustomer_HaveTheNamesOfAllThatTheyConcernAndNoSignIn()
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api2");
        var (customer, other) = (await service.NewCustomerAsync(), await service.NewCustomerAsync());
        foreach (var owner in new[] { other, customer })
            (await owner.PostAsync("/api/keys", new { name = "laptop" })).Dispose();
        await admin.DoAsync(
            HttpMethod.Post, $"/customers/{customer.Id}/prices",
            new { meter = "api2", model = "flat", currency = "USD", amount = "0.002" }, HttpStatusCode.Created);
        await admin.DoAsync(
            HttpMethod.Put, $"/customers/{customer.Id}/limits/{meter}", new { calls_per_minute = 60 });

        var changes = (await admin.ReadAsync($"/audit?category=changes&customer={customer.Id}"))
            .GetProperty("data").EnumerateArray().ToList();

        Assert.Equal(
            ["customer.limit_set", "price.created", "key.created"], changes.Select(entry => entry.Text("action")));
        Assert.All(changes, entry =>
        {
            Assert.Equal(customer.Username, entry.GetProperty("customer").Text("name"));
            Assert.Equal(customer.Id, entry.GetProperty("customer").GetProperty("id").GetGuid());
        });
        Assert.Equal([customer.Username, null, "laptop"], changes.Select(entry => entry.Text("subject_name")));
        Assert.Equal("api2", changes[1].GetProperty("meter").Text("key"));
        Assert.Equal(customer.Id, changes[2].GetProperty("actor_customer").GetGuid());
        Assert.Equal(
            ["login.succeeded"],
            (await admin.ReadAsync($"/audit?category=sign_ins&customer={customer.Id}")).GetProperty("data")
                .EnumerateArray().Select(entry => entry.Text("action")));
    }

    [Fact]
    public async Task DeletedWebhook_StillHasTheNameThatTheEntryKnew()
    {
        var admin = await Administrator.AtAsync(service);
        var made = await admin.DoAsync(
            HttpMethod.Post, "/webhooks", new { url = "https://deleted.example.com/hook" }, HttpStatusCode.Created);
        var id = made.GetProperty("webhook").Text("id");
        await admin.DoAsync(HttpMethod.Delete, $"/webhooks/{id}", expected: HttpStatusCode.NoContent);

        var entries = (await admin.ReadAsync($"/audit?subject_kind=webhook&subject_id={id}"))
            .GetProperty("data").EnumerateArray().ToList();

        Assert.Equal(2, entries.Count);
        Assert.All(
            entries, entry => Assert.Equal("https://deleted.example.com/hook", entry.Text("subject_name")));
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=1", "to")]
    [InlineData("category=prices", "category")]
    [InlineData("customer=ann", "customer")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=1001", "limit")]
    [InlineData("cursor=-1", "cursor")]
    public async Task Audit_AskedForWrongly_IsRefusedAtTheField(string query, string field)
    {
        var admin = await Administrator.AtAsync(service);

        using var answer = await admin.SendAsync(HttpMethod.Get, $"/audit?{query}");

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", field);
    }

    [Fact]
    public async Task AuditEntry_Written_CanBeNeitherChangedNorDeleted()
    {
        var admin = await Administrator.AtAsync(service);
        await admin.SetFlatAsync(await Administrator.MeterAsync(service, "api4"), "0.005");

        await Assert.ThrowsAnyAsync<Exception>(() => service.InDatabaseAsync(context =>
            context.AuditEntries.ExecuteDeleteAsync()));
        await Assert.ThrowsAnyAsync<Exception>(() => service.InDatabaseAsync(context =>
            context.AuditEntries.ExecuteUpdateAsync(change => change.SetProperty(row => row.ActorName, "somebody"))));

        Assert.True(await service.InDatabaseAsync(context =>
            context.AuditEntries.AnyAsync(row => row.ActorName == "admin")));
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET actor_name = 'somebody'")]
    [InlineData("DELETE FROM audit_entries")]
    [InlineData("UPDATE audit_addresses SET address = '192.0.2.1'")]
    public async Task AuditEntry_ChangedBySql_IsRefused(string statement)
    {
        var admin = await Administrator.AtAsync(service);
        var entries = await CountAsync(admin);
        Assert.True(entries > 0);

        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => service.InDatabaseAsync(context =>
        {
            var schema = context.Model.FindEntityType(typeof(AuditEntryRow))!.GetSchema();
            return context.Database.ExecuteSqlRawAsync(
                schema is null ? statement : statement.Replace("audit_", schema + ".audit_", StringComparison.Ordinal));
        }));
        Assert.Contains("only added", refusal.Message, StringComparison.Ordinal);

        Assert.Equal(entries, await CountAsync(admin));
    }

    [Fact]
    public async Task AuditEntry_ReplacedBySql_IsRefused()
    {
        await Administrator.AtAsync(service);
        await service.InDatabaseAsync(async context =>
        {
            if (!context.Database.IsSqlite())
                return 0;

            foreach (var statement in new[]
            {
                "REPLACE INTO audit_entries (id, at, action, subject_kind, subject_id, actor_name) "
                    + "SELECT id, at, action, subject_kind, subject_id, 'somebody' FROM audit_entries",
                "INSERT OR REPLACE INTO audit_addresses SELECT entry_id, '192.0.2.1' FROM audit_addresses",
            })
            {
                await Assert.ThrowsAnyAsync<Exception>(() => context.Database.ExecuteSqlRawAsync(statement));
            }

            Assert.False(await context.AuditEntries.AnyAsync(row => row.ActorName == "somebody"));
            Assert.False(await context.AuditAddresses.AnyAsync(row => row.Address == "192.0.2.1"));
            return 0;
        });
    }

    [Fact]
    public async Task Address_OlderThanTheSettingAllows_IsDeletedAndItsEntryStays()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string> { ["Payg:Retention:AuditAddresses"] = "30" });
        var sweep = host.Services.GetRequiredService<AuditAddressSweep>();
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var before = await AddressesAsync();
        Assert.Contains(before, address => address is not null);

        // The session lasts a week.
        host.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await sweep.SweepAsync(CancellationToken.None));
        host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.True(await sweep.SweepAsync(CancellationToken.None) > 0);
        admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);

        var after = await AddressesAsync();
        Assert.Equal(before.Count + 1, after.Count);
        Assert.Single(after, address => address is not null);

        async Task<List<string?>> AddressesAsync() =>
        [
            .. (await admin.ReadAsync("/audit?limit=100")).GetProperty("data").EnumerateArray()
                .Select(entry => entry.GetProperty("address").GetString()),
        ];
    }

    [Fact]
    public async Task Entry_OlderThanTheSettingAllows_IsDeletedWithItsAddressAndNoYoungerOne()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string> { ["Payg:Retention:Audit"] = "90" });
        await using (var context = database.Open())
        {
            for (var age = 80; age <= 100; age += 20)
            {
                context.AuditEntries.Add(new AuditEntryRow
                {
                    At = TimeProvider.System.GetUtcNow().AddDays(-age),
                    Action = AuditActions.MeterCreated,
                    SubjectKind = "meter",
                    SubjectId = $"{age}",
                    Address = "192.0.2.7",
                });
            }

            await context.SaveChangesAsync();
        }

        // However far the service's clock is ahead: the database does not delete what its own clock calls young.
        host.Clock.Advance(TimeSpan.FromDays(30));
        var sweep = host.Services.GetRequiredService<AuditSweep>();
        Assert.Equal(1, await sweep.SweepAsync(CancellationToken.None));
        host.Clock.Advance(TimeSpan.FromDays(-30));
        Assert.Equal(0, await sweep.SweepAsync(CancellationToken.None));

        await using (var context = database.Open())
        {
            var left = await context.AuditEntries.Where(row => row.Action == AuditActions.MeterCreated)
                .Select(row => row.SubjectId).ToListAsync();
            Assert.Contains("80", left);
            Assert.DoesNotContain("100", left);
            Assert.Equal(1, await context.AuditAddresses.CountAsync(row => row.Address == "192.0.2.7"));
            await Assert.ThrowsAnyAsync<Exception>(() =>
                context.AuditEntries.Where(row => row.SubjectId == "80").ExecuteDeleteAsync());
            await Assert.ThrowsAnyAsync<Exception>(() => context.AuditEntries.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.ActorName, "somebody else")));
        }
    }

    private static async Task<int> CountAsync(Administrator admin) =>
        (await admin.ReadAsync("/audit?limit=100&address=127.0.0.1")).GetProperty("data").GetArrayLength();
}
