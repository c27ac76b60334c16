using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Payg.Service.Tests.Admin;
using Payg.Service.Audit;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Audit;
using Xunit;

namespace Payg.Service.Tests.Upgrade;

/// <summary>Entries of the audit log from before they noted a customer are found by that customer too.</summary>
public abstract class AuditCustomerTests(ServiceFixture service)
{
    private const string Before = "KeepUnchargedCalls";

    public sealed class OnSqlite(SqliteService service) : AuditCustomerTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : AuditCustomerTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Entries_OfTheVersionBefore_AreFoundByTheirCustomerAndStillCannotChange()
    {
        await using var database = await service.NewDatabaseAsync();
        var (customer, entries) = await FillAsync(database);
        await using (var context = database.Open())
        {
            await context.GetService<IMigrator>().MigrateAsync(Before, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(
                "NoteCustomersOfAuditEntries",
                string.Join(' ', await context.Database.GetAppliedMigrationsAsync()), StringComparison.Ordinal);
        }

        await using var host = await ServiceHost.StartAsync(database);

        Assert.Equal(entries, await EntriesAsync(host, customer));
        await using var after = database.Open();
        var all = await after.AuditEntries.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        Assert.Contains(all, entry => entry.CustomerId is null && entry.SubjectId is "unknown");
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => after.AuditEntries.ExecuteUpdateAsync(
            change => change.SetProperty(row => row.CustomerId, Guid.Empty), TestContext.Current.CancellationToken));
        Assert.Contains("only added", refusal.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Does what has entries of each kind; returns a customer and the entries that concern them.</summary>
    private static async Task<(Guid Customer, List<string> Entries)> FillAsync(TestDatabase database)
    {
        await using var host = await ServiceHost.StartAsync(database);
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var customers = new[] { await Customer.CreateAsync(host.Client), await Customer.CreateAsync(host.Client) };
        foreach (var owner in customers)
        {
            (await owner.PostAsync("/api/keys", new { name = "laptop" })).Dispose();
            await admin.DoAsync(
                HttpMethod.Post, $"/customers/{owner.Id}/prices",
                new { meter = "api2", model = "flat", currency = "USD", amount = "0.002" }, HttpStatusCode.Created);
        }

        await using (var context = database.Open())
        {
            context.AuditEntries.Add(new AuditEntryRow
            {
                At = DateTimeOffset.UnixEpoch,
                Action = AuditActions.LoginFailed,
                SubjectKind = "customer",
                SubjectId = "unknown",
            });
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var entries = await EntriesAsync(host, customers[0].Id);
        Assert.Contains("key.created", entries.Select(entry => entry.Split(' ')[1]));
        Assert.Contains("price.created", entries.Select(entry => entry.Split(' ')[1]));
        return (customers[0].Id, entries);
    }

    private static async Task<List<string>> EntriesAsync(ServiceHost host, Guid customer)
    {
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        return
        [
            .. (await admin.ReadAsync($"/audit?customer={customer}")).GetProperty("data").EnumerateArray()
                .Select(entry =>
                    $"{entry.GetProperty("id").GetInt64()} {entry.Text("action")} {entry.GetProperty("customer")}"),
        ];
    }
}
