using System.Text.Json.Serialization;
using Payg.Http.Responses;
using Payg.Metering.Flush;

namespace Payg.Service.Admin.Totals;

/// <summary>What a month brought.</summary>
/// <param name="Month">The billing period, as yyyy-MM, in each customer's own time zone.</param>
/// <param name="Currencies">The currencies that customers are charged in; the amounts are in one of them.</param>
/// <param name="Revenue">What all customers of the currency were charged in it.</param>
/// <param name="Comparison">
/// What the month before brought; while the month is under way, what the same span of it brought by usage, to the last
/// whole hour of UTC. Null: the month has just begun.
/// </param>
/// <param name="Forecast">
/// What the current month comes to; null: it is over, or there is usage of fewer than three days.
/// </param>
/// <param name="Calls">The quantity of all meters whose unit is call.</param>
/// <param name="Customers">How many customers used anything.</param>
/// <param name="TopCustomers">The ten customers who were charged most, adjustments included.</param>
/// <param name="TopMeters">The ten meters that brought most.</param>
/// <param name="Flush">How far the database is behind the calls of this node.</param>
internal sealed record TotalsResponse(
    string Month,
    IReadOnlyList<string> Currencies,
    MoneyResponse Revenue,
    SpendComparisonResponse? Comparison,
    SpendForecastResponse? Forecast,
    Int128 Calls,
    long Customers,
    IReadOnlyList<TopCustomerResponse> TopCustomers,
    IReadOnlyList<TopMeterResponse> TopMeters,
    FlushStatusResponse Flush);

/// <summary>A customer who was charged much.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Name">The customer's name.</param>
/// <param name="Cost">What they were charged.</param>
internal sealed record TopCustomerResponse(
    Guid Id,
    string Name,
    MoneyResponse Cost);

/// <summary>A meter that brought much.</summary>
/// <param name="Meter">The meter's key.</param>
/// <param name="MeterName">What the meter is called where people read it; null: its key.</param>
/// <param name="Method">The HTTP method that is metered.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Quantity">How much was used, in units.</param>
/// <param name="Cost">What was charged for it, adjustments in money left out.</param>
internal sealed record TopMeterResponse(
    string Meter,
    string? MeterName,
    string Method,
    string Unit,
    Int128 Quantity,
    MoneyResponse Cost);

/// <summary>How far the database is behind the calls of this node.</summary>
/// <param name="PendingRecords">Usage records in the journal that the database does not have yet.</param>
/// <param name="OldestPendingSeconds">How long ago the oldest of them occurred, in whole seconds.</param>
/// <param name="FailedAttempts">Attempts that failed since the last success; 0 while all is well.</param>
/// <param name="LastFlushedAt">When all that was recorded until then had been applied; null: not yet.</param>
/// <param name="SetAsideBatches">Batches that the database refused for good; see the log.</param>
/// <param name="JournalBytes">What the files of the journal take, in bytes.</param>
internal sealed record FlushStatusResponse(
    long PendingRecords,
    long OldestPendingSeconds,
    int FailedAttempts,
    DateTimeOffset? LastFlushedAt,
    int SetAsideBatches,
    long JournalBytes)
{
    /// <summary>What failed is in the log alone: it may show how the service is made.</summary>
    public static FlushStatusResponse Of(FlushStatus status) => new(
        status.PendingRecords, (long)status.OldestPendingAge.TotalSeconds, status.FailedAttempts,
        status.LastFlushedAt, status.SetAsideBatches, status.JournalBytes);
}

/// <summary>How much all customers used of one meter in one window.</summary>
/// <param name="Start">The window's first instant.</param>
/// <param name="End">The first instant after the window.</param>
/// <param name="Meter">The meter's key.</param>
/// <param name="MeterName">What the meter is called where people read it; null: its key.</param>
/// <param name="Method">The HTTP method that is metered.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Quantity">How much was used, in units.</param>
/// <param name="Cost">What it added to the cost; with volume prices this may be less than nothing.</param>
/// <param name="ApiKey">With group_by=api_key: the API key it was used with.</param>
/// <param name="Dimension">With group_by and the name of a dimension: its value.</param>
internal sealed record TotalUsageResponse(
    DateTimeOffset Start,
    DateTimeOffset End,
    string Meter,
    string? MeterName,
    string Method,
    string Unit,
    Int128 Quantity,
    MoneyResponse Cost,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    TotalUsageKeyResponse? ApiKey = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    TotalUsageDimensionResponse? Dimension = null)
{
    /// <summary>The number of the key, by which entries are in order.</summary>
    [JsonIgnore]
    public int KeyNumber { get; init; }
}

/// <summary>The API key that something was used with.</summary>
/// <param name="Id">The key's id; null: used in a session, or before usage was kept by key.</param>
/// <param name="Name">The key's name, also when the key is revoked; null where there is no id.</param>
internal sealed record TotalUsageKeyResponse(Guid? Id, string? Name);

/// <summary>The value of the dimension by which usage is grouped.</summary>
/// <param name="Name">The name of the dimension.</param>
/// <param name="Value">Its value; null: usage without it.</param>
internal sealed record TotalUsageDimensionResponse(string Name, string? Value);
