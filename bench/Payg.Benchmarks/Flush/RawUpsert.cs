using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Payg.Benchmarks.Flush;

/// <summary>
/// The fastest plain way to add to the rows that a flush writes: the keys are known beforehand, nothing is claimed,
/// locked, read or rated. PostgreSQL takes all rows of a table in one statement, SQLite one prepared statement a row.
/// </summary>
internal sealed class RawUpsert
{
    private static string Lines(string schema, string rows) => $"""
        INSERT INTO {schema}usage_lines ({LineColumns})
        {rows}
        ON CONFLICT (customer_id, month, meter_id, price_id) DO UPDATE SET quantity = usage_lines.quantity + 1,
            cost_units = usage_lines.cost_units + excluded.cost_units
                + (usage_lines.cost_nanos + excluded.cost_nanos) / 1000000000,
            cost_nanos = (usage_lines.cost_nanos + excluded.cost_nanos) % 1000000000,
            updated_at = excluded.updated_at
        """;

    private static string Quarters(string schema, string rows) => $"""
        INSERT INTO {schema}usage_quarters ({QuarterColumns}, api_key, dimension_set)
        {rows}
        ON CONFLICT (customer_id, quarter, meter_id, price_id, api_key, dimension_set) DO UPDATE
        SET quantity = usage_quarters.quantity + 1,
            cost_units = usage_quarters.cost_units + excluded.cost_units
                + (usage_quarters.cost_nanos + excluded.cost_nanos) / 1000000000,
            cost_nanos = (usage_quarters.cost_nanos + excluded.cost_nanos) % 1000000000
        """;

    private static string Months(string schema, string rows) => $"""
        INSERT INTO {schema}customer_months ({MonthColumns})
        {rows}
        ON CONFLICT (customer_id, month) DO UPDATE SET
            cost_units = customer_months.cost_units + excluded.cost_units
                + (customer_months.cost_nanos + excluded.cost_nanos) / 1000000000,
            cost_nanos = (customer_months.cost_nanos + excluded.cost_nanos) % 1000000000
        """;

    private const string LineColumns =
        "customer_id, month, meter_id, price_id, quantity, cost_units, cost_nanos, updated_at";
    private const string QuarterColumns = "customer_id, quarter, meter_id, price_id, quantity, cost_units, cost_nanos";
    private const string MonthColumns = "customer_id, month, currency, cost_units, cost_nanos";

    private const string PostgresSchema = "payg.";

    private static string AddOne(string schema) => $"""
        UPDATE {schema}customers
        SET total_cost_units = total_cost_units + (total_cost_nanos + 1) / 1000000000,
            total_cost_nanos = (total_cost_nanos + 1) % 1000000000
        """;

    private readonly object[][] _lines;
    private readonly object[][] _quarters;
    private readonly object[][] _totals;

    private readonly object[][] _months;

    private RawUpsert(object[][] lines, object[][] quarters, object[][] totals, object[][] months) =>
        (_lines, _quarters, _totals, _months) = (lines, quarters, totals, months);

    /// <summary>Reads the rows that are there, which will be added to.</summary>
    public static async Task<RawUpsert> OfAsync(DbConnection connection)
    {
        var schema = connection is NpgsqlConnection ? PostgresSchema : "";
        return new(
            await ReadAsync(connection, $"SELECT {LineColumns} FROM {schema}usage_lines ORDER BY customer_id"),
            await ReadAsync(connection, $"SELECT {QuarterColumns} FROM {schema}usage_quarters ORDER BY customer_id"),
            await ReadAsync(connection, $"SELECT id, total_cost_nanos FROM {schema}customers ORDER BY id"),
            await ReadAsync(connection, $"SELECT {MonthColumns} FROM {schema}customer_months ORDER BY customer_id"));
    }

    /// <summary>Adds to all rows in one transaction.</summary>
    public async Task RunAsync(DbConnection connection)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        if (connection is NpgsqlConnection postgres)
        {
            await SendAsync(postgres, Lines(PostgresSchema, "SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)"),
                Columns<Guid, int, int, int, long, long, int, DateTime>(_lines));
            await SendAsync(
                postgres, Quarters(PostgresSchema, "SELECT *, 0, 0 FROM unnest($1, $2, $3, $4, $5, $6, $7)"),
                Columns<Guid, DateTime, int, int, long, long, int, int>(_quarters));
            await SendAsync(postgres, Months(PostgresSchema, "SELECT * FROM unnest($1, $2, $3, $4, $5)"),
                Columns<Guid, int, string, long, int, int, int, int>(_months));
            await SendAsync(
                postgres,
                AddOne(PostgresSchema) + " FROM unnest($1, $2) AS change (id, cost) WHERE customers.id = change.id",
                Columns<Guid, int, int, int, int, int, int, int>(_totals));
        }
        else
        {
            var sqlite = (SqliteConnection)connection;
            await SendAsync(sqlite, Lines("", "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"), _lines);
            await SendAsync(sqlite, Quarters("", "VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0)"), _quarters);
            await SendAsync(sqlite, Months("", "VALUES ($1, $2, $3, $4, $5)"), _months);
            await SendAsync(sqlite, AddOne("") + " WHERE id = $1 AND $2 >= 0", _totals);
        }

        await transaction.CommitAsync();
    }

    private static async Task<object[][]> ReadAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return [.. rows];
    }

    private static async Task SendAsync(NpgsqlConnection connection, string sql, IEnumerable<object> columns)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var column in columns)
            command.Parameters.Add(new NpgsqlParameter { Value = column });
        await command.ExecuteNonQueryAsync();
    }

    private static async Task SendAsync(SqliteConnection connection, string sql, object[][] rows)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < rows[0].Length; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
                command.Parameters[i].Value = row[i];
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Rows as columns of their types; only as many as a row has.</summary>
    private static IEnumerable<object> Columns<T1, T2, T3, T4, T5, T6, T7, T8>(object[][] rows)
    {
        Func<int, object>[] columns =
        [
            Column<T1>(rows), Column<T2>(rows), Column<T3>(rows), Column<T4>(rows), Column<T5>(rows), Column<T6>(rows),
            Column<T7>(rows), Column<T8>(rows),
        ];
        return columns.Take(rows[0].Length).Select((column, index) => column(index));
    }

    private static Func<int, object> Column<T>(object[][] rows) =>
        index => rows.Select(row => (T)row[index]).ToArray();
}
