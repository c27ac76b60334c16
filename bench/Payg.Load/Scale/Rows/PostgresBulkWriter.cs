using Npgsql;
using Payg.Storage.Model;

namespace Payg.Load.Scale.Rows;

/// <summary>Writes rows with COPY.</summary>
internal sealed class PostgresBulkWriter(PaygContext context, NpgsqlConnection connection) : IBulkWriter
{
    /// <inheritdoc/>
    public async Task WriteAsync<T>(IEnumerable<T> rows, CancellationToken cancellationToken) where T : class
    {
        var columns = new RowColumns(context, typeof(T));
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY {columns.Table} ({string.Join(", ", columns.Names)}) FROM STDIN (FORMAT BINARY)",
            cancellationToken);
        var values = new object?[columns.Names.Count];
        foreach (var row in rows)
        {
            columns.Read(row, values);
            await copy.WriteRowAsync(cancellationToken, values);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await RunAsync(
            "SELECT setval(pg_get_serial_sequence('payg.api_keys', 'id'), max(id)) FROM payg.api_keys",
            cancellationToken);
        await RunAsync("VACUUM (ANALYZE)", cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> SizeAsync(CancellationToken cancellationToken) =>
        (long)(await RunAsync("SELECT pg_database_size(current_database())", cancellationToken))!;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<object?> RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
