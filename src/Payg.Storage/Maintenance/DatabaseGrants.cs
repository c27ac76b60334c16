using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Payg.Storage.Model;
using Payg.Storage.Model.Audit;
using Payg.Storage.Model.Credits;
using Payg.Storage.Model.Notifications;
using Payg.Storage.Retention;

namespace Payg.Storage.Maintenance;

/// <summary>
/// Gives a role of PostgreSQL what the service needs and no more: it reads and writes rows, and can neither change a
/// table nor change or delete an entry of the audit log or an alert, nor delete an entry about credits; but that it
/// deletes old ones where they are kept for a time. SQLite has no roles.
/// </summary>
public sealed class DatabaseGrants
{
    private const string DefaultSchema = "public";
    private const string AllRows = "SELECT, INSERT, UPDATE, DELETE";

    private static readonly Dictionary<Type, string> s_narrower = new()
    {
        [typeof(AuditEntryRow)] = "SELECT, INSERT",
        [typeof(AlertRow)] = "SELECT, INSERT",
        [typeof(CreditEntryRow)] = "SELECT, INSERT, UPDATE",
        [typeof(AuditAddressRow)] = "SELECT, INSERT, DELETE",
    };

    private readonly PaygContext _context;

    internal DatabaseGrants(PaygContext context) => _context = context;

    /// <summary>Whether the database has roles.</summary>
    public bool IsSupported => _context.Database.IsNpgsql();

    /// <summary>
    /// Takes back what the role was granted on Payg's tables and grants it again; run it after each migration, as the
    /// tables' owner. The role must exist.
    /// </summary>
    /// <param name="role">The service's role.</param>
    /// <param name="expiring">What it deletes when it is old.</param>
    /// <param name="cancellationToken">Ends it; nothing is granted then.</param>
    /// <exception cref="InvalidOperationException">The database has no roles.</exception>
    public async Task GrantAsync(string role, ExpiringRows expiring, CancellationToken cancellationToken)
    {
        if (!IsSupported)
            throw new InvalidOperationException("This database has no roles.");

        await using var transaction = await _context.Database.BeginTransactionAsync(cancellationToken);
        foreach (var statement in Statements(role, expiring))
            await _context.Database.ExecuteSqlRawAsync(statement, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private IEnumerable<string> Statements(string role, ExpiringRows expiring)
    {
        var sql = _context.GetService<ISqlGenerationHelper>();
        var to = sql.DelimitIdentifier(role);
        var types = _context.Model.GetEntityTypes().ToArray();
        foreach (var schema in types.Select(SchemaOf).Distinct(StringComparer.Ordinal))
        {
            yield return $"GRANT USAGE ON SCHEMA {sql.DelimitIdentifier(schema)} TO {to}";
            yield return $"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {sql.DelimitIdentifier(schema)} TO {to}";
        }

        foreach (var type in types)
        {
            var table = TableOf(type.ClrType);
            yield return $"REVOKE ALL ON {table} FROM {to}";
            yield return $"GRANT {s_narrower.GetValueOrDefault(type.ClrType, AllRows)} ON {table} TO {to}";
        }

        foreach (var function in UsageRetention.Functions)
            yield return $"GRANT EXECUTE ON FUNCTION {function} TO {to}";
        yield return $"REVOKE ALL ON FUNCTION {AuditRetention.Function} FROM {to}";
        if (expiring.Alerts)
            yield return $"GRANT DELETE ON {TableOf(typeof(AlertRow))} TO {to}";
        if (expiring.AuditEntries)
            yield return $"GRANT EXECUTE ON FUNCTION {AuditRetention.Function} TO {to}";

        // Read at each start, to see whether the tables are as this version needs them.
        var options = RelationalOptionsExtension.Extract(_context.GetService<IDbContextOptions>());
        var history = sql.DelimitIdentifier(
            options.MigrationsHistoryTableName ?? HistoryRepository.DefaultTableName,
            options.MigrationsHistoryTableSchema ?? DefaultSchema);
        yield return $"GRANT SELECT ON {history} TO {to}";

        string TableOf(Type row)
        {
            var type = types.Single(type => type.ClrType == row);
            return sql.DelimitIdentifier(type.GetTableName()!, SchemaOf(type));
        }
    }

    private static string SchemaOf(IReadOnlyEntityType type) => type.GetSchema() ?? DefaultSchema;
}
