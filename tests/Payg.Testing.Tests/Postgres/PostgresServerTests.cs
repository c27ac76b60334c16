using Npgsql;
using Payg.Testing.Postgres;
using Xunit;

namespace Payg.Testing.Tests.Postgres;

public sealed class PostgresServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateDatabase_Twice_GivesTwoEmptyDatabasesOfAnOrdinaryUser()
    {
        var server = await PostgresServer.SharedAsync();
        var first = await server.CreateDatabaseAsync(Cancellation);
        var second = await server.CreateDatabaseAsync(Cancellation);

        await ExecuteAsync(first, "CREATE TABLE t (id int)");

        Assert.NotEqual(first, second);
        Assert.Equal(0L, await ScalarAsync(second, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
        Assert.Equal("off", await ScalarAsync(first, "SHOW is_superuser"));
    }

    [Fact]
    public async Task Connect_WithAnotherPassword_IsRefused()
    {
        var server = await PostgresServer.SharedAsync();
        var database = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync(Cancellation))
        {
            Password = "guess",
        };

        var refusal = await Assert.ThrowsAsync<PostgresException>(
            () => ScalarAsync(database.ConnectionString, "SELECT 1"));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task DropDatabase_WithAConnectionOpen_RemovesIt()
    {
        var server = await PostgresServer.SharedAsync();
        var database = await server.CreateDatabaseAsync(Cancellation);
        await ScalarAsync(database, "SELECT 1");

        await server.DropDatabaseAsync(database, Cancellation);

        NpgsqlConnection.ClearAllPools();
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(database, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, refusal.SqlState);
    }

    [Fact]
    public async Task StopImmediate_ThenRestart_KeepsPortAndCommitsAndLosesTheOpenTransaction()
    {
        await using var server = await PostgresServer.StartAsync(cancellationToken: Cancellation);
        var port = server.Port;
        var database = await server.CreateDatabaseAsync(Cancellation) + ";Pooling=false";
        await ExecuteAsync(database, "CREATE TABLE t (id int); INSERT INTO t VALUES (1)");
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await using var insert = new NpgsqlCommand("INSERT INTO t VALUES (2)", connection, transaction);
        await insert.ExecuteNonQueryAsync(Cancellation);

        await server.StopImmediateAsync();

        Assert.False(server.IsRunning);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ScalarAsync(database, "SELECT 1"));
        await server.RestartAsync(Cancellation);
        Assert.Equal(port, server.Port);
        Assert.Equal(1L, await ScalarAsync(database, "SELECT count(*) FROM t"));
    }

    [Theory]
    [InlineData(true, "on")]
    [InlineData(false, "off")]
    public async Task Fsync_AsChosen_IsInForce(bool fsync, string expected)
    {
        await using var server = await PostgresServer.StartAsync(new PostgresOptions { Fsync = fsync }, Cancellation);
        var database = await server.CreateDatabaseAsync(Cancellation) + ";Pooling=false";

        Assert.Equal(expected, await ScalarAsync(database, "SHOW fsync"));
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
