using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Payg.Clients.Tests.Hosting;
using Payg.Testing;

namespace Payg.Clients.Tests.Documents;

/// <summary>What <c>scripts/capacity</c> predicts of measured sizes is within 30 % of docs/performance.md.</summary>
public sealed partial class CapacityTests
{
    private const double Tolerance = 0.3;
    private const RegexOptions Safe =
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    [Theory]
    [InlineData(10_000, 12)]
    [InlineData(100_000, 12)]
    [InlineData(1_000_000, 3)]
    public async Task Disk_OfAMeasuredSize_IsWithin30Percent(int customers, int months)
    {
        var text = await PerformanceAsync();
        var row = DiskRows().Matches(text).Select(match => match.Groups["cells"].Value.Split('|'))
            .Single(cells => cells.Length == (months == 12 ? 4 : 1));
        var gigabytes = Number(row[^(customers == 10_000 ? 2 : 1)]);
        var lines = customers * (long)months * 4;

        var predicted = await PredictAsync(
            "--customers", Text(customers), "--months", Text(months), "--quarters", "1.25");

        AssertNear(gigabytes * 1e9 * lines / 1e6, predicted.GetProperty("disk_bytes").GetDouble());
    }

    [Theory]
    [InlineData("1,000")]
    [InlineData("10,000")]
    [InlineData("100,000")]
    public async Task Flush_OfAMeasuredBatch_IsWithin30Percent(string batch)
    {
        var text = await PerformanceAsync();
        var milliseconds = FlushRows().Matches(text)
            .Where(match => string.Equals(match.Groups["lines"].Value, batch, StringComparison.Ordinal))
            .Select(match => Number(match.Groups["flush"].Value)).Single();

        // As many processors of the database as are busy for 60 % of the time with so many lines a second.
        var predicted = await PredictAsync("--calls", "1000000", "--customers", "1000000000");
        var seconds = 0.6 * predicted.GetProperty("database_cores").GetDouble()
            / predicted.GetProperty("flushed_lines_a_second").GetDouble();

        AssertNear(milliseconds / 1000 / Number(batch), seconds);
    }

    [Fact]
    public async Task Calls_OfTheMeasuredServers_AreWithin30Percent()
    {
        var text = await PerformanceAsync();
        var measured = CallRows().Matches(text).Select(match => Number(match.Groups["micros"].Value)).ToArray();
        Assert.Equal(4, measured.Length);

        var predicted = await PredictAsync("--calls", "1000000");

        foreach (var micros in measured)
            AssertNear(micros, 0.6 * predicted.GetProperty("node_cores").GetDouble());
    }

    private static Task<string> PerformanceAsync() => File.ReadAllTextAsync(
        RepositoryFolder.PathOf("docs", "performance.md"), TestContext.Current.CancellationToken);

    private static async Task<JsonElement> PredictAsync(params string[] arguments)
    {
        var output = await Tool.RunAsync(
            RepositoryFolder.Root, "",
            ["node", RepositoryFolder.PathOf("scripts", "capacity"), "--json", .. arguments]);
        return JsonDocument.Parse(output).RootElement;
    }

    private static void AssertNear(double measured, double predicted) => Assert.True(
        Math.Abs(predicted - measured) <= Tolerance * measured,
        string.Create(CultureInfo.InvariantCulture, $"{predicted} is not within 30 % of {measured}."));

    private static double Number(string cell) => double.Parse(
        cell.Replace("GB", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Trim(),
        CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Of PostgreSQL: four columns, or the one of a million customers.</summary>
    [GeneratedRegex(@"^\| on the disk, for a million lines \|(?<cells>[^\n]*) \|$", Safe)]
    private static partial Regex DiskRows();

    [GeneratedRegex(@"^\| PostgreSQL \| (?<lines>[\d,]+) \| [\d,.]+ \| (?<flush>[\d,.]+) \|", Safe)]
    private static partial Regex FlushRows();

    [GeneratedRegex(@"^\| postgres \|[^\n]* (?<micros>[\d.]+) µs \|", Safe)]
    private static partial Regex CallRows();
}
