using Npgsql;

namespace Payg.Storage.Postgres;

/// <summary>
/// What statements need where Citus has distributed the customers over several databases. It sends a statement to the
/// shards that a condition on the distribution column names, and to all where there is only a join.
/// </summary>
/// <param name="AreSeveral">Whether the customers are distributed.</param>
internal sealed record Shards(bool AreSeveral)
{
    private const string Columns = "id, currency, time_zone, has_credit, has_budgets, credit_due_at";

    /// <summary>Reads what a flush needs to know of customers, of whom <c>$1</c> has the ids.</summary>
    public const string Read = $"SELECT {Columns} FROM payg.customers WHERE id = ANY($1)";

    /// <summary>
    /// Locks them as well: in their order, or, where Citus refuses to lock rows of several shards, by writing them as
    /// they are. There, flushes that wait for each other are ended by Citus and tried again.
    /// </summary>
    public string Lock { get; } = AreSeveral
        ? $"UPDATE payg.customers SET credit_seq = credit_seq WHERE id = ANY($1) RETURNING {Columns}"
        : $"{Read} ORDER BY id FOR NO KEY UPDATE";

    /// <summary>
    /// The condition that a joined table has rows of the customers in <c>$1</c> alone. One database finds them by the
    /// join; the condition would only make its plan worse.
    /// </summary>
    public string Among(string column) => AreSeveral ? $" AND {column} = ANY($1)" : "";

    public static Shards Of(NpgsqlDataSource database)
    {
        using var connection = database.OpenConnection();
        return new Shards(Has(connection, "to_regclass('pg_dist_partition') IS NOT NULL")
            && Has(connection, """
                EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = to_regclass('payg.customers'))
                """));
    }

    private static bool Has(NpgsqlConnection connection, string condition)
    {
        using var command = new NpgsqlCommand($"SELECT {condition}", connection);
        return (bool)command.ExecuteScalar()!;
    }
}
