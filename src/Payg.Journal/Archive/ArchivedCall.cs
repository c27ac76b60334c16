using Payg.Core.Usage;

namespace Payg.Journal.Archive;

/// <summary>A call from the archive.</summary>
/// <param name="Position">Its place among all calls.</param>
/// <param name="Record">What was used by whom, and when.</param>
public readonly record struct ArchivedCall(CallPosition Position, UsageRecord Record);
