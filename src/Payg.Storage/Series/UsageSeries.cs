using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Storage.Model;

namespace Payg.Storage.Series;

/// <summary>The statements of <see cref="IUsageSeries"/>, but for what each database says in its own way.</summary>
internal abstract class UsageSeries : IUsageSeries
{
    // What both databases sum alike, and no 64-bit integer can overflow by.
    private static readonly string s_quantities = string.Create(CultureInfo.InvariantCulture, $"""
        sum(used.quantity / {QuantitySum.Part}) AS parts, sum(used.quantity % {QuantitySum.Part}) AS rests
        """);

    private static readonly string s_sums =
        $"{s_quantities}, sum(used.cost_units) AS units, sum(used.cost_nanos) AS nanos";

    private static readonly string s_testSums = $"{s_quantities}, 0 AS units, 0 AS nanos";

    // No instant of usage.
    private const long BeforeKept = -1;

    protected const string CustomerName = "@customer";

    private const string NoKey = "CAST(0 AS integer)";
    private const string NoDimension = "CAST('' AS text)";

    public Task<IReadOnlyList<SeriesEntry>> OfWindowsAsync(
        PaygContext context,
        Guid customer,
        IReadOnlyList<CalendarWindow> windows,
        SeriesPage page,
        CancellationToken cancellationToken)
    {
        // The windows come first, so that each is one range of the customer's key.
        var (sums, quarters) = page.IsTest ? (s_testSums, TestQuarters) : (s_sums, ChargedQuarters);
        var of = $"""
            SELECT {WindowNumber} AS number, used.meter_id, source.unit, {KeyOf(page)} AS api_key,
                {DimensionOf(page)} AS dimension, {sums}
            FROM {Windows} CROSS JOIN {quarters} {SetsOf(page)}
            WHERE used.customer_id = @customer AND used.quarter >= {WindowStart} AND used.quarter < {WindowEnd}
            """;
        return ReadAsync(
            context, of, page,
            [CustomerParameter(customer), .. WindowParameters(windows)], cancellationToken);
    }

    public Task<IReadOnlyList<SeriesEntry>> OfMonthsAsync(
        PaygContext context,
        Guid customer,
        BillingMonth first,
        BillingMonth last,
        SeriesPage page,
        CancellationToken cancellationToken)
    {
        var of = $"""
            SELECT used.month AS number, used.meter_id, price.unit, {NoKey} AS api_key,
                {NoDimension} AS dimension, {s_sums}
            FROM {Table("usage_lines")} AS used JOIN {Table("prices")} AS price ON price.id = used.price_id
            WHERE used.customer_id = @customer AND used.month BETWEEN @first AND @last
            """;
        return ReadAsync(
            context, of, page,
            [CustomerParameter(customer), Parameter("@first", first.Number), Parameter("@last", last.Number)],
            cancellationToken);
    }

    public Task<IReadOnlyList<SeriesEntry>> OfUtcAsync(
        PaygContext context,
        Guid? customer,
        CalendarWindow range,
        UsageWindow window,
        SeriesPage page,
        CancellationToken cancellationToken)
    {
        if (customer is null && page is { Currency: { } summed, IsByApiKey: false, Dimension: null })
            return OfSumsAsync(context, range, window, summed, page, cancellationToken);

        var of = $"""
            SELECT {StartOf(window, "used.quarter")} AS number, used.meter_id, price.unit, {KeyOf(page)} AS api_key,
                {DimensionOf(page)} AS dimension, {s_sums}
            FROM {Table("usage_quarters")} AS used JOIN {Table("prices")} AS price ON price.id = used.price_id
            {SetsOf(page)}
            WHERE {(customer is null ? "" : "used.customer_id = @customer AND ")}
                {(page.Currency is null ? "" : "price.currency = @currency AND ")}
                used.quarter >= @since AND used.quarter < @until
            """;
        List<DbParameter> parameters =
            [InstantParameter("@since", range.Start), InstantParameter("@until", range.End)];
        if (customer is { } id)
            parameters.Add(CustomerParameter(id));
        if (page.Currency is { } currency)
            parameters.Add(Parameter("@currency", currency.Code));
        return ReadAsync(context, of, page, parameters, cancellationToken);
    }

    public async Task<IReadOnlyList<SumDifference>> DifferencesAsync(
        PaygContext context, CancellationToken cancellationToken)
    {
        // Hours before usage is kept by quarters are held against the rest in one sum.
        var kept = await context.UsageRetention.Select(row => (DateTimeOffset?)row.KeptFrom)
            .SingleOrDefaultAsync(cancellationToken) ?? DateTimeOffset.UnixEpoch;
        var hours = await DifferencesAsync(
            context, "used.quarter", KeptHour("line.number"), "usage_quarters", KeptHour("used.hour"), "hour_sums",
            $"""
            UNION ALL
            SELECT {BeforeKept}, used.meter_id, used.price_id, sum(used.quantity_billions), sum(used.quantity_rest),
                sum(used.cost_units), sum(used.cost_nanos)
            FROM {Table("dropped_usage")} AS used GROUP BY 1, 2, 3
            """, [InstantParameter("@kept", kept)], cancellationToken);
        var months = await DifferencesAsync(
            context, "used.month", "line.number", "usage_lines", "used.month", "month_sums", "", [], cancellationToken);
        var counts = $"""
            SELECT counts.month, CAST(sum(counts.customers) AS bigint) AS customers
            FROM (
                SELECT used.month, -count(*) AS customers
                FROM (SELECT DISTINCT customer_id, month FROM {Table("usage_lines")}) AS used GROUP BY used.month
                UNION ALL
                SELECT used.month, used.customers FROM {Table("month_sums")} AS used) AS counts
            GROUP BY counts.month HAVING sum(counts.customers) <> 0 ORDER BY counts.month
            """;
        var customers = await context.Database.SqlQueryRaw<CountRow>(counts).ToListAsync(cancellationToken);
        return
        [
            .. hours.Select(row => new SumDifference(
                row.Number == BeforeKept ? kept : DateTimeOffset.UnixEpoch.AddMicroseconds(row.Number),
                null, row.MeterId,
                QuantitySum.Join(row.Parts, row.Rests), AmountParts.Join(row.Units, row.Nanos))),
            .. months.Select(row => new SumDifference(
                null, (int)row.Number, row.MeterId, QuantitySum.Join(row.Parts, row.Rests),
                AmountParts.Join(row.Units, row.Nanos))),
            .. customers.Select(row => new SumDifference(null, row.Month, null, row.Customers, 0)),
        ];
    }

    /// <summary>By how much sums exceed the rows that they are of.</summary>
    private static string Differs(string whole, string rest) =>
        string.Create(CultureInfo.InvariantCulture, $"sum({whole}) * {QuantitySum.Part} + sum({rest}) <> 0");

    /// <summary>The hour of a column's instant, or one number for all that is no longer kept by quarters.</summary>
    private string KeptHour(string column) =>
        $"CASE WHEN {column} < @kept THEN {BeforeKept} ELSE {StartOf(UsageWindow.Hour, column)} END";

    private Task<List<DifferenceRow>> DifferencesAsync(
        PaygContext context, string instant, string number, string rows, string sumNumber, string sums, string more,
        DbParameter[] parameters, CancellationToken cancellationToken)
    {
        // There are few instants: their hour is computed once for each of them, not for each row.
        var sql = $"""
            SELECT CAST(one.number AS bigint) AS number, one.meter_id, CAST(sum(one.parts) AS bigint) AS parts,
                CAST(sum(one.rests) AS bigint) AS rests, CAST(sum(one.units) AS bigint) AS units,
                CAST(sum(one.nanos) AS bigint) AS nanos
            FROM (
                SELECT line.number, line.meter_id, price.currency, price.unit, -line.parts AS parts,
                    -line.rests AS rests, -line.units AS units, -line.nanos AS nanos
                FROM (
                    SELECT {number} AS number, line.meter_id, line.price_id, line.parts, line.rests, line.units,
                        line.nanos
                    FROM (
                        SELECT {instant} AS number, used.meter_id, used.price_id, {s_sums}
                        FROM {Table(rows)} AS used GROUP BY 1, 2, 3) AS line
                    {more}) AS line
                JOIN {Table("prices")} AS price ON price.id = line.price_id
                UNION ALL
                SELECT {sumNumber}, used.meter_id, used.currency, used.unit, used.quantity_billions,
                    used.quantity_rest, used.cost_units, used.cost_nanos
                FROM {Table(sums)} AS used) AS one
            GROUP BY one.number, one.meter_id, one.currency, one.unit
            HAVING {Differs("one.parts", "one.rests")} OR {Differs("one.units", "one.nanos")}
            ORDER BY one.number, one.meter_id
            """;
        return context.Database.SqlQueryRaw<DifferenceRow>(sql, [.. parameters]).ToListAsync(cancellationToken);
    }

    /// <summary>All customers, from the sums that the flush keeps: windows of UTC are whole hours.</summary>
    private Task<IReadOnlyList<SeriesEntry>> OfSumsAsync(
        PaygContext context,
        CalendarWindow range,
        UsageWindow window,
        Currency currency,
        SeriesPage page,
        CancellationToken cancellationToken)
    {
        var of = $"""
            SELECT {StartOf(window, "used.hour")} AS number, used.meter_id, used.unit, {NoKey} AS api_key,
                {NoDimension} AS dimension, sum(used.quantity_billions) AS parts, sum(used.quantity_rest) AS rests,
                sum(used.cost_units) AS units, sum(used.cost_nanos) AS nanos
            FROM {Table("hour_sums")} AS used
            WHERE used.hour >= @since AND used.hour < @until AND used.currency = @currency
            """;
        return ReadAsync(
            context, of, page,
            [
                InstantParameter("@since", range.Start), InstantParameter("@until", range.End),
                Parameter("@currency", currency.Code),
            ],
            cancellationToken);
    }

    private string ChargedQuarters =>
        $"{Table("usage_quarters")} AS used JOIN {Table("prices")} AS source ON source.id = used.price_id";

    /// <summary>Test calls have no price: they are in the meter's unit.</summary>
    private string TestQuarters =>
        $"{Table("test_quarters")} AS used JOIN {Table("meters")} AS source ON source.id = used.meter_id";

    private static string KeyOf(SeriesPage page) => page.IsByApiKey ? "used.api_key" : NoKey;

    private string DimensionOf(SeriesPage page) =>
        page.Dimension is null ? NoDimension : $"coalesce({DimensionValue}, '')";

    private string SetsOf(SeriesPage page) => page.Dimension is null
        ? ""
        : $"LEFT JOIN {Table("dimension_sets")} AS sets ON sets.customer_id = used.customer_id "
            + "AND sets.id = used.dimension_set";

    protected abstract string Table(string name);

    /// <summary>The value of the dimension <c>@dimension</c> in <c>sets.dimensions</c>; NULL without it.</summary>
    protected abstract string DimensionValue { get; }

    protected abstract string Windows { get; }

    /// <summary>The number of a window, its start and its end, as expressions over <see cref="Windows"/>.</summary>
    protected abstract string WindowNumber { get; }

    protected abstract string WindowStart { get; }

    protected abstract string WindowEnd { get; }

    protected abstract IEnumerable<DbParameter> WindowParameters(IReadOnlyList<CalendarWindow> windows);

    /// <summary>The start of the window of UTC that a column's instant lies in, in microseconds since 1970.</summary>
    protected abstract string StartOf(UsageWindow window, string column);

    protected abstract DbParameter Parameter(string name, object value);

    protected abstract DbParameter InstantParameter(string name, DateTimeOffset instant);

    protected abstract DbParameter CustomerParameter(Guid id);

    private async Task<IReadOnlyList<SeriesEntry>> ReadAsync(
        PaygContext context,
        string of,
        SeriesPage page,
        List<DbParameter> parameters,
        CancellationToken cancellationToken)
    {
        var order = $"""
            meter.key COLLATE "{context.OrdinalCollation}", meter.method COLLATE "{context.OrdinalCollation}",
            sums.unit COLLATE "{context.OrdinalCollation}", sums.api_key,
            sums.dimension COLLATE "{context.OrdinalCollation}"
            """;
        var rest = "";

        // Where customers are distributed their keys are not: only those of one of them may be fetched.
        var ofCustomer = parameters.Exists(parameter => parameter.ParameterName is CustomerName)
            ? $"AND api_key.customer_id = {CustomerName}"
            : "";
        parameters.Add(Parameter("@take", page.Take));
        if (page.Meter is { } key)
        {
            of += $" AND used.meter_id IN (SELECT id FROM {Table("meters")} WHERE key = @key)";
            parameters.Add(Parameter("@key", key));
        }

        if (page.Dimension is { } name)
            parameters.Add(Parameter("@dimension", name));
        if (page.After is { } after)
        {
            rest = $"""
                WHERE sums.number > @number
                    OR (sums.number = @number AND ({order}) > (@after_key, @method, @unit, @api_key, @value))
                """;
            parameters.AddRange(
            [
                Parameter("@number", after.Number), Parameter("@after_key", after.Meter),
                Parameter("@method", after.Method), Parameter("@unit", after.Unit),
                Parameter("@api_key", after.ApiKey), Parameter("@value", after.Dimension),
            ]);
        }

        var sql = $"""
            SELECT CAST(sums.number AS bigint) AS number, meter.key AS meter, meter.name, meter.method, sums.unit,
                CAST(sums.parts AS bigint) AS parts, CAST(sums.rests AS bigint) AS rests,
                CAST(sums.units AS bigint) AS units, CAST(sums.nanos AS bigint) AS nanos, sums.api_key,
                sums.dimension, api_key.token_id AS api_key_id, api_key.name AS api_key_name
            FROM ({of} GROUP BY 1, 2, 3, 4, 5) AS sums JOIN {Table("meters")} AS meter ON meter.id = sums.meter_id
            LEFT JOIN {Table("api_keys")} AS api_key ON api_key.id = sums.api_key {ofCustomer}
            {rest}
            ORDER BY sums.number, {order} LIMIT @take
            """;
        var rows = await context.Database.SqlQueryRaw<SumRow>(sql, [.. parameters]).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new SeriesEntry(
            row.Number, row.Meter, row.Name, row.Method, row.Unit, QuantitySum.Join(row.Parts, row.Rests),
            AmountParts.Join(row.Units, row.Nanos))
        {
            ApiKey = row.ApiKey,
            Dimension = row.Dimension,
            ApiKeyId = row.ApiKeyId,
            ApiKeyName = row.ApiKeyName,
        });
    }

    private sealed record DifferenceRow(long Number, int MeterId, long Parts, long Rests, long Units, long Nanos);

    private sealed record CountRow(int Month, long Customers);

    private sealed record SumRow(
        long Number,
        string Meter,
        string? Name,
        string Method,
        string Unit,
        long Parts,
        long Rests,
        long Units,
        long Nanos,
        int ApiKey,
        string Dimension,
        Guid? ApiKeyId,
        string? ApiKeyName);
}
