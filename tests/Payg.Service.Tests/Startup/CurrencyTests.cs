using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Payg.Service.Tests.Embedding;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Startup;

/// <summary>Amounts of different currencies never meet: a process that would mix them does not start.</summary>
public abstract class CurrencyTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : CurrencyTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : CurrencyTests(service), IClassFixture<PostgresService>;

    [Theory]
    [InlineData]
    [InlineData("create-admin", "second")]
    public async Task Start_WithAnotherCurrencyThanStored_EndsWithOneLine(params string[] command)
    {
        await using var database = await service.NewDatabaseAsync();
        await using (var host = await ServiceHost.StartAsync(database))
            await (await Customer.CreateAsync(host.Client)).CallAsync("api1", 2);

        var run = await database.EnterAsync([.. command, "--Payg:Currency=JPY"]);

        Assert.True(run.ExitCode is 2 or 4, $"exit code {run.ExitCode}:\n{run.Error}");
        var line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Payg:Currency", line, StringComparison.Ordinal);
        Assert.Contains("USD", line, StringComparison.Ordinal);
        await using var context = database.Open();
        Assert.Equal(["USD"], await context.Prices.Select(row => row.Currency).Distinct().ToListAsync());
        Assert.Equal(["USD"], await context.Customers.Select(row => row.Currency).Distinct().ToListAsync());
    }

    [Fact]
    public async Task Start_WithAnotherCurrencyThanCustomersWhileNothingIsPriced_EndsWithOneLine()
    {
        await using var database = await service.NewDatabaseAsync();
        await using (await ServiceHost.StartAsync(database))
        {
        }

        await using (var context = database.Open())
        {
            await context.Prices.ExecuteDeleteAsync();
            await context.Meters.ExecuteDeleteAsync();
        }

        var run = await database.EnterAsync("--Payg:Currency=JPY");

        Assert.True(run.ExitCode is 2 or 4, $"exit code {run.ExitCode}:\n{run.Error}");
        var line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Payg:Currency", line, StringComparison.Ordinal);
        Assert.Contains("USD", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAnotherCurrencyOnceAllIsPricedInIt_ChargesEachCustomerInTheirs()
    {
        await using var database = await service.NewDatabaseAsync();
        Guid earlier;
        await using (var host = await ServiceHost.StartAsync(database))
        {
            var customer = await Customer.CreateAsync(host.Client);
            earlier = customer.Id;
            await customer.CallAsync("api1");
        }

        await using (var context = database.Open())
        {
            foreach (var price in await context.Prices.AsNoTracking().ToListAsync())
            {
                (price.Id, price.Currency) = (0, "JPY");
                context.Prices.Add(price);
            }

            await context.SaveChangesAsync();
        }

        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Payg:Currency"] = "JPY" };
        await using (var host = await ServiceHost.StartAsync(database, settings))
        {
            var customer = await Customer.CreateAsync(host.Client);
            await customer.CallAsync("api1", 2);
            var total = (await customer.ReadAsync("/api/cost")).GetProperty("total");
            Assert.Equal("""{"amount":"0.002","currency":"JPY"}""", total.GetRawText());
        }

        await using var stored = database.Open();
        Assert.Equal("USD", (await stored.Customers.SingleAsync(row => row.Id == earlier)).Currency);
    }

    [Fact]
    public async Task Start_OfAnApiWithoutASettingBesideAServiceThatHasIt_PricesNothing()
    {
        await using var database = await service.NewDatabaseAsync();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Payg:Currency"] = "IRR" };
        await using (await ServiceHost.StartAsync(database, settings))
        {
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var builder = OtherApi.NewBuilder(database);
        await using var app = OtherApi.Build(builder);
        await app.StartAsync(limit.Token);
        await app.WaitForShutdownAsync(limit.Token);

        await using var context = database.Open();
        Assert.Equal(["IRR"], await context.Prices.Select(row => row.Currency).Distinct().ToListAsync());
        Assert.False(await context.Meters.AnyAsync(row => row.Key == "translate"));
    }
}
