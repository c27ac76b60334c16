namespace Payg.Journal.Archive;

/// <summary>A page of calls.</summary>
/// <param name="Calls">In the order in which they occurred.</param>
/// <param name="Next">The position that the next page starts after; null: this is the last page.</param>
public sealed record CallPage(IReadOnlyList<ArchivedCall> Calls, CallPosition? Next);
