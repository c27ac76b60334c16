using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Sqlite;
using Xunit;

namespace Payg.Service.Tests.Admin;

/// <summary>Customers who spent most are found by an index, also where SQLite has to be led to it.</summary>
public sealed class CustomerPlanTests
{
    [Theory]
    [InlineData("")]
    [InlineData("&status=active")]
    public async Task CustomersBySpend_OnSqlite_AreReadByTheIndexOfTheirClass(string filter)
    {
        var plans = new Plans();
        await using var database = await MigratedDatabases.NewSqliteAsync();
        await using var host = await ServiceHost.StartAsync(
            database,
            configure: services =>
                services.ConfigureDbContext<SqlitePaygContext>(options => options.AddInterceptors(plans)));
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        for (var customer = 0; customer < 3; customer++)
            await (await Customer.CreateAsync(host.Client)).CallAsync("api1", customer);

        var first = await admin.ReadAsync($"/customers?sort=total_cost&limit=1{filter}");
        await admin.ReadAsync(
            $"/customers?sort=total_cost&limit=1{filter}&cursor={first.GetProperty("next_cursor").GetString()}");

        Assert.Equal(2, plans.Found.Count);
        Assert.All(plans.Found, plan =>
        {
            Assert.Contains("USING INDEX ix_customers_cost_class", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
        });
    }

    /// <summary>Explains each statement that is about the order by spend.</summary>
    private sealed class Plans : DbCommandInterceptor
    {
        public List<string> Found { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            Explain(command);
            return ValueTask.FromResult(result);
        }

        private void Explain(DbCommand command)
        {
            var sql = command.CommandText;
            if (!sql.Contains("cost_class\" DESC", StringComparison.Ordinal))
                return;

            command.CommandText = "EXPLAIN QUERY PLAN " + sql;
            using (var reader = command.ExecuteReader())
            {
                var steps = new List<string>();
                while (reader.Read())
                    steps.Add(reader.GetString(3));
                Found.Add(string.Join('\n', steps));
            }

            command.CommandText = sql;
        }
    }
}
