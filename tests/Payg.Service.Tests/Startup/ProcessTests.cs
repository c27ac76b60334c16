using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Hosting;
using Payg.Testing.Processes;
using Xunit;

namespace Payg.Service.Tests.Startup;

/// <summary>What a service leaves behind when it ends, and finds when it starts.</summary>
public abstract class ProcessTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : ProcessTests(service), IClassFixture<SqliteService>
    {
        [Fact]
        public async Task Start_AfterAProcessThatDiedWhileItMigrated_IsNotBlocked()
        {
            await using var database = await MigratedDatabases.NewSqliteAsync();
            await using (var context = database.Open())
            {
                await context.Database.ExecuteSqlAsync(
                    $"INSERT INTO \"__payg_migrations_lock\" (\"Id\", \"Timestamp\") VALUES (1, '2026-01-01')");
            }

            await using var host = await ServiceHost.StartAsync(database);

            await Customer.LoginAsync(host.Client, "admin");
        }
    }

    public sealed class OnPostgres(PostgresService service) : ProcessTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Start_OnAnEmptyDatabase_AppliesEveryMigration()
    {
        await service.InDatabaseAsync(async context =>
        {
            Assert.NotEmpty(await context.Database.GetAppliedMigrationsAsync());
            Assert.Empty(await context.Database.GetPendingMigrationsAsync());
            return true;
        });
    }

    [Fact]
    public async Task Restart_OfAService_KeepsEverything()
    {
        await using var database = await service.NewDatabaseAsync();
        Customer customer;
        await using (var first = await ServiceHost.StartAsync(database))
        {
            customer = await Customer.CreateAsync(first.Client);
            await customer.CallAsync("api1", 3);
        }

        await using var second = await ServiceHost.StartAsync(database);
        customer = customer.At(second.Client);

        Assert.Equal(("0.003", "0.003"), await customer.CostsAsync());
        await customer.CallAsync("api1");
        Assert.Equal(("0.004", "0.004"), await customer.CostsAsync());
        Assert.Equal(customer.Id, (await Customer.LoginAsync(second.Client, customer.Username)).Id);
        await Books.AssertRightAsync(database);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task End_OfAProcessWithCallsNotFlushed_LosesNone(bool isKilled)
    {
        await using var database = await service.NewDatabaseAsync();
        await using var process = await ServiceProcess.StartAsync(new ServiceProcessOptions
        {
            DataDirectory = database.Folder.FullName,
            Settings = new Dictionary<string, string>
            {
                ["ConnectionStrings__Payg"] = database.Setting,
                ["Payg__Admin__Password"] = Customer.DefaultPassword,
                ["Payg__Metering__FlushInterval"] = "00:05:00",
            },
        });
        Customer customer;
        using (var client = ServiceHost.NewClient(process.Address))
        {
            customer = await Customer.LoginAsync(client, "admin");
            await customer.CallAsync("api1", 20);
        }

        if (isKilled)
        {
            await process.KillAsync();
        }
        else
        {
            Assert.Equal(0, (await process.TerminateAsync()).ExitCode);
            Assert.Equal(20_000_000, await TotalAsync(database, customer));
        }

        await process.RestartAsync();
        using var again = ServiceHost.NewClient(process.Address);
        Assert.Equal(("0.02", "0.02"), await customer.At(again).CostsAsync());
        await Books.AssertRightAsync(database);
    }

    private static async Task<Int128> TotalAsync(TestDatabase database, Customer customer)
    {
        await using var context = database.Open();
        return await context.Customers.Where(row => row.Id == customer.Id)
            .Select(row => row.TotalCostNanos).SingleAsync();
    }
}
