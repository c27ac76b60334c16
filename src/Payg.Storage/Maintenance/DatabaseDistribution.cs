using Microsoft.EntityFrameworkCore;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Storage.Maintenance;

/// <summary>
/// Distributes the tables of the path of a call over the databases of a Citus cluster: by customer, or by journal.
/// What a customer is charged is then on one shard. All other tables stay on the coordinator.
/// </summary>
public sealed class DatabaseDistribution
{
    /// <summary>Whose rows are colocated with those of others.</summary>
    private const string Customers = "customers";

    private const string Journals = "journals";

    private const string HasExtension = "EXISTS (SELECT FROM pg_proc WHERE proname = 'create_distributed_table')";

    private readonly PaygContext _context;

    internal DatabaseDistribution(PaygContext context) => _context = context;

    /// <summary>The distribution column of each distributed table.</summary>
    public static IReadOnlyDictionary<string, string> Columns { get; } = new Dictionary<string, string>(
        StringComparer.Ordinal)
    {
        [Customers] = "id",
        ["customer_zones"] = "customer_id",
        ["rate_limits"] = "customer_id",
        ["usage_lines"] = "customer_id",
        ["usage_quarters"] = "customer_id",
        ["test_quarters"] = "customer_id",
        ["usage_adjustments"] = "customer_id",
        ["dropped_usage"] = "customer_id",
        ["customer_months"] = "customer_id",
        ["dimension_sets"] = "customer_id",
        ["credit_grants"] = "customer_id",
        ["credit_entries"] = "customer_id",
        ["recurring_credits"] = "customer_id",
        ["budgets"] = "customer_id",
        ["budget_windows"] = "customer_id",
        ["leases"] = "customer_id",
        [Journals] = "id",
        ["journal_claims"] = "journal_id",
        ["hour_sums"] = "journal_id",
        ["month_sums"] = "journal_id",
    };

    /// <summary>Small tables of which each database has a copy.</summary>
    public static IReadOnlySet<string> References { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "meters", "prices" };

    /// <summary>Whether the database is PostgreSQL.</summary>
    public bool IsSupported => _context.Database.IsNpgsql();

    /// <summary>
    /// Distributes the tables that are not distributed yet, in one transaction. Nodes must not run meanwhile. Run it
    /// again after each migration.
    /// </summary>
    /// <returns>How many tables were distributed now.</returns>
    /// <exception cref="UnusableDatabaseException">
    /// The extension is missing, or a unique index does not include the distribution column.
    /// </exception>
    public async Task<int> DistributeAsync(CancellationToken cancellationToken)
    {
        // 1. Whether it can be done.
        if (!await IsAsync(HasExtension, cancellationToken))
        {
            throw new UnusableDatabaseException(
                "The database does not have the extension citus: run CREATE EXTENSION citus in it first.");
        }

        // 2. What Citus does not distribute: keys from tables that stay, unique indexes of a whole table, triggers,
        //    and numbers that only one database may give.
        _context.Database.SetCommandTimeout(TimeSpan.Zero);
        await using var transaction = await _context.Database.BeginTransactionAsync(cancellationToken);
        await RunAsync("SET LOCAL citus.multi_shard_modify_mode TO 'sequential'", cancellationToken);
        var missing = new List<string>();
        foreach (var table in Columns.Keys.Concat(References))
        {
            if (!await IsAsync($"""
                EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = to_regclass('payg.{table}'))
                """, cancellationToken))
            {
                missing.Add(table);
            }
        }

        if (missing.Count > 0)
            await RunAsync(Preparation, cancellationToken);
        foreach (var table in missing.Where(References.Contains))
            await RunAsync(NumberBySequence(table), cancellationToken);
        await ThrowIfNotDistributableAsync(cancellationToken);

        // 3. Those that others refer to come first.
        foreach (var table in missing.Where(References.Contains))
            await RunAsync($"SELECT create_reference_table('payg.{table}')", cancellationToken);
        foreach (var (table, column) in Columns.Where(pair => missing.Contains(pair.Key)))
        {
            var with = table is Customers or Journals
                ? "none"
                : $"payg.{(IsOfJournal(table) ? Journals : Customers)}";
            await RunAsync(
                $"SELECT create_distributed_table('payg.{table}', '{column}', colocate_with => '{with}')",
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return missing.Count;
    }

    private static bool IsOfJournal(string table) => table is Journals || Columns[table] is "journal_id";

    // Accounts, prices and payments refer to customers, who are never deleted. An entry about credit cannot be deleted
    // by the service's role, which has no right to (payg migrate --grant).
    private const string Preparation = """
        DO $$
        DECLARE one record;
        BEGIN
            FOR one IN SELECT conrelid::regclass AS source, conname AS name FROM pg_constraint
                WHERE contype = 'f' AND confrelid = 'payg.customers'::regclass
                    AND conrelid <> 'payg.rate_limits'::regclass
            LOOP
                EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.source, one.name);
            END LOOP;
        END $$;
        DROP TRIGGER IF EXISTS credit_entries_stay ON payg.credit_entries;
        DROP TRIGGER IF EXISTS credit_entries_grow ON payg.credit_entries;
        DO $$
        BEGIN
            IF (SELECT indisunique FROM pg_index WHERE indexrelid = to_regclass('payg.ix_customers_external_id')) THEN
                DROP INDEX payg.ix_customers_external_id;
                CREATE INDEX ix_customers_external_id ON payg.customers (external_id);
            END IF;
        END $$;
        """;

    /// <summary>Citus copies a table with a sequence, and none with an identity of 32 bits.</summary>
    private static string NumberBySequence(string table) => $"""
        DO $$
        BEGIN
            IF EXISTS (SELECT FROM pg_attribute
                WHERE attrelid = 'payg.{table}'::regclass AND attname = 'id' AND attidentity <> '') THEN
                ALTER TABLE payg.{table} ALTER COLUMN id DROP IDENTITY;
                CREATE SEQUENCE payg.{table}_number AS integer OWNED BY payg.{table}.id;
                PERFORM setval('payg.{table}_number', coalesce((SELECT max(id) FROM payg.{table}), 0) + 1, false);
                ALTER TABLE payg.{table} ALTER COLUMN id SET DEFAULT nextval('payg.{table}_number');
            END IF;
        END $$;
        """;

    /// <summary>Refuses constraints that were added past Payg, or by a version that forgot this list.</summary>
    private async Task ThrowIfNotDistributableAsync(CancellationToken cancellationToken)
    {
        foreach (var (table, column) in Columns)
        {
            var problem = await _context.Database.SqlQuery<string>($"""
                SELECT format('The unique index %s does not include %s.', indexrelid::regclass, {column}) AS "Value"
                FROM pg_index WHERE indrelid = to_regclass({"payg." + table}) AND indisunique AND NOT EXISTS (
                    SELECT FROM pg_attribute WHERE attrelid = indrelid AND attnum = ANY(indkey) AND attname = {column})
                UNION ALL
                SELECT format('The foreign key %s is from a table that is not distributed.', conname)
                FROM pg_constraint WHERE confrelid = to_regclass({"payg." + table}) AND contype = 'f'
                    AND conrelid <> to_regclass('payg.rate_limits')
                UNION ALL
                SELECT format('The trigger %s cannot be distributed.', tgname)
                FROM pg_trigger WHERE tgrelid = to_regclass({"payg." + table}) AND NOT tgisinternal
                """).FirstOrDefaultAsync(cancellationToken);
            if (problem is not null)
                throw new UnusableDatabaseException($"payg.{table} cannot be distributed. {problem}");
        }
    }

    private Task<bool> IsAsync(string condition, CancellationToken cancellationToken)
    {
        var sql = $"""SELECT {condition} AS "Value" """;
        return _context.Database.SqlQueryRaw<bool>(sql).SingleAsync(cancellationToken);
    }

    private Task<int> RunAsync(string sql, CancellationToken cancellationToken) =>
        _context.Database.ExecuteSqlRawAsync(sql, cancellationToken);
}
