using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Payg.Core.Calendar;
using Payg.Service.Commands;
using Payg.Storage.Model.Audit;
using Payg.Storage.Series;

namespace Payg.Service.Admin.Ledger;

/// <summary>Something that is stored and is not what it should be.</summary>
/// <param name="Customer">The customer's id; all zeros: it is about a sum over all customers.</param>
/// <param name="Month">The billing period of a line, as yyyy-MM; else null.</param>
/// <param name="Meter">The meter's number; null for a total.</param>
/// <param name="Price">The price's number, of a line; else null.</param>
/// <param name="Stored">What is stored: nanos of money, or units.</param>
/// <param name="Expected">What it should be; null where that is unknown.</param>
internal sealed record LedgerDifference(
    [property: Description("line_cost: not the rate of the line's quantity. line_adjusted: its adjusted quantity "
        + "is not the sum of its adjustments. no_price, no_customer: a line without a price or a customer. "
        + "customer_total: not the sum of the lines and of adjustments in money. hours_quantity, hours_cost: by how "
        + "much the series of a meter exceeds its lines. month_cost: what a customer is charged for a month, not "
        + "the sum of its lines and of adjustments in money. sum_quantity, sum_cost, sum_customers: by how much a sum "
        + "over all customers exceeds what it is the sum of. "
        + "credit_amount, credit_remaining: of a credit, not what its "
        + "entries say. customer_credited: what credits have covered, not what the entries say. credit_seq: the "
        + "number of the last entry about credits, not how many there are. budget_spent: what was spent of a budget, "
        + "not what the series says. recurring_periods: how many periods of a recurring credit were granted, not how "
        + "many credits it has. recurring_amount: of one of these, not what was to be granted. plans_overlap: how "
        + "often a customer has two plans at a time. plan_fee: what invoices billed of a fee in a "
        + "period, not the fee by the days of the plan when the last one was issued")]
    string Kind,
    Guid Customer,
    string? Month,
    int? Meter,
    int? Price,
    string Stored,
    string? Expected)
{
    [Description("The credit's id; null: it is not about a credit.")]
    public Guid? Grant { get; init; }

    [Description("The budget's id; null: it is not about a budget.")]
    public Guid? Budget { get; init; }

    [Description("The start of the hour that is summed, or the end of all hours that are no longer kept, whose sums "
        + "differ together; null: it is not about the sum of an hour.")]
    public DateTimeOffset? Hour { get; init; }

    public static LedgerDifference OfLine(string kind, in LedgerLine line, Int128? expected) => new(
        kind, line.Customer, BillingMonth.FromNumber(line.Month).ToString(), line.Meter, line.Price,
        line.CostNanos.ToString(CultureInfo.InvariantCulture), expected?.ToString(CultureInfo.InvariantCulture));

    public static IEnumerable<LedgerDifference> OfSum(SumDifference sum)
    {
        var month = sum.Month is { } number ? BillingMonth.FromNumber(number).ToString() : null;
        LedgerDifference Of(string kind, Int128 excess) => new(
            kind, Guid.Empty, month, sum.Meter, null, excess.ToString(CultureInfo.InvariantCulture), "0")
        {
            Hour = sum.Hour,
        };

        if (sum.Quantity != 0)
            yield return Of(sum.Meter is null ? "sum_customers" : "sum_quantity", sum.Quantity);
        if (sum.CostNanos != 0)
            yield return Of("sum_cost", sum.CostNanos);
    }
}

/// <summary>What computing everything once more has shown.</summary>
/// <param name="Customers">Customers that were looked at.</param>
/// <param name="Lines">Usage lines that were looked at.</param>
/// <param name="Differences">How many differences there are: 0 when all is well.</param>
/// <param name="Rejected">Usage that is on no line and waits for an operator; that is no difference.</param>
/// <param name="Data">The first thousand of the differences.</param>
internal sealed record LedgerReportResponse(
    long Customers,
    long Lines,
    long Differences,
    OpenRejections Rejected,
    IReadOnlyList<LedgerDifference> Data)
{
    public static LedgerReportResponse Of(LedgerRunRow run, OpenRejections rejected) =>
        new(run.Customers, run.Lines, run.Differences, rejected, LedgerRunResponse.DataOf(run));
}

/// <summary>A run of the verification.</summary>
/// <param name="Id">Names the run.</param>
/// <param name="State">
/// running, done, failed, or lost: its node has not said for a minute how far it is, so it has probably ended.
/// </param>
/// <param name="StartedAt">When it began. What changed after that may or may not have been looked at.</param>
/// <param name="FinishedAt">When it ended; null: it has not.</param>
/// <param name="AllCustomers">How many customers there were when it began.</param>
/// <param name="Customers">Customers that were looked at.</param>
/// <param name="Lines">Usage lines that were looked at.</param>
/// <param name="Differences">How many differences were found so far: 0 when all is well.</param>
/// <param name="Rejected">Usage that is on no line and waits for an operator; that is no difference.</param>
/// <param name="Data">The first thousand of the differences, once it has ended.</param>
internal sealed record LedgerRunResponse(
    Guid Id,
    string State,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    long AllCustomers,
    long Customers,
    long Lines,
    long Differences,
    OpenRejections Rejected,
    IReadOnlyList<LedgerDifference> Data)
{
    private static readonly TimeSpan s_lost = TimeSpan.FromMinutes(1);

    public static LedgerRunResponse Of(LedgerRunRow run, OpenRejections rejected, DateTimeOffset now) => new(
        run.Id, StateOf(run, now), run.StartedAt, run.FinishedAt, run.AllCustomers, run.Customers, run.Lines,
        run.Differences, rejected, DataOf(run));

    public static IReadOnlyList<LedgerDifference> DataOf(LedgerRunRow run) => run.Data is null
        ? []
        : JsonSerializer.Deserialize<List<LedgerDifference>>(run.Data, CommandJson.Options)!;

    private static string StateOf(LedgerRunRow run, DateTimeOffset now) => run switch
    {
        { IsFailed: true } => "failed",
        { FinishedAt: not null } => "done",
        _ when now - run.UpdatedAt > s_lost => "lost",
        _ => "running",
    };
}
