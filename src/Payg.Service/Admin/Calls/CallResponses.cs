namespace Payg.Service.Admin.Calls;

/// <summary>A call that was charged.</summary>
/// <param name="OccurredAt">When it was answered.</param>
/// <param name="Meter">The meter's key; null: there is no such meter any more.</param>
/// <param name="MeterName">What the meter is called where people read it; null: its key, or it is gone.</param>
/// <param name="Method">The meter's HTTP method; null: there is no such meter any more.</param>
/// <param name="Quantity">How much it used.</param>
/// <param name="Unit">What the quantity counted when it occurred; null: the meter no longer exists.</param>
internal sealed record CallResponse(
    DateTimeOffset OccurredAt, string? Meter, string? MeterName, string? Method, long Quantity, string? Unit)
{
    /// <summary>The dimensions of the usage, by name; empty without any.</summary>
    public required IReadOnlyDictionary<string, string> Dimensions { get; init; }
}

/// <summary>One page of calls.</summary>
/// <param name="Data">The calls, in the order in which they occurred.</param>
/// <param name="NextCursor">Give it as cursor to get the next page; null on the last page.</param>
/// <param name="Damaged">
/// Pieces of the archive that could not be read and may hold calls of the period; 0 when all is well.
/// </param>
internal sealed record CallPageResponse(IReadOnlyList<CallResponse> Data, string? NextCursor, int Damaged);
