using Npgsql;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Maintenance;
using Payg.Testing.Postgres;
using Payg.Testing.Postgres.Sharding;
using Xunit;

namespace Payg.Service.Tests.Usage;

/// <summary>What a customer's calls and pages ask of the database names the customer's shard.</summary>
public sealed class ShardedReadTests
{
    private static readonly string[] s_pages =
    [
        "/api/cost", "/api/cost/2026-10", "/api/cost/trend", "/api/usage", "/api/usage?window=hour",
        "/api/usage?window=month", "/api/usage?group_by=api_key", "/api/usage?test=true", "/api/prices",
        "/api/prices/mine", "/api/balance",
        "/api/balance/history", "/api/credits", "/api/limits", "/api/keys", "/api/account",
    ];

    [Fact]
    public async Task Reads_OfACustomer_NameTheirShard()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var server = await PostgresServer.SharedAsync();
        var owner = await server.CreateDatabaseAsync(cancellationToken);
        await using (var database = new GivenDatabase(owner))
            Assert.Equal(0, (await database.EnterAsync("migrate")).ExitCode);
        await using var connection = new NpgsqlConnection(owner + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using (var distribute = new NpgsqlCommand("""
            CREATE TABLE public.pg_dist_partition (logicalrelid regclass);
            INSERT INTO public.pg_dist_partition VALUES ('payg.customers')
            """, connection))
        {
            await distribute.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var tap = StatementTap.Before(owner);
        await using var tapped = new GivenDatabase(tap.Through(owner));
        await using var host = await ServiceHost.StartAsync(tapped);
        var customer = await Customer.CreateAsync(host.Client);
        var plan = new ShardedPlan(DatabaseDistribution.Columns, DatabaseDistribution.References);
        var problems = new List<string>();
        foreach (var page in s_pages.Prepend("/api/payg/api1"))
        {
            tap.Clear();
            await customer.ReadAsync(page);
            foreach (var statement in tap.Statements.Where(one => !IsOfBackground(one)))
            {
                foreach (var problem in await plan.ProblemsOfAsync(connection, statement))
                    problems.Add($"{page}: {problem}:\n{statement.Sql}");
            }
        }

        Assert.True(problems.Count == 0, string.Join("\n\n", problems));
    }

    /// <summary>What runs beside the requests: reports of journals and the work of operators.</summary>
    private static bool IsOfBackground(TappedStatement statement) =>
        statement.Sql.Contains("seen_at", StringComparison.Ordinal);
}
