using Payg.Storage.Model;

namespace Payg.Storage.Retention;

/// <summary>
/// The partitions of usage by quarters of an hour, where the database has them: one for each month of UTC, and one for
/// what is in none of these. One implementation for each database. Thread-safe.
/// </summary>
public interface IUsagePartitions
{
    /// <summary>
    /// Creates the partitions of the month before, of this one and of the next three, as far as they do not exist.
    /// Rows that are in the default partition already are moved.
    /// </summary>
    /// <param name="context">The database.</param>
    /// <param name="now">The clock's time.</param>
    /// <param name="cancellationToken">Ends it; nothing is created then.</param>
    /// <returns>
    /// False: it could not be done now, because others read usage for long or a right is missing. Usage is stored in
    /// the default partition meanwhile.
    /// </returns>
    Task<bool> EnsureAsync(PaygContext context, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Drops the oldest partition that ended, in the transaction of the context, and adds its rows to what was dropped.
    /// </summary>
    /// <param name="context">The database, with an open transaction.</param>
    /// <param name="before">The partition ended before, or at this instant.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many rows it had; null: there is no such partition.</returns>
    /// <exception cref="PartitionBusyException">Others read it for long. Try again.</exception>
    Task<long?> DropAsync(PaygContext context, DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>Others use what is to be dropped, and must not wait for it.</summary>
public sealed class PartitionBusyException : Exception
{
    /// <summary>Says that it is used.</summary>
    public PartitionBusyException() : this("Usage by the hour is being read.")
    {
    }

    /// <summary>Says what is used.</summary>
    public PartitionBusyException(string message) : base(message)
    {
    }

    /// <summary>Says what is used and how that showed.</summary>
    public PartitionBusyException(string message, Exception? inner) : base(message, inner)
    {
    }
}
