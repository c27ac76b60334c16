using System.Text.Json;
using Payg.Core.Calendar;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Service.Http;
using Payg.Storage.Model.Usage;

namespace Payg.Service.Admin.Adjustments;

/// <summary>A correction of what a customer is charged: units of a usage line, or money.</summary>
/// <param name="Month">The billing period, as yyyy-MM, open or over.</param>
/// <param name="Reason">Why, as the customer reads it: 1 to 500 characters.</param>
/// <param name="Meter">The meter's number; required with quantity.</param>
/// <param name="Price">The number of the line's price; required where the month has several lines of the meter.</param>
/// <param name="Quantity">
/// Units to add to the line, or less than 0 to take off: up to 10^15. A line never has fewer than no units.
/// </param>
/// <param name="Amount">
/// Money to add to the period's cost, or less than 0 to take off, in place of quantity: a decimal in the customer's
/// currency, up to 10^9.
/// </param>
internal sealed record AdjustmentRequest(
    string Month,
    string Reason,
    int? Meter = null,
    int? Price = null,
    long? Quantity = null,
    string? Amount = null)
{
    private const long MaxQuantity = 1_000_000_000_000_000;

    public static WantedAdjustment? Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly("month", "meter", "price", "quantity", "amount", "reason");
        fields.Require("month");
        var month = QueryText.Month("month", fields.Text("month"), errors);
        var reason = fields.RequiredText("reason", UsageAdjustmentRow.MaxReasonLength);
        if (!errors.Has("reason") && (string.IsNullOrWhiteSpace(reason) || reason.Any(char.IsControl)))
            errors.Add("reason", "Give a reason that can be read.");
        var meter = Whole(fields, "meter", 1, int.MaxValue, "Give the meter's number.", errors);
        var price = Whole(fields, "price", 1, int.MaxValue, "Give the price's number.", errors);
        var quantity = Whole(
            fields, "quantity", -MaxQuantity, MaxQuantity, $"Use a whole number from -{MaxQuantity} to {MaxQuantity}.",
            errors);
        var nanos = fields.Nanos("amount", errors);

        if (quantity is null == nanos is null && !errors.Has("quantity") && !errors.Has("amount"))
            errors.Add("quantity", "Give either a quantity or an amount.");
        if (quantity == 0)
            errors.Add("quantity", "Use a number other than 0.");
        if (nanos == 0)
            errors.Add("amount", "Use an amount other than 0.");
        if (quantity is not null)
            fields.Require("meter");
        if (nanos is not null && price is not null)
            errors.Add("price", "Leave this out: money is not on a line.");
        return errors.Any || month is null
            ? null
            : new WantedAdjustment(month.Value, reason, (int?)meter, (int?)price, quantity, nanos);
    }

    private static long? Whole(
        RequestFields fields, string name, long min, long max, string problem, FieldErrors errors)
    {
        if (!fields.TryGet(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            && number >= min && number <= max)
        {
            return number;
        }

        errors.Add(name, problem);
        return null;
    }
}

/// <param name="Quantity">Units; null: it is money.</param>
/// <param name="AmountNanos">Money in nanos; null: it is units.</param>
internal sealed record WantedAdjustment(
    BillingMonth Month, string Reason, int? Meter, int? Price, long? Quantity, long? AmountNanos);
