using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Payg.Core.Calendar;
using Payg.Storage.Series;

namespace Payg.Storage.Sqlite;

/// <summary>Time series on SQLite. <c>CROSS JOIN</c> keeps its order there.</summary>
internal sealed class SqliteUsageSeries : UsageSeries
{
    private const long HourMicroseconds = 3_600_000_000;

    protected override string DimensionValue => "json_extract(sets.dimensions, '$.' || @dimension)";

    protected override string Windows => "json_each(@windows) AS series";

    protected override string WindowNumber => "series.key";

    protected override string WindowStart => "json_extract(series.value, '$[0]')";

    protected override string WindowEnd => "json_extract(series.value, '$[1]')";

    protected override string Table(string name) => name;

    protected override IEnumerable<DbParameter> WindowParameters(IReadOnlyList<CalendarWindow> windows)
    {
        var all = windows.Select(window =>
            new[] { UnixMicroseconds.From(window.Start), UnixMicroseconds.From(window.End) });
        return [Parameter("@windows", JsonSerializer.Serialize(all))];
    }

    protected override string StartOf(UsageWindow window, string column) => window switch
    {
        UsageWindow.Hour => $"{column} - {column} % {HourMicroseconds}",
        UsageWindow.Day => $"{column} - {column} % {24 * HourMicroseconds}",
        UsageWindow.Month => $"unixepoch({column} / 1000000, 'unixepoch', 'start of month') * 1000000",
        _ => throw new ArgumentOutOfRangeException(nameof(window), window, "This is not a window."),
    };

    protected override DbParameter Parameter(string name, object value) => new SqliteParameter(name, value);

    protected override DbParameter InstantParameter(string name, DateTimeOffset instant) =>
        Parameter(name, UnixMicroseconds.From(instant));

    protected override DbParameter CustomerParameter(Guid id) =>
        Parameter(CustomerName, id.ToString().ToUpperInvariant());
}
