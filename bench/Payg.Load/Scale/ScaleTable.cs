using System.Globalization;

namespace Payg.Load.Scale;

/// <summary>Writes figures of several databases side by side.</summary>
internal static class ScaleTable
{
    /// <summary>A Markdown table; the last column compares the largest database to the smallest.</summary>
    public static string Of(IReadOnlyList<int> customers, IReadOnlyList<IReadOnlyList<ScaleFigure>> columns)
    {
        var heads = customers.Select(
            count => string.Create(CultureInfo.InvariantCulture, $"{count:N0} customers"));
        var rows = columns[0].Select((figure, row) =>
            $"| {figure.Name} | {string.Join(" | ", columns.Select(column => column[row].Text))} "
            + $"| {Ratio(columns[0][row], columns[^1][row])} |");
        return $"""
            | | {string.Join(" | ", heads)} | p99, last to first |
            |---|{string.Concat(customers.Select(_ => "---|"))}---|
            {string.Join('\n', rows)}
            """;
    }

    private static string Ratio(ScaleFigure first, ScaleFigure last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.P99Ms / first.P99Ms:F1}");
}
