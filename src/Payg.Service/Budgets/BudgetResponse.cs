using System.ComponentModel;
using System.Text.Json;
using Payg.Http.Responses;
using Payg.Storage.Budgets;
using Payg.Storage.Model.Notifications;

namespace Payg.Service.Budgets;

[Description("A budget and what was spent of it.")]
internal sealed record BudgetResponse(
    [property: Description("Its id.")]
    Guid Id,
    [property: Description("What it is called.")]
    string Name,
    [property: Description("customer, meter or api_key: whose spending it is about.")]
    string Scope,
    [property: Description("The key of the meter; null unless the scope is meter.")]
    string? Meter,
    [property: Description("The id of the API key; null unless the scope is api_key.")]
    Guid? ApiKey,
    [property: Description("day, month or none, in the customer's calendar; none: all from its creation on.")]
    string Period,
    [property: Description("What may be spent in a period.")]
    MoneyResponse Limit,
    [property: Description("notify: only report; block: also refuse calls beyond it with 402.")]
    string Action,
    [property: Description("The percentages of the limit that are reported.")]
    IReadOnlyList<int> Alerts,
    [property: Description("customer or operator: the customer may not change what an operator set.")]
    string SetBy,
    [property: Description("What was spent in the period under way.")]
    MoneyResponse Spent,
    [property: Description("When that period began.")]
    DateTimeOffset From,
    [property: Description("When it ends; null: never.")]
    DateTimeOffset? To,
    [property: Description("When the budget was created.")]
    DateTimeOffset CreatedAt)
{
    public static BudgetResponse Of(
        BudgetState state, IReadOnlyDictionary<int, string> meters, IReadOnlyDictionary<int, Guid> keys)
    {
        var row = state.Row;
        return new BudgetResponse(
            row.Id, row.Name,
            row.MeterId is not null ? BudgetFields.MeterScope
                : row.ApiKey is not null ? BudgetFields.KeyScope : BudgetFields.CustomerScope,
            row.MeterId is { } meter ? meters[meter] : null,
            row.ApiKey is { } key ? keys[key] : null,
            BudgetFields.NameOf(row.Period), MoneyResponse.Of(state.In(row.LimitNanos)),
            row.Blocks ? BudgetFields.Block : BudgetFields.Notify, row.Thresholds,
            row.IsOperators ? "operator" : "customer", MoneyResponse.Of(state.In(state.SpentNanos)),
            state.Window.Start, state.Window.End == DateTimeOffset.MaxValue ? null : state.Window.End,
            row.CreatedAt);
    }
}

[Description("Something that happened to a customer's budgets or credit.")]
internal sealed record AlertResponse(
    [property: Description("Its number: alerts of a customer rise in the order in which they happened.")]
    long Id,
    [property: Description("The id of the customer whom it is about.")]
    Guid Customer,
    [property: Description("What the customer is called.")]
    string CustomerName,
    [property: Description("usage.alert, budget.resolved, credit.granted, credit.low, credit.exhausted or "
        + "credit.expired.")]
    string Type,
    [property: Description("When it happened.")]
    DateTimeOffset CreatedAt,
    [property: Description("What is known about it, by type: the budget, threshold, limit and spent of a budget; the "
        + "credit and amount of a credit; the balance, and the bound, of a balance.")]
    JsonElement Data)
{
    public static AlertResponse Of(AlertRow row, string customer) => new(
        row.Id, row.CustomerId, customer, row.Type, row.CreatedAt, JsonDocument.Parse(row.Data).RootElement);
}

[Description("The balances that are reported.")]
internal sealed record BalanceAlertsResponse(
    [property: Description("A balance that falls below one of these is reported, in the customer's currency.")]
    IReadOnlyList<MoneyResponse> Below);

/// <summary>The balances to report.</summary>
/// <param name="Below">Decimals from 0 to 10^9 in the customer's currency, at most 5; none: no reports.</param>
internal sealed record BalanceAlertsRequest(IReadOnlyList<string> Below);
