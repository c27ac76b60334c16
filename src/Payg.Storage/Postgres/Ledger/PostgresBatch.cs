using Npgsql;
using Payg.Core.Amounts;

namespace Payg.Storage.Postgres.Ledger;

/// <summary>Rows as arrays, one for each column, and batches of statements that take them.</summary>
internal static class PostgresBatch
{
    public static TColumn[] Array<TRow, TColumn>(IReadOnlyList<TRow> rows, Func<TRow, TColumn> column)
    {
        var values = new TColumn[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = column(rows[i]);
        return values;
    }

    public static object[] PartArrays<TRow>(IReadOnlyList<TRow> rows, Func<TRow, Int128> nanos)
    {
        var parts = Array(rows, row => AmountParts.Of(nanos(row)));
        return [Array(parts, part => part.Units), Array(parts, part => part.Nanos)];
    }

    public static Int128 AmountAt(NpgsqlDataReader reader, int column) =>
        AmountParts.Join(reader.GetInt64(column), reader.GetInt32(column + 1));

    /// <summary>Adds a statement, whose parameters are <c>$1</c> and up, to a batch.</summary>
    public static void Add(this NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }
}
