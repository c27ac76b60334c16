using System.ComponentModel;
using Payg.Metering.Flush;
using Payg.Service.Http;

namespace Payg.Service.Admin.Totals;

/// <summary>What a month brought.</summary>
/// <param name="Month">The billing period.</param>
/// <param name="Revenue">The sum of all usage lines.</param>
/// <param name="Calls">The quantity of all meters that count calls.</param>
/// <param name="Customers">How many used anything.</param>
/// <param name="TopCustomers">Those who cost most.</param>
/// <param name="TopMeters">Those that brought most.</param>
/// <param name="Flush">How far behind this is.</param>
internal sealed record TotalsResponse(
    [property: Description("The billing period, as yyyy-MM, in each customer's own time zone")] string Month,
    [property: Description("What all customers were charged in it")] MoneyResponse Revenue,
    [property: Description("The quantity of all meters whose unit is call")] long Calls,
    [property: Description("How many customers used anything")] int Customers,
    [property: Description("The ten customers who were charged most")]
    IReadOnlyList<TopCustomerResponse> TopCustomers,
    [property: Description("The ten meters that brought most")] IReadOnlyList<TopMeterResponse> TopMeters,
    [property: Description("How far the database is behind the calls of this node")] FlushStatusResponse Flush);

/// <summary>A customer who was charged much.</summary>
/// <param name="Id">The customer.</param>
/// <param name="Name">What to call them.</param>
/// <param name="Cost">What they were charged.</param>
internal sealed record TopCustomerResponse(
    [property: Description("The customer's id")] Guid Id,
    [property: Description("The customer's name")] string Name,
    [property: Description("What they were charged")] MoneyResponse Cost);

/// <summary>A meter that brought much.</summary>
/// <param name="Meter">The meter's key.</param>
/// <param name="Method">The HTTP method that is metered.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Quantity">How much was used.</param>
/// <param name="Cost">What it brought.</param>
internal sealed record TopMeterResponse(
    [property: Description("The meter's key")] string Meter,
    [property: Description("The HTTP method that is metered")] string Method,
    [property: Description("What is counted")] string Unit,
    [property: Description("How much was used, in units")] long Quantity,
    [property: Description("What was charged for it")] MoneyResponse Cost);

/// <summary>How far the database is behind the calls of this node.</summary>
/// <param name="PendingRecords">Records that wait in the journal.</param>
/// <param name="OldestPendingSeconds">How long the oldest has waited.</param>
/// <param name="FailedAttempts">Attempts that failed since the last success.</param>
/// <param name="LastFlushedAt">When all until then had been applied.</param>
/// <param name="SetAsideBatches">Batches that could not be applied.</param>
/// <param name="JournalBytes">What the journal takes on the disk.</param>
internal sealed record FlushStatusResponse(
    [property: Description("Usage records in the journal that the database does not have yet")] long PendingRecords,
    [property: Description("How long ago the oldest of them occurred, in whole seconds")] long OldestPendingSeconds,
    [property: Description("Attempts that failed since the last success; 0 while all is well")] int FailedAttempts,
    [property: Description("When all that was recorded until then had been applied; null: not yet")]
    DateTimeOffset? LastFlushedAt,
    [property: Description("Batches that the database refused for good; see the log")] int SetAsideBatches,
    [property: Description("What the files of the journal take, in bytes")] long JournalBytes)
{
    /// <summary>
    /// The status as the API shows it. What failed is in the log: it may show how the service is made.
    /// </summary>
    public static FlushStatusResponse Of(FlushStatus status) => new(
        status.PendingRecords, (long)status.OldestPendingAge.TotalSeconds, status.FailedAttempts,
        status.LastFlushedAt, status.SetAsideBatches, status.JournalBytes);
}

/// <summary>How much all customers used of one meter in one window.</summary>
/// <param name="Start">The window's first instant.</param>
/// <param name="End">The first instant after it.</param>
/// <param name="Meter">The meter's key.</param>
/// <param name="Method">The HTTP method that is metered.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Quantity">How much was used.</param>
/// <param name="Cost">What it added to the cost.</param>
internal sealed record TotalUsageResponse(
    [property: Description("The window's first instant")] DateTimeOffset Start,
    [property: Description("The first instant after the window")] DateTimeOffset End,
    [property: Description("The meter's key")] string Meter,
    [property: Description("The HTTP method that is metered")] string Method,
    [property: Description("What is counted")] string Unit,
    [property: Description("How much was used, in units")] long Quantity,
    [property: Description("What it added to the cost; with volume prices this may be less than nothing")]
    MoneyResponse Cost);
