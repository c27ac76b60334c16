using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Payg.Core.Calendar;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Retention;

namespace Payg.Storage.Postgres;

/// <summary>
/// Partitions on PostgreSQL. Functions of the tables' owner create and drop them, so that the service needs no right to
/// change tables.
/// </summary>
internal sealed class PostgresUsagePartitions(IExclusiveTransactions transactions) : IUsagePartitions
{
    // Flushes wait for as long as this waits for readers, and no longer. It is shorter than deadlock_timeout, so that
    // a flush is never the one that is ended.
    private const string LockTimeout = "SET LOCAL lock_timeout = '250ms'";

    public async Task<bool> EnsureAsync(PaygContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = BillingMonth.Of(now, TimeZoneInfo.Utc);
        for (var ahead = 0; ahead < 3; ahead++)
            last = last.Next;
        var name = string.Create(
            CultureInfo.InvariantCulture, $"payg.usage_quarters_{last.Year:D4}_{last.Month:D2}");
        if (await context.Database.SqlQuery<bool>($"""SELECT to_regclass({name}) IS NOT NULL AS "Value" """)
            .SingleAsync(cancellationToken))
        {
            return true;
        }

        try
        {
            await using var transaction = await transactions.BeginAsync(
                context, ExclusiveMatter.Retention, cancellationToken);
            await context.Database.ExecuteSqlRawAsync(LockTimeout, cancellationToken);
            await context.Database.ExecuteSqlAsync(
                $"SELECT payg.usage_partitions_ensure({now.ToUniversalTime()})", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (Exception exception)
            when (StateOf(exception) is PostgresErrorCodes.LockNotAvailable
                or PostgresErrorCodes.InsufficientPrivilege)
        {
            return false;
        }
    }

    public async Task<long?> DropAsync(
        PaygContext context, DateTimeOffset before, CancellationToken cancellationToken)
    {
        try
        {
            await context.Database.ExecuteSqlRawAsync(LockTimeout, cancellationToken);
            return await context.Database.SqlQuery<long?>(
                $"""SELECT payg.usage_partition_drop({before.ToUniversalTime()}) AS "Value" """)
                .SingleAsync(cancellationToken);
        }
        catch (Exception exception) when (StateOf(exception) is PostgresErrorCodes.LockNotAvailable)
        {
            throw new PartitionBusyException("Usage by the hour is being read.", exception);
        }
    }

    /// <summary>EF Core wraps what may be transient.</summary>
    private static string? StateOf(Exception exception) =>
        (exception.GetBaseException() as PostgresException)?.SqlState;
}
