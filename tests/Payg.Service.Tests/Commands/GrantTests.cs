using System.Net;
using Npgsql;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Payg.Testing.Postgres;
using Xunit;

namespace Payg.Service.Tests.Commands;

/// <summary>
/// The service with a role of PostgreSQL that owns nothing: OWASP ASVS 5.0 13.2.2 (least privilege) and 16.4.2 (logs
/// are protected from the application).
/// </summary>
public sealed class GrantTests
{
    [Fact]
    public async Task V16_4_2_ServiceRole_AfterMigrateAndGrant_ServesAndCannotChangeTheAuditLogOrTables()
    {
        var server = await PostgresServer.SharedAsync();
        var owner = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        var (role, connection) = await server.CreateRoleAsync(owner, TestContext.Current.CancellationToken);
        await using (var database = new GivenDatabase(owner))
        {
            // Twice: the second time as after an upgrade.
            for (var i = 0; i < 2; i++)
            {
                var migrated = await database.EnterAsync("migrate", "--grant", role);
                Assert.True(migrated.ExitCode == 0, migrated.Error);
            }
        }

        await using (var database = new GivenDatabase(connection))
        {
            await using var host = await ServiceHost.StartAsync(database);
            await UseEverythingAsync(host);
        }

        foreach (var statement in new[]
        {
            "UPDATE {0} SET actor_name = 'somebody'", "DELETE FROM {0}", "TRUNCATE {0}", "DROP TABLE {0}",
            "ALTER TABLE {0} DISABLE TRIGGER ALL", "ALTER TABLE {0} ADD COLUMN more text",
            "DROP TRIGGER audit_entries_stay ON {0}",
        })
        {
            await AssertRefusedAsync(connection, statement, "audit_entries");
        }

        await AssertRefusedAsync(connection, "UPDATE {0} SET address = '192.0.2.1'", "audit_addresses");
        await AssertRefusedAsync(connection, "ALTER TABLE {0} ADD COLUMN more text", "customers");
        await AssertRefusedAsync(connection, "DELETE FROM {0}", "__%migrations%");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("365")]
    public async Task V16_4_2_ServiceRole_WithAndWithoutRetention_DropsOldEntriesOnlyWhereThatIsSet(string days)
    {
        var server = await PostgresServer.SharedAsync();
        var owner = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        var (role, connection) = await server.CreateRoleAsync(owner, TestContext.Current.CancellationToken);
        await using (var database = new GivenDatabase(owner))
        {
            var migrated = await database.EnterAsync(
                "migrate", "--grant", role, $"--Payg:Retention:Audit={days}", $"--Payg:Retention:Alerts={days}");
            Assert.True(migrated.ExitCode == 0, migrated.Error);
        }

        await using var opened = new NpgsqlConnection(connection + ";Pooling=false");
        await opened.OpenAsync(TestContext.Current.CancellationToken);
        await using var fill = new NpgsqlCommand("""
            INSERT INTO payg.audit_entries (at, action, subject_kind, subject_id)
            VALUES (now() - interval '91 days', 'meter.created', 'meter', '1'),
                (now() - interval '89 days', 'meter.created', 'meter', '2')
            """, opened);
        await fill.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        // Partitions are created and dropped by functions, too.
        await using var partition = new NpgsqlCommand("SELECT payg.usage_partitions_ensure('2031-03-01Z')", opened);
        Assert.Equal(5, await partition.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        await using var unpartition = new NpgsqlCommand("SELECT payg.usage_partition_drop('2031-03-01Z')", opened);
        Assert.Equal(0L, await unpartition.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        await AssertRefusedAsync(connection, "DROP TABLE {0}", "usage_quarters_2031_03");

        await using var drop = new NpgsqlCommand(
            "SELECT payg.audit_entries_drop(now() + interval '1 day', 100)", opened);

        await using var alerts = new NpgsqlCommand("DELETE FROM payg.alerts", opened);
        if (days is "0")
        {
            await AssertRefusedAsync(connection, "DELETE FROM {0}", "alerts");
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => drop.ExecuteScalarAsync());
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
            return;
        }

        Assert.Equal(1, await drop.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        await alerts.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await AssertRefusedAsync(connection, "DELETE FROM {0}", "audit_entries");
    }

    [Fact]
    public async Task Grant_OnSqlite_IsRefusedInOneLine()
    {
        await using var database = new SqliteTestDatabase();

        var refused = await database.EnterAsync("migrate", "--grant", "payg_service");

        Assert.Equal(10, refused.ExitCode);
        Assert.Contains("SQLite", refused.Error, StringComparison.Ordinal);
    }

    /// <summary>What writes to each table: accounts, keys, prices, limits, calls, revocations.</summary>
    private static async Task UseEverythingAsync(ServiceHost host)
    {
        var customer = await Customer.CreateAsync(host.Client);
        await customer.CallAsync("api1", 3);
        Assert.Equal("0.003", (await customer.CostsAsync()).Total);
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var meter = (await admin.ReadAsync("/meters")).GetProperty("data")[0].GetProperty("id").GetInt32();
        await admin.SetFlatAsync(meter, "0.25", "2993-01-01T00:00:00Z");
        await admin.DoAsync(
            HttpMethod.Put, $"/customers/{customer.Id}/limits/{meter}", new { calls_per_minute = 100 });
        await admin.DoAsync(
            HttpMethod.Post, $"/customers/{customer.Id}/disable", expected: HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.Forbidden, await customer.StatusAsync(HttpMethod.Get, "/api/payg/api1"));
        Assert.NotEmpty((await admin.ReadAsync("/audit")).GetProperty("data").EnumerateArray());
    }

    private static async Task AssertRefusedAsync(string connectionString, string statement, string table)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var find = new NpgsqlCommand(
            "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r' AND lower(relname) LIKE $1", connection)
        {
            Parameters = { new() { Value = table } },
        };
        var name = (string)(await find.ExecuteScalarAsync())!;
        await using var command = new NpgsqlCommand(
            statement.Replace("{0}", name, StringComparison.Ordinal), connection);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }
}
