using Microsoft.EntityFrameworkCore;
using Npgsql;
using Payg.Core.Calendar;
using Payg.Storage.Model;

namespace Payg.Storage.Retention;

/// <summary>
/// Deletes old entries of the audit log. The database refuses to delete any that is younger than
/// <see cref="MinDays"/> days; on PostgreSQL the service's role can only call a function that deletes.
/// </summary>
public static class AuditRetention
{
    /// <summary>Entries that are younger than so many days are never deleted. The triggers say the same.</summary>
    public const int MinDays = 90;

    private const long MinMicroseconds = MinDays * 24L * 3_600 * 1_000_000;

    internal const string Function = "payg.audit_entries_drop";

    /// <summary>Deletes the oldest entries from before an instant, and where they came from.</summary>
    /// <param name="context">The database.</param>
    /// <param name="before">The instant.</param>
    /// <param name="most">How many are deleted at most.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many were deleted.</returns>
    public static async Task<int> DropAsync(
        PaygContext context, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Database.IsNpgsql())
        {
            return await context.Database.SqlQueryRaw<int>(
                $"SELECT {Function}(@before, @most) AS \"Value\"",
                new NpgsqlParameter("@before", before.ToUniversalTime()), new NpgsqlParameter("@most", most))
                .SingleAsync(cancellationToken);
        }

        // The trigger would end the statement at the first entry that is too young: the database's clock says which.
        return await context.Database.ExecuteSqlAsync($"""
            DELETE FROM audit_entries WHERE id IN (
                SELECT id FROM audit_entries
                WHERE at < min({UnixMicroseconds.From(before)}, unixepoch() * 1000000 - {MinMicroseconds})
                ORDER BY at LIMIT {most})
            """, cancellationToken);
    }
}
