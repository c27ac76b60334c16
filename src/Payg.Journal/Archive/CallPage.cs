namespace Payg.Journal.Archive;

/// <summary>A page of calls.</summary>
/// <param name="Calls">In the order in which they occurred.</param>
/// <param name="Next">Behind which the next page begins; null: there is none.</param>
public sealed record CallPage(IReadOnlyList<ArchivedCall> Calls, CallPosition? Next);
