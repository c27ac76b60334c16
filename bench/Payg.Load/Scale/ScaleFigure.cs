using System.Globalization;

namespace Payg.Load.Scale;

/// <summary>One row of the table, of one database.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Text">The figure as it is shown.</param>
/// <param name="P99Ms">The time that one request in a hundred exceeds, in milliseconds; null: no requests.</param>
internal sealed record ScaleFigure(string Name, string Text, double? P99Ms)
{
    /// <summary>Times of requests.</summary>
    public static ScaleFigure OfTimes(string name, TimeSpan p50, TimeSpan p99) => new(
        name,
        string.Create(
            CultureInfo.InvariantCulture, $"{p50.TotalMilliseconds:F1}, {p99.TotalMilliseconds:F1} ms"),
        p99.TotalMilliseconds);

    /// <summary>Any other figure.</summary>
    public static ScaleFigure Of(string name, FormattableString text) =>
        new(name, text.ToString(CultureInfo.InvariantCulture), null);
}
