using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Hosting;
using Payg.Testing.Processes;
using Xunit;

namespace Payg.Service.Tests.Commands;

/// <summary>The commands of the program, each as a process of its own, with and without a service beside it.</summary>
public abstract class CommandTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : CommandTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : CommandTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Migrate_OnAnEmptyDatabase_PreparesItAndIsRepeatable()
    {
        await using var database = await service.NewEmptyDatabaseAsync();

        var before = await database.EnterAsync("verify");
        var first = await database.RunAsync("migrate");
        var second = await database.EnterAsync("migrate");
        var after = await database.EnterAsync("verify");

        Assert.True(before.ExitCode is 4 or 9, before.Error);
        Assert.Equal(0, first.ExitCode);
        Assert.Equal(0, second.ExitCode);
        Assert.Equal((0, "0 customers, 0 usage lines: 0 differences.\n"), (after.ExitCode, after.Error));
        await using var context = database.Open();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task Verify_OfBooksChangedPastTheService_ReportsEachDifferenceAsALine()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var customer = await Customer.CreateAsync(host.Client);
        await customer.CallAsync("api1", 2);
        await customer.CostsAsync();
        var right = await database.EnterAsync("verify");
        await using (var context = database.Open())
        {
            await context.Customers.Where(row => row.TotalCostFraction > 0).ExecuteUpdateAsync(
                change => change.SetProperty(row => row.TotalCostFraction, row => row.TotalCostFraction - 1));
        }

        var wrong = await database.RunAsync("verify");

        Assert.Equal((0, ""), (right.ExitCode, right.Output));
        Assert.Equal(5, wrong.ExitCode);
        var difference = JsonElement.Parse(Assert.Single(Lines(wrong.Output)));
        Assert.Equal("customer_total", difference.GetProperty("kind").GetString());
        Assert.Equal(customer.Id, difference.GetProperty("customer").GetGuid());
    }

    [Fact]
    public async Task CreateAdmin_WithoutAPassword_MakesOneThatOpensTheAdministration()
    {
        var name = Customer.NewName();
        var run = await service.Database.RunAsync("create-admin", name);

        Assert.Equal(0, run.ExitCode);
        var password = Assert.Single(Lines(run.Output));
        var admin = await Customer.LoginAsync(service.Client, name, password);

        // The password has been printed, so it must be changed first.
        using (var changed = await admin.PostAsync(
            "/api/auth/password", new { current_password = password, new_password = "another horse battery 43" }))
        {
            Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        }

        await admin.ReadAsync("/api/admin/customers");
        var entry = Assert.Single((await admin.ReadAsync(
            $"/api/admin/audit?action=customer.role_granted&subject_id={admin.Id}"))
            .GetProperty("data").EnumerateArray());
        Assert.Equal("payg operator", entry.Text("actor"));
    }

    [Fact]
    public async Task CreateAdmin_WithAPasswordOnItsInput_TakesItAndRepeatsItNowhere()
    {
        var name = Customer.NewName();
        var run = await ServiceCommandRun.RunAsync(
            service.Database.Options(), ["create-admin", name, "--password-stdin"], "a long pass phrase 7\n");

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.DoesNotContain("phrase", run.Error, StringComparison.Ordinal);
        await Customer.LoginAsync(service.Client, name, "a long pass phrase 7");
    }

    [Theory]
    [InlineData("admin", "a long pass phrase 7", "username: This user name is taken")]
    [InlineData("no spaces", "a long pass phrase 7", "username: Use only letters")]
    [InlineData("somebody", "short", "password: Use at least 8")]
    [InlineData("somebody", "", "no password")]
    public async Task CreateAdmin_WithWhatBreaksARule_ChangesNothing(string name, string password, string problem)
    {
        var before = await service.InDatabaseAsync(context => context.Users.CountAsync());

        var run = await service.Database.EnterWithAsync(password, "create-admin", name, "--password-stdin");

        Assert.Equal(10, run.ExitCode);
        Assert.Contains(problem, Assert.Single(Lines(run.Error)), StringComparison.Ordinal);
        Assert.Equal(before, await service.InDatabaseAsync(context => context.Users.CountAsync()));
    }

    internal static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
