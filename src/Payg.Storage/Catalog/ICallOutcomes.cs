namespace Payg.Storage.Catalog;

/// <summary>Stores how many calls were not charged. One implementation for each database. Thread-safe.</summary>
public interface ICallOutcomes
{
    /// <summary>
    /// Adds counts to those of a day, by one statement in one transaction. No thread of the pool waits for the database
    /// meanwhile.
    /// </summary>
    /// <param name="day">The day, as the number <c>yyyyMMdd</c>.</param>
    /// <param name="counts">What is added, each meter and outcome once.</param>
    /// <param name="cancellationToken">Ends it; nothing is added then.</param>
    Task AddAsync(int day, IReadOnlyList<CallOutcomeCount> counts, CancellationToken cancellationToken);
}

/// <summary>How many calls of a meter had an outcome.</summary>
/// <param name="Meter">The key of the meter.</param>
/// <param name="Outcome">The outcome, as the metric <c>payg.calls</c> names it.</param>
/// <param name="Calls">How many calls.</param>
public readonly record struct CallOutcomeCount(string Meter, string Outcome, long Calls);
