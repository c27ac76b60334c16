using System.Globalization;
using System.Text.Json;
using Payg.Core.Budgets;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Service.Http;
using Payg.Storage.Model.Budgets;

namespace Payg.Service.Budgets;

/// <summary>A budget to create.</summary>
/// <param name="Scope">customer, meter or api_key: whose spending it is about.</param>
/// <param name="Period">day, month or none, in the customer's calendar; none: all spending from now on.</param>
/// <param name="Limit">What may be spent in a period, in the customer's currency: a decimal from 0 to 10^9.</param>
/// <param name="Action">notify: only report; block: also refuse calls beyond it with 402.</param>
/// <param name="Name">What to call it, up to 100 characters; what it is about where it is left out or null.</param>
/// <param name="Meter">The key of the meter, for the scope meter.</param>
/// <param name="ApiKey">The id of the API key, for the scope api_key.</param>
/// <param name="Alerts">
/// The percentages of the limit that are reported, 1 to 1000, at most 10; 50, 80 and 100 where it is left out or null.
/// </param>
internal sealed record BudgetRequest(
    string Scope,
    string Period,
    string Limit,
    string Action,
    string? Name = null,
    string? Meter = null,
    Guid? ApiKey = null,
    IReadOnlyList<int>? Alerts = null)
{
    private static readonly int[] s_defaultAlerts = [50, 80, 100];

    public static WantedBudget? Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly("scope", "period", "limit", "action", "name", "meter", "api_key", "alerts");
        var scope = BudgetFields.Choice(fields, errors, "scope", BudgetFields.Scopes);
        var meter = fields.OptionalText("meter");
        var key = ReadKey(fields, errors);
        if ((scope is BudgetFields.MeterScope) != (meter is not null) && scope is not null && !errors.Has("meter"))
            errors.Add("meter", "Name the meter where the scope is meter, and only there.");
        if ((scope is BudgetFields.KeyScope) != (key is not null) && scope is not null && !errors.Has("api_key"))
            errors.Add("api_key", "Give the id of the API key where the scope is api_key, and only there.");
        var period = BudgetFields.Choice(fields, errors, "period", BudgetFields.Periods);
        fields.Require("limit");
        var limit = BudgetFields.Limit(fields, errors);
        var action = BudgetFields.Choice(fields, errors, "action", BudgetFields.Actions);
        var name = BudgetFields.Name(fields, errors);
        var alerts = BudgetFields.Alerts(fields, errors) ?? s_defaultAlerts;
        return errors.Any
            ? null
            : new WantedBudget(
                name, meter, key, BudgetFields.PeriodOf(period!), limit!.Value, action is BudgetFields.Block, alerts);
    }

    private static Guid? ReadKey(RequestFields fields, FieldErrors errors)
    {
        if (fields.OptionalText("api_key") is not { } text)
            return null;
        if (Guid.TryParseExact(text, "D", out var id))
            return id;
        errors.Add("api_key", "Use the id of an API key.");
        return null;
    }
}

internal sealed record WantedBudget(
    string? Name, string? Meter, Guid? ApiKey, BudgetPeriod Period, Int128 LimitNanos, bool Blocks,
    IReadOnlyList<int> Alerts);

/// <summary>Changes of a budget; what is left out stays.</summary>
/// <param name="Name">What to call it, up to 100 characters.</param>
/// <param name="Limit">What may be spent in a period: a decimal from 0 to 10^9.</param>
/// <param name="Action">notify or block.</param>
/// <param name="Alerts">The percentages of the limit that are reported, 1 to 1000, at most 10.</param>
internal sealed record BudgetChangeRequest(
    string? Name = null, string? Limit = null, string? Action = null, IReadOnlyList<int>? Alerts = null)
{
    public static WantedBudgetChange? Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly("name", "limit", "action", "alerts");
        var name = BudgetFields.Name(fields, errors);
        var limit = BudgetFields.Limit(fields, errors);
        var action = fields.TryGet("action", out _)
            ? BudgetFields.Choice(fields, errors, "action", BudgetFields.Actions)
            : null;
        var alerts = BudgetFields.Alerts(fields, errors);
        return errors.Any
            ? null
            : new WantedBudgetChange(name, limit, action is null ? null : action is BudgetFields.Block, alerts);
    }
}

internal sealed record WantedBudgetChange(
    string? Name, Int128? LimitNanos, bool? Blocks, IReadOnlyList<int>? Alerts);

internal static class BudgetFields
{
    public const string CustomerScope = "customer";
    public const string MeterScope = "meter";
    public const string KeyScope = "api_key";
    public const string Block = "block";
    public const string Notify = "notify";
    private const int MaxAlerts = 10;
    private const int MaxPercent = 1000;

    public static readonly string[] Scopes = [CustomerScope, MeterScope, KeyScope];
    public static readonly string[] Periods = ["day", "month", "none"];
    public static readonly string[] Actions = [Notify, Block];

    public static string? Choice(RequestFields fields, FieldErrors errors, string name, string[] choices)
    {
        fields.Require(name);
        var text = fields.Text(name);
        if (text is not null && choices.Contains(text, StringComparer.Ordinal))
            return text;
        if (!errors.Has(name))
            errors.Add(name, $"Use one of: {string.Join(", ", choices)}.");
        return null;
    }

    public static BudgetPeriod PeriodOf(string name) => name switch
    {
        "day" => BudgetPeriod.Day,
        "month" => BudgetPeriod.Month,
        _ => BudgetPeriod.None,
    };

    public static string NameOf(BudgetPeriod period) => period switch
    {
        BudgetPeriod.Day => "day",
        BudgetPeriod.Month => "month",
        _ => "none",
    };

    public static long? Limit(RequestFields fields, FieldErrors errors)
    {
        var nanos = fields.Nanos("limit", errors);
        if (nanos < 0)
            errors.Add("limit", "Use 0 or more.");
        return nanos;
    }

    public static string? Name(RequestFields fields, FieldErrors errors)
    {
        var name = fields.OptionalText("name");
        if (name is not null && (name.Length > BudgetRow.MaxNameLength || string.IsNullOrWhiteSpace(name)
            || name.Any(char.IsControl)))
        {
            errors.Add("name", $"Use 1 to {BudgetRow.MaxNameLength} characters that can be read.");
        }

        return name;
    }

    /// <summary>The percentages, rising; null where they are left out.</summary>
    public static IReadOnlyList<int>? Alerts(RequestFields fields, FieldErrors errors)
    {
        if (!fields.TryGet("alerts", out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= MaxAlerts
            && value.EnumerateArray().All(IsPercent))
        {
            return [.. value.EnumerateArray().Select(item => item.GetInt32()).Distinct().Order()];
        }

        errors.Add("alerts", $"Give up to {MaxAlerts} whole percentages from 1 to {MaxPercent}.");
        return null;
    }

    public static string Store(IEnumerable<int> alerts) =>
        string.Join(' ', alerts.Select(percent => percent.ToString(CultureInfo.InvariantCulture)));

    private static bool IsPercent(JsonElement item) =>
        item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var percent)
        && percent is >= 1 and <= MaxPercent;
}
