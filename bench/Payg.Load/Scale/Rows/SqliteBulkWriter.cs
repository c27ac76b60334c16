using Microsoft.Data.Sqlite;
using Payg.Storage.Model;

namespace Payg.Load.Scale.Rows;

/// <summary>Writes rows with one prepared statement a table, in transactions of a table each.</summary>
internal sealed class SqliteBulkWriter(PaygContext context, SqliteConnection connection) : IBulkWriter
{
    /// <summary>Takes the file for itself: a crash may leave it damaged, and it is then made again.</summary>
    public static async Task<SqliteBulkWriter> OpenAsync(
        PaygContext context, string file, CancellationToken cancellationToken)
    {
        SqliteConnection.ClearAllPools();
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(cancellationToken);
        var writer = new SqliteBulkWriter(context, connection);
        writer.Run("PRAGMA journal_mode = OFF");
        writer.Run("PRAGMA synchronous = OFF");
        writer.Run("PRAGMA cache_size = -1000000");
        return writer;
    }

    /// <inheritdoc/>
    public async Task WriteAsync<T>(IEnumerable<T> rows, CancellationToken cancellationToken) where T : class
    {
        var columns = new RowColumns(context, typeof(T));
        var names = Enumerable.Range(0, columns.Names.Count).Select(number => $"$p{number}").ToArray();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var insert = connection.CreateCommand();
        insert.CommandText = $"""
            INSERT INTO {columns.Table} ({string.Join(", ", columns.Names)}) VALUES ({string.Join(", ", names)})
            """;
        var parameters = Array.ConvertAll(names, name => insert.Parameters.Add(new SqliteParameter(name, null)));
        var values = new object?[parameters.Length];
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            columns.Read(row, values);
            for (var i = 0; i < values.Length; i++)
                parameters[i].Value = values[i] ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        Run("PRAGMA journal_mode = WAL");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<long> SizeAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Number("PRAGMA page_count") * Number("PRAGMA page_size"));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private long Number(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
