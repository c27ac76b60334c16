using System.Globalization;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Model.Usage;

namespace Payg.Service.Admin.Ledger;

/// <summary>
/// The sums of one month for a part of the customers, as they are stored and as the archive has them. Sums are wider
/// than what is stored, so none can overflow.
/// </summary>
/// <param name="currency">The service's currency, for customers that are unknown.</param>
/// <param name="part">Which part, from 0 on.</param>
/// <param name="parts">How many parts there are.</param>
internal sealed class RecountSums(
    BillingMonth month,
    PriceBook prices,
    IReadOnlyDictionary<Guid, Payer> payers,
    Currency currency,
    int part,
    int parts)
{
    // A meter of another database has no price here.
    private const int NoPrice = 0;

    private readonly Dictionary<(Guid Customer, int Meter, int Price), (Int128 Stored, Int128 Counted)> _lines = [];
    private readonly Dictionary<(Guid Customer, int Meter, DateTimeOffset Hour), (Int128 Stored, Int128 Counted)>
        _hours = [];

    /// <summary>Hours that began before are no longer kept, and not compared.</summary>
    public DateTimeOffset KeptFrom { get; init; } = DateTimeOffset.MinValue;

    public long Calls { get; private set; }

    /// <summary>Calls of the month that were rejected and are not charged.</summary>
    public long Rejected { get; private set; }

    public long Lines { get; private set; }

    public long Hours => _hours.Values.Count(hour => hour.Stored != 0);

    public void Take(UsageLineRow line)
    {
        if (!IsOfPart(line.CustomerId))
            return;
        Lines++;
        var key = (line.CustomerId, line.MeterId, line.PriceId);
        var (stored, counted) = _lines.GetValueOrDefault(key);
        _lines[key] = (stored + line.Quantity, counted);
    }

    /// <summary>
    /// Takes a stored quarter of an hour, if it is of the month. Quarters are compared by hours of the customer's
    /// clock, which is what older versions stored.
    /// </summary>
    public void Take(UsageQuarterRow quarter)
    {
        var calendar = PayerOf(quarter.CustomerId).Calendar;
        if (!IsOfPart(quarter.CustomerId) || calendar.MonthOf(quarter.Quarter) != month)
            return;
        var key = (quarter.CustomerId, quarter.MeterId,
            calendar.WindowOf(quarter.Quarter, UsageWindow.Hour).Start);
        if (key.Start < KeptFrom)
            return;
        var (stored, counted) = _hours.GetValueOrDefault(key);
        _hours[key] = (stored + quarter.Quantity, counted);
    }

    /// <summary>
    /// Takes calls that were answered and are on no line, because they cannot be charged or never will be, if they are
    /// of the month. The archive has them.
    /// </summary>
    public void Take(RejectedUsageRow row)
    {
        var record = new UsageRecord(
            new CustomerId(row.CustomerId), new MeterId(row.MeterId), row.Quantity, row.OccurredAt)
        {
            Dimensions = Dimensions.Parse(row.Dimensions),
        };
        if (Add(record, stored: row.Quantity, counted: 0))
            Rejected += row.Records;
    }

    public void Add(UsageRecord record)
    {
        if (Add(record, stored: 0, counted: record.Quantity))
            Calls++;
    }

    /// <summary>Reports what differs, in order of customer. Returns how much that is.</summary>
    public long Report(Action<RecountDifference> report)
    {
        long differences = 0;
        foreach (var (key, (stored, counted)) in _lines.OrderBy(line => line.Key))
        {
            if (stored == counted)
                continue;
            differences++;
            report(new RecountDifference(
                "archive_line", key.Customer, month.ToString(), null, key.Meter,
                key.Price == NoPrice ? null : key.Price, Text(stored), Text(counted)));
        }

        foreach (var (key, (stored, counted)) in _hours.OrderBy(hour => hour.Key))
        {
            if (stored == counted)
                continue;
            differences++;
            report(new RecountDifference(
                "archive_hour", key.Customer, month.ToString(), key.Hour, key.Meter, null, Text(stored),
                Text(counted)));
        }

        return differences;
    }

    private bool Add(in UsageRecord record, long stored, long counted)
    {
        var customer = record.Customer.Value;
        var payer = PayerOf(customer);
        var calendar = payer.Calendar;
        if (!IsOfPart(customer) || calendar.MonthOf(record.OccurredAt) != month)
            return false;

        var line = (customer, record.Meter.Value, PriceOf(record, payer));
        var known = _lines.GetValueOrDefault(line);
        _lines[line] = (known.Stored + stored, known.Counted + counted);
        var hour = (customer, record.Meter.Value, calendar.WindowOf(record.OccurredAt, UsageWindow.Hour).Start);
        if (hour.Start < KeptFrom)
            return true;
        known = _hours.GetValueOrDefault(hour);
        _hours[hour] = (known.Stored + stored, known.Counted + counted);
        return true;
    }

    private bool IsOfPart(Guid customer) => (uint)customer.GetHashCode() % (uint)parts == part;

    private Payer PayerOf(Guid customer) => payers.GetValueOrDefault(customer) ?? Payer.OfList(currency);

    private int PriceOf(in UsageRecord record, Payer payer) =>
        prices.TryFind(
            record.Meter, record.OccurredAt, payer, record.Dimensions ?? Dimensions.None, out var price)
            ? price.Id.Value
            : NoPrice;

    private static string Text(Int128 number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A sum that is stored and that the archive does not bear out.</summary>
/// <param name="Kind">archive_line: of a usage line. archive_hour: of an hour.</param>
/// <param name="Customer">The customer's id.</param>
/// <param name="Month">The billing period, as yyyy-MM.</param>
/// <param name="Hour">The start of the hour; null: it is a line.</param>
/// <param name="Meter">The meter's number.</param>
/// <param name="Price">The price's number; null: it is an hour, or the meter has no price.</param>
/// <param name="Stored">The quantity that is stored.</param>
/// <param name="Archived">The quantity in the archive.</param>
internal sealed record RecountDifference(
    string Kind,
    Guid Customer,
    string Month,
    DateTimeOffset? Hour,
    int Meter,
    int? Price,
    string Stored,
    string Archived);
