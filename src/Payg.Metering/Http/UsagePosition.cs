namespace Payg.Metering.Http;

/// <summary>The place of an entry in a time series: by window, then by meter and unit.</summary>
/// <param name="Start">The window's first instant.</param>
/// <param name="Meter">The meter's key.</param>
/// <param name="Method">The meter's HTTP method.</param>
/// <param name="Unit">What is counted.</param>
internal readonly record struct UsagePosition(DateTimeOffset Start, string Meter, string Method, string Unit)
    : IComparable<UsagePosition>
{
    /// <summary>Whether the entry comes after another one; always where there is none.</summary>
    public bool IsAfter(UsagePosition? last) => last is not { } position || CompareTo(position) > 0;

    /// <inheritdoc/>
    public int CompareTo(UsagePosition other)
    {
        var order = Start.CompareTo(other.Start);
        order = order != 0 ? order : string.CompareOrdinal(Meter, other.Meter);
        order = order != 0 ? order : string.CompareOrdinal(Method, other.Method);
        return order != 0 ? order : string.CompareOrdinal(Unit, other.Unit);
    }
}
