using System.Net;
using System.Net.Sockets;
using Npgsql;
using Payg.Testing.Postgres;
using Payg.Testing.Proxies;
using Xunit;

namespace Payg.Testing.Tests.Proxies;

public sealed class TcpProxyTests : IAsyncLifetime
{
    private string _direct = "";
    private string _proxied = "";
    private TcpProxy _proxy = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var server = await PostgresServer.SharedAsync();
        _direct = await server.CreateDatabaseAsync(Cancellation) + ";Pooling=false";
        _proxy = TcpProxy.ForPostgres(_direct, out _proxied);
        await ExecuteAsync(_direct, "CREATE TABLE t (id int)");
    }

    public async ValueTask DisposeAsync() => await _proxy.DisposeAsync();

    [Fact]
    public async Task Forward_NothingCommanded_CarriesStatementsAndLargeResults()
    {
        await ExecuteAsync(_proxied, "INSERT INTO t SELECT generate_series(1, 100000)");
        await using var source = NpgsqlDataSource.Create(_proxied);
        await using var command = source.CreateCommand("SELECT id FROM t ORDER BY id");
        await using var reader = await command.ExecuteReaderAsync(Cancellation);

        var rows = 0;
        while (await reader.ReadAsync(Cancellation))
            Assert.Equal(++rows, reader.GetInt32(0));

        Assert.Equal(100_000, rows);
    }

    [Theory]
    [InlineData(StatementFate.Applied, 1)]
    [InlineData(StatementFate.Lost, 0)]
    public async Task CutAtNextCommit_OfATransaction_FailsForTheClientAndHasTheChosenFate(StatementFate fate, long rows)
    {
        var cut = _proxy.CutAtNextCommitAsync(fate);

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => InsertInTransactionAsync(_proxied));

        await cut.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        await WaitForRowsAsync(rows);
        await InsertInTransactionAsync(_proxied);
        Assert.Equal(rows + 1, await CountAsync());
    }

    [Theory]
    [InlineData(StatementFate.Applied, 1)]
    [InlineData(StatementFate.Lost, 0)]
    public async Task CutAtNextCommit_AsAStatementWithParametersBefore_HasTheChosenFate(StatementFate fate, long rows)
    {
        var cut = _proxy.CutAtNextCommitAsync(fate);
        await using var connection = new NpgsqlConnection(_proxied);
        await connection.OpenAsync(Cancellation);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("BEGIN"),
                new NpgsqlBatchCommand("INSERT INTO t VALUES ($1)") { Parameters = { new() { Value = 7 } } },
                new NpgsqlBatchCommand("commit"),
            },
        };

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => batch.ExecuteNonQueryAsync(Cancellation));

        await cut.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        await WaitForRowsAsync(rows);
    }

    [Fact]
    public async Task CutAtNext_WithAnotherStatementBefore_CutsOnlyTheOneMeant()
    {
        var cut = _proxy.CutAtNextAsync(
            sql => sql.Contains("VALUES (2)", StringComparison.Ordinal), StatementFate.Applied);
        await ExecuteAsync(_proxied, "INSERT INTO t VALUES (1)");
        Assert.False(cut.IsCompleted);

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ExecuteAsync(_proxied, "INSERT INTO t VALUES (2)"));

        await cut.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        await WaitForRowsAsync(2);
    }

    [Fact]
    public async Task CutConnections_WithOneOpen_BreaksItAndAcceptsAnother()
    {
        await using var connection = new NpgsqlConnection(_proxied);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        await command.ExecuteScalarAsync(Cancellation);

        Assert.Equal(1, _proxy.CutConnections());

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => command.ExecuteScalarAsync(Cancellation));
        await ExecuteAsync(_proxied, "SELECT 1");
    }

    [Fact]
    public async Task StopAccepting_ThenResume_RefusesAndAcceptsOnTheSamePort()
    {
        var port = _proxy.Port;
        await ExecuteAsync(_proxied, "SELECT 1");

        _proxy.StopAccepting();
        using var refused = new TcpClient();
        var failure = await Assert.ThrowsAsync<SocketException>(
            async () => await refused.ConnectAsync(IPAddress.Loopback, port, Cancellation));
        _proxy.ResumeAccepting();

        Assert.Equal(SocketError.ConnectionRefused, failure.SocketErrorCode);
        Assert.Equal(port, _proxy.Port);
        await ExecuteAsync(_proxied, "SELECT 1");
    }

    [Fact]
    public async Task Delay_OfATenthSecond_IsFeltBothWays()
    {
        await using var connection = new NpgsqlConnection(_proxied);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        _proxy.Delay = TimeSpan.FromMilliseconds(100);

        var started = TimeProvider.System.GetTimestamp();
        await command.ExecuteScalarAsync(Cancellation);

        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(195));
        _proxy.Delay = TimeSpan.Zero;
    }

    private static async Task InsertInTransactionAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await using var insert = new NpgsqlCommand("INSERT INTO t VALUES (1)", connection, transaction);
        await insert.ExecuteNonQueryAsync(Cancellation);
        await transaction.CommitAsync(Cancellation);
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private async Task<long> CountAsync()
    {
        await using var source = NpgsqlDataSource.Create(_direct);
        await using var command = source.CreateCommand("SELECT count(*) FROM t");
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    // The count must be right, and stay so once the server has noticed that the client of a lost commit is gone.
    private async Task WaitForRowsAsync(long rows)
    {
        Assert.Equal(rows, await CountAsync());
        await using var source = NpgsqlDataSource.Create(_direct);
        await using var others = source.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        var started = TimeProvider.System.GetTimestamp();
        while ((long)(await others.ExecuteScalarAsync(Cancellation))! > 0)
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(10), "a connection is left");
        Assert.Equal(rows, await CountAsync());
    }
}
