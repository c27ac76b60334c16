using Npgsql;
using Payg.Storage.Databases;

namespace Payg.Storage.Postgres;

/// <summary>
/// Makes the schema <c>payg</c>, and moves there what versions before it kept in the first schema of their
/// <c>search_path</c>, as a rule <c>public</c>. One transaction: a crash leaves the old state. The migration lock must
/// be held. EF Core must not have looked at its history yet, which moves too.
/// </summary>
internal static class SchemaMove
{
    private const string Schema = PostgresPaygContext.Schema;
    private const string History = $"{Schema}.{MigrationHistory.Table}";

    private static readonly (string Migration, string[] Moved)[] s_earlier =
    [
        ("20261123130029_Initial",
        [
            "TABLE audit_entries", "TABLE customers", "TABLE journal_claims", "TABLE journals", "TABLE meters",
            "TABLE prices", "TABLE tokens", "TABLE usage_hours", "TABLE usage_lines", "TABLE users",
        ]),
        ("20261123130831_KeepAuditEntries", ["FUNCTION audit_entries_refuse()"]),
        ("20261125133415_LimitCalls", ["TABLE rate_limits"]),
    ];

    /// <summary>Does what is left to do; nothing once it has been done.</summary>
    /// <exception cref="UnusableDatabaseException">
    /// The role may not make the schema, or there are tables of Payg's both in it and outside.
    /// </exception>
    public static async Task RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await EnsureSchemaAsync(connection, cancellationToken);
        await LeaveSearchPathAsync(connection, cancellationToken);

        var (source, applied) = await ReadEarlierAsync(connection, cancellationToken);
        if (applied.Count > 0)
        {
            if (await HasHistoryAsync(connection, cancellationToken))
            {
                throw new UnusableDatabaseException(
                    $"The database has tables of Payg both in the schema {Schema} and, from an older version or its "
                    + $"copy, in {source}: drop or move away the ones that are not wanted.");
            }

            await ExecuteAsync(connection, Moves(source, applied), cancellationToken);
            await MoveHistoryAsync(connection, source, applied, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task EnsureSchemaAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // CREATE SCHEMA IF NOT EXISTS asks for the right to make one even where there is nothing to make.
        await using var command = new NpgsqlCommand(
            $"SELECT count(*) FROM pg_catalog.pg_namespace WHERE nspname = '{Schema}'", connection);
        if (await command.ExecuteScalarAsync(cancellationToken) is not 0L)
            return;

        try
        {
            await ExecuteAsync(connection, $"CREATE SCHEMA {Schema}", cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InsufficientPrivilege)
        {
            var (database, role) = (connection.Database, connection.UserName);
            throw new UnusableDatabaseException(
                $"The role {role} may not create the schema {Schema}, which holds all tables of Payg. As the owner of "
                + $"the database, run: GRANT CREATE ON DATABASE \"{database}\" TO \"{role}\"; or: "
                + $"CREATE SCHEMA {Schema} AUTHORIZATION \"{role}\";",
                exception);
        }
    }

    /// <summary>
    /// PostgreSQL looks unqualified names up in the schema that is named like the role first. Where both are "payg", an
    /// application that shares the role would find Payg's tables instead of its own.
    /// </summary>
    private static async Task LeaveSearchPathAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand($"""
            SELECT setting FROM pg_catalog.pg_settings
            WHERE name = 'search_path' AND source <> 'client' AND current_user = '{Schema}'
            """, connection);
        if (await query.ExecuteScalarAsync(cancellationToken) is not string path)
            return;

        var schemas = path.Split(',', StringSplitOptions.TrimEntries);
        var others = schemas.Where(schema => schema is not "\"$user\"").ToArray();
        if (others.Length == schemas.Length)
            return;

        await ExecuteAsync(connection, $"""
            ALTER ROLE {Schema} IN DATABASE {Quoted(connection.Database)}
            SET search_path TO {(others.Length > 0 ? string.Join(", ", others) : "public")}
            """, cancellationToken);
    }

    /// <summary>The schema of the earlier tables, and which of the earlier migrations were applied to it.</summary>
    private static async Task<(string Source, IReadOnlyList<string> Applied)> ReadEarlierAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // Resolved by search_path, as the earlier versions did. Another application's table has other columns.
        await using var find = new NpgsqlCommand($"""
            SELECT namespace.nspname FROM pg_catalog.pg_class AS history
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = history.relnamespace
            JOIN pg_catalog.pg_attribute AS col ON col.attrelid = history.oid AND col.attname = 'migration_id'
            WHERE history.oid = to_regclass('"{MigrationHistory.EarlierTable}"')
            """, connection);
        if (await find.ExecuteScalarAsync(cancellationToken) is not string source)
            return ("", []);

        await using var read = new NpgsqlCommand(
            $"SELECT migration_id FROM {Quoted(source)}."
            + $"\"{MigrationHistory.EarlierTable}\" WHERE migration_id = ANY($1)",
            connection)
        {
            Parameters = { new() { Value = s_earlier.Select(earlier => earlier.Migration).ToArray() } },
        };
        await using var reader = await read.ExecuteReaderAsync(cancellationToken);
        var applied = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            applied.Add(reader.GetString(0));
        return (source, applied);
    }

    private static async Task<bool> HasHistoryAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"SELECT to_regclass('{History}') IS NOT NULL", connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    // Indexes, constraints, triggers and the sequences of identity columns go with their table.
    private static string Moves(string source, IReadOnlyList<string> applied) =>
        source is Schema
            ? ""
            : string.Concat(s_earlier
                .Where(earlier => applied.Contains(earlier.Migration, StringComparer.Ordinal))
                .SelectMany(earlier => earlier.Moved)
                .Select(moved => moved.Split(' '))
                .Select(moved => $"ALTER {moved[0]} {Quoted(source)}.{moved[1]} SET SCHEMA {Schema};"));

    /// <summary>Moves the rows that are Payg's; another application's stay.</summary>
    private static async Task MoveHistoryAsync(
        NpgsqlConnection connection, string source, IReadOnlyList<string> applied, CancellationToken cancellationToken)
    {
        var earlier = $"{Quoted(source)}.\"{MigrationHistory.EarlierTable}\"";
        await ExecuteAsync(connection, $"""
            CREATE TABLE {History} (
                migration_id character varying(150) NOT NULL
                    CONSTRAINT pk_{MigrationHistory.Table} PRIMARY KEY,
                product_version character varying(32) NOT NULL)
            """, cancellationToken);
        await using var move = new NpgsqlCommand($"""
            WITH moved AS (DELETE FROM {earlier} WHERE migration_id = ANY($1) RETURNING migration_id, product_version)
            INSERT INTO {History} (migration_id, product_version) SELECT migration_id, product_version FROM moved
            """, connection)
        {
            Parameters = { new() { Value = applied.ToArray() } },
        };
        await move.ExecuteNonQueryAsync(cancellationToken);
        await ExecuteAsync(connection, $"""
            INSERT INTO {earlier} (migration_id, product_version)
            VALUES ('{MigrationHistory.Marker}', '{MigrationHistory.MarkerVersion}') ON CONFLICT DO NOTHING
            """, cancellationToken);
    }

    private static async Task ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        if (sql.Length == 0)
            return;

        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
