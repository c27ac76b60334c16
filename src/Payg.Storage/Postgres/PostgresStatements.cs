using Npgsql;

namespace Payg.Storage.Postgres;

/// <summary>Statements with positional parameters that travel together.</summary>
internal static class PostgresStatements
{
    /// <summary>Adds a statement whose parameters are <c>$1</c> and up.</summary>
    public static void Add(this NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }
}
