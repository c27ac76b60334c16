using System.Data.Common;
using Npgsql;
using Payg.Core.Calendar;
using Payg.Storage.Series;

namespace Payg.Storage.Postgres;

internal sealed class PostgresUsageSeries : UsageSeries
{
    protected override string DimensionValue => "CAST(sets.dimensions AS jsonb) ->> @dimension";

    protected override string Windows =>
        "unnest(@starts, @ends) WITH ORDINALITY AS series (since, until, position)";

    protected override string WindowNumber => "series.position - 1";

    protected override string WindowStart => "series.since";

    protected override string WindowEnd => "series.until";

    protected override string Table(string name) => $"{PostgresPaygContext.Schema}.{name}";

    protected override IEnumerable<DbParameter> WindowParameters(IReadOnlyList<CalendarWindow> windows) =>
    [
        new NpgsqlParameter("@starts", windows.Select(window => window.Start.ToUniversalTime()).ToArray()),
        new NpgsqlParameter("@ends", windows.Select(window => window.End.ToUniversalTime()).ToArray()),
    ];

    protected override string StartOf(UsageWindow window, string column) =>
        $"extract(epoch FROM date_trunc('{Name(window)}', {column}, 'UTC'))::bigint * 1000000";

    protected override DbParameter Parameter(string name, object value) => new NpgsqlParameter(name, value);

    protected override DbParameter InstantParameter(string name, DateTimeOffset instant) =>
        new NpgsqlParameter(name, instant.ToUniversalTime());

    protected override DbParameter CustomerParameter(Guid id) => new NpgsqlParameter(CustomerName, id);

    private static string Name(UsageWindow window) => window switch
    {
        UsageWindow.Hour => "hour",
        UsageWindow.Day => "day",
        UsageWindow.Month => "month",
        _ => throw new ArgumentOutOfRangeException(nameof(window), window, "This is not a window."),
    };
}
