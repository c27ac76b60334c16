using System.Globalization;
using System.Text.Json;
using Payg.Core.Amounts;
using Payg.Core.Budgets;
using Payg.Core.Calendar;
using Payg.Core.Customers;

namespace Payg.Storage.Budgets;

/// <summary>What alerts say: JSON objects with the names that the API uses.</summary>
internal static class BudgetAlerts
{
    private static readonly JsonSerializerOptions s_names = new(JsonSerializerOptions.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static Alert Reached(
        CustomerId customer, Budget budget, CalendarWindow window, int percent, Money spent, bool isResolved = false)
    {
        var (type, prefix) = isResolved ? (AlertTypes.BudgetResolved, "resolved") : (AlertTypes.Usage, "budget");
        var start = window.Start.UtcDateTime;
        var key = string.Create(CultureInfo.InvariantCulture,
            $"{prefix}/{budget.Id}/{budget.Revision}/{start:yyyyMMdd'T'HHmm}/{percent}");
        return new Alert(customer, type, key, Data(budget, window, percent, spent));
    }

    private static string Data(Budget budget, CalendarWindow window, int percent, Money spent) =>
        JsonSerializer.Serialize(new
        {
            Budget = budget.Id,
            budget.Name,
            Threshold = percent,
            Limit = Of(new Money(budget.LimitNanos, spent.Currency)),
            Spent = Of(spent),
            From = (DateTimeOffset?)window.Start,
            To = window.End == DateTimeOffset.MaxValue ? (DateTimeOffset?)null : window.End,
            budget.Blocks,
        }, s_names);

    public static string Credit(Guid grant, Money amount) =>
        JsonSerializer.Serialize(new { Credit = grant, Amount = Of(amount) }, s_names);

    public static string Balance(Money balance, Money? below) =>
        JsonSerializer.Serialize(
            new { Balance = Of(balance), Below = below is { } bound ? Of(bound) : null }, s_names);

    private static object Of(Money money) => new
    {
        Amount = Money.FormatNanos(money.Nanos),
        Currency = money.Currency.Code,
    };
}
