using System.Net;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Hosting;
using Payg.Testing;
using Payg.Testing.Postgres;
using Payg.Testing.Processes;
using Xunit;

namespace Payg.Service.Tests.Commands;

/// <summary>A copy made while calls are served is a database as of one instant, in which nothing is wrong.</summary>
public sealed class BackupTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Backup_OfAFileInUse_CanBeRestoredAndServes()
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        await using var restored = new SqliteTestDatabase();
        await using var host = await ServiceHost.StartAsync(database);
        var customer = await Customer.CreateAsync(host.Client);
        await customer.CallAsync("api1", 5);
        await customer.CostsAsync();

        var calls = customer.CallAsync("api1", 200);
        var backup = await database.RunAsync("backup", restored.File);
        await calls;

        Assert.True(backup.ExitCode == 0, backup.Error);
        Assert.Single(restored.Folder.GetFiles());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(restored.File));
        await AssertRightAsync(restored, customer);
        await using var again = await ServiceHost.StartAsync(restored);
        await customer.At(again.Client).CallAsync("api1");
    }

    [Fact]
    public async Task Backup_WhereAFileIs_LeavesItAlone()
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        var file = Path.Combine(database.Folder.FullName, "copy.db");
        await File.WriteAllTextAsync(file, "precious", Cancellation);

        var run = await database.RunAsync("backup", file);

        Assert.Equal(10, run.ExitCode);
        Assert.Equal("precious", await File.ReadAllTextAsync(file, Cancellation));
    }

    [Fact]
    public async Task Dump_OfAPostgresInUse_CanBeRestoredAndServes()
    {
        await using var database = await MigratedDatabases.NewPostgresAsync();
        await using var restored = await PostgresTestDatabase.CreateAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var customer = await Customer.CreateAsync(host.Client);
        await customer.CallAsync("api1", 5);
        await customer.CostsAsync();
        var file = Path.Combine(database.Folder.FullName, "payg.dump");

        var calls = customer.CallAsync("api1", 200);
        var refused = await database.RunAsync("backup", file);
        await PostgresDump.DumpAsync(database.Setting, file, Cancellation);
        await calls;
        await PostgresDump.RestoreAsync(restored.Setting, file, Cancellation);

        Assert.Equal(10, refused.ExitCode);
        Assert.Contains("pg_dump", refused.Error, StringComparison.Ordinal);
        await AssertRightAsync(restored, customer);
        await using var again = await ServiceHost.StartAsync(restored);
        await customer.At(again.Client).CallAsync("api1");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Journal_WithCallsOfACustomerWhoIsNotInTheCopy_IsAppliedAsTheGuideSays(bool isPostgres)
    {
        await using var database = await (isPostgres
            ? MigratedDatabases.NewPostgresAsync()
            : MigratedDatabases.NewSqliteAsync());
        await using var process = await ServiceProcess.StartAsync(
            database.Options(
            [
                new("Payg__Metering__FlushInterval", "00:05:00"),
                new("Payg__Admin__Password", Customer.DefaultPassword),
            ]));
        Customer customer;
        using (var client = ServiceHost.NewClient(process.Address))
        {
            customer = await Customer.CreateAsync(client);
            await customer.CallAsync("api1", 7);
        }

        // 1. What an older copy has of somebody who registered later is nothing.
        await process.KillAsync();
        await using (var context = database.Open())
        {
            await context.Tokens.Where(row => row.CustomerId == customer.Id).ExecuteDeleteAsync(Cancellation);
            await context.Users.Where(row => row.UserName == customer.Username).ExecuteDeleteAsync(Cancellation);
            await context.Customers.Where(row => row.Id == customer.Id).ExecuteDeleteAsync(Cancellation);
        }

        // 2. Their calls are rejected, and the log says so.
        await process.RestartAsync(Cancellation);
        await Eventually.TrueAsync(
            () => Task.FromResult(process.Output.Contains("\"EventId\":208,", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(60),
            () => process.Output);

        // 3. The guide's statement makes a place for them.
        var guide = await File.ReadAllLinesAsync(RepositoryFolder.PathOf("docs", "operating.md"), Cancellation);
        var statement = guide[Array.IndexOf(guide, isPostgres ? "-- PostgreSQL" : "-- SQLite") + 1];
        await using (var context = database.Open())
        {
            await context.Database.ExecuteSqlRawAsync(
                statement.Replace("…", customer.Id.ToString(), StringComparison.Ordinal), Cancellation);
        }

        // 4. They are charged at the next try.
        using (var client = ServiceHost.NewClient(process.Address))
        {
            var admin = await Customer.LoginAsync(client, "admin");
            var rejected = await admin.ReadAsync("/api/admin/rejected_usage?state=open");
            foreach (var row in rejected.GetProperty("data").EnumerateArray())
            {
                Assert.Equal("unknown_customer", row.Text("reason"));
                var path = $"/api/admin/rejected_usage/{row.GetProperty("id").GetInt64()}/retry";
                using var retried = await admin.PostAsync(path, new { });
                Assert.Equal(HttpStatusCode.OK, retried.StatusCode);
            }
        }

        Assert.Equal(0, (await process.TerminateAsync()).ExitCode);

        await using (var context = database.Open())
        {
            Assert.Equal(
                7_000_000,
                await context.Customers.Where(row => row.Id == customer.Id)
                    .Select(row => row.TotalCostNanos).SingleAsync(Cancellation));
        }

        await Books.AssertRightAsync(database);
    }

    private static async Task AssertRightAsync(TestDatabase restored, Customer customer)
    {
        var verify = await restored.EnterAsync("verify");
        Assert.True(verify.ExitCode == 0, verify.Output + verify.Error);
        await using var context = restored.Open();
        var total = await context.Customers.Where(row => row.Id == customer.Id)
            .Select(row => row.TotalCostNanos).SingleAsync(Cancellation);
        Assert.InRange((long)total, 5_000_000, 205_000_000);
    }
}
