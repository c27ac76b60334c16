using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Storage.Model;

namespace Payg.Storage.Series;

/// <summary>
/// Time series of usage, summed, put in order and cut into pages by the database. One implementation for each database.
/// Thread-safe.
/// </summary>
public interface IUsageSeries
{
    /// <summary>What one customer used in windows of any time zone.</summary>
    /// <param name="context">The database.</param>
    /// <param name="customer">The customer's id.</param>
    /// <param name="windows">The windows; an entry's number is the place of its window, from 0 on.</param>
    /// <param name="page">Which entries.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<SeriesEntry>> OfWindowsAsync(
        PaygContext context,
        Guid customer,
        IReadOnlyList<CalendarWindow> windows,
        SeriesPage page,
        CancellationToken cancellationToken);

    /// <summary>What one customer used in billing periods; an entry's number is its month, as <c>yyyyMM</c>.</summary>
    Task<IReadOnlyList<SeriesEntry>> OfMonthsAsync(
        PaygContext context,
        Guid customer,
        BillingMonth first,
        BillingMonth last,
        SeriesPage page,
        CancellationToken cancellationToken);

    /// <summary>
    /// What all customers, or one, used in windows of UTC; an entry's number is the start of its window, in
    /// microseconds since 1970.
    /// </summary>
    /// <param name="context">The database.</param>
    /// <param name="customer">The customer's id; null: all of them.</param>
    /// <param name="range">From the start of the first window to the end of the last one.</param>
    /// <param name="window">How long a window is.</param>
    /// <param name="page">Which entries.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<SeriesEntry>> OfUtcAsync(
        PaygContext context,
        Guid? customer,
        CalendarWindow range,
        UsageWindow window,
        SeriesPage page,
        CancellationToken cancellationToken);

    /// <summary>
    /// Where the sums over all customers are not what usage lines and quarters sum to. Reads all of these: run it in a
    /// read transaction.
    /// </summary>
    Task<IReadOnlyList<SumDifference>> DifferencesAsync(PaygContext context, CancellationToken cancellationToken);
}

/// <summary>
/// Which entries of a series are read, by window, then by meter, unit and, where asked for, API key and dimension.
/// </summary>
/// <param name="Meter">Only those of the meter with this key; null: all.</param>
/// <param name="After">Only those after this place; null: from the start.</param>
/// <param name="Take">How many, 1 or more.</param>
public sealed record SeriesPage(string? Meter, SeriesPlace? After, int Take)
{
    /// <summary>Whether each API key has entries of its own. Billing periods are not kept by key.</summary>
    public bool IsByApiKey { get; init; }

    /// <summary>Whether test calls are read, which cost nothing; only by windows of any time zone.</summary>
    public bool IsTest { get; init; }

    /// <summary>
    /// The name of the dimension of which each value has entries of its own; null: no dimension. Billing periods and
    /// test calls are not kept by dimensions.
    /// </summary>
    public string? Dimension { get; init; }

    /// <summary>Only what is charged in this currency; null: all, as of one customer.</summary>
    public Currency? Currency { get; init; }
}

/// <summary>The place of an entry in a series.</summary>
/// <param name="Number">The window's number.</param>
/// <param name="Meter">The meter's key.</param>
/// <param name="Method">The HTTP method that is metered.</param>
/// <param name="Unit">What is counted.</param>
public sealed record SeriesPlace(long Number, string Meter, string Method, string Unit)
{
    /// <summary>The number of the API key; 0: none, or not by key.</summary>
    public int ApiKey { get; init; }

    /// <summary>The value of the dimension; empty: none, or not by dimension.</summary>
    public string Dimension { get; init; } = "";
}

/// <summary>How much of one meter, in one unit, was used in one window.</summary>
/// <param name="Number">The window's number.</param>
/// <param name="Meter">The meter's key.</param>
/// <param name="Name">What the meter is called where people read it; null: its key.</param>
/// <param name="Method">The HTTP method that is metered.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Quantity">How much was used.</param>
/// <param name="CostNanos">What that added to the cost, in nanos.</param>
public sealed record SeriesEntry(
    long Number, string Meter, string? Name, string Method, string Unit, Int128 Quantity, Int128 CostNanos)
{
    /// <summary>The number of the API key; 0: none, or not by key.</summary>
    public int ApiKey { get; init; }

    /// <summary>The value of the dimension; empty: none, or not by dimension.</summary>
    public string Dimension { get; init; } = "";

    /// <summary>The id of the API key; null: none, or not by key.</summary>
    public Guid? ApiKeyId { get; init; }

    /// <summary>The name of the API key; null: none, or not by key.</summary>
    public string? ApiKeyName { get; init; }
}
