using Payg.Core.Amounts;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Service.Http;
using Payg.Storage.Model.Plans;

namespace Payg.Service.Plans;

/// <summary>A new plan with its first version.</summary>
/// <param name="Key">The word for it in the API: 1 to 64 of the letters a to z, digits, - and _; unique.</param>
/// <param name="Name">What it is called, on invoices too: 1 to 100 characters.</param>
/// <param name="Fee">The fee for a billing period, charged in advance; 0 by default.</param>
/// <param name="Minimum">What usage of a billing period comes to at least; 0 by default.</param>
/// <param name="IncludedCredit">The credit that is included in each billing period; 0 by default.</param>
/// <param name="RolloverMax">At most so much of it carries over into the next period; 0 by default.</param>
/// <param name="TrialDays">How many days it is free at the beginning, 0 to 366; 0 by default.</param>
/// <param name="Currency">What it charges in; the service's currency by default.</param>
/// <param name="IsDefault">Whether customers get it when they register; false by default.</param>
internal sealed record NewPlanRequest(
    string Key, string Name, string? Fee = null, string? Minimum = null, string? IncludedCredit = null,
    string? RolloverMax = null, int? TrialDays = null, string? Currency = null, bool? IsDefault = null)
{
    public static WantedNewPlan? Read(RequestFields fields, FieldErrors errors, Currency service)
    {
        fields.ExpectOnly(["key", "name", "currency", "is_default", .. PlanTermsRequest.Names]);
        var key = fields.RequiredText("key", PlanRow.MaxKeyLength);
        if (!errors.Has("key") && (key.Length == 0 || !key.All(IsKeyLetter)))
            errors.Add("key", "Use the letters a to z, digits, - and _.");
        var name = NameOf(fields.RequiredText("name", PlanRow.MaxNameLength), errors);
        var currency = service;
        if (fields.OptionalText("currency") is { } code && !Core.Amounts.Currency.TryParse(code, out currency))
            errors.Add("currency", "Use an ISO 4217 code of three upper-case letters, such as USD.");
        var isDefault = fields.Flag("is_default");
        var terms = PlanTermsRequest.Read(fields, errors);
        return errors.Any ? null : new WantedNewPlan(key, name, currency.Code, isDefault, terms);
    }

    public static string NameOf(string text, FieldErrors errors)
    {
        var name = text.Trim();
        if (!errors.Has("name") && (name.Length == 0 || name.Any(char.IsControl)))
            errors.Add("name", "Give a name of one line.");
        return name;
    }

    private static bool IsKeyLetter(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_';
}

internal sealed record WantedNewPlan(string Key, string Name, string Currency, bool IsDefault, WantedTerms Terms);

/// <summary>A new version of a plan.</summary>
/// <param name="Fee">The fee for a billing period, charged in advance; 0 by default.</param>
/// <param name="Minimum">What usage of a billing period comes to at least; 0 by default.</param>
/// <param name="IncludedCredit">The credit that is included in each billing period; 0 by default.</param>
/// <param name="RolloverMax">At most so much of it carries over into the next period; 0 by default.</param>
/// <param name="TrialDays">How many days it is free at the beginning, 0 to 366; 0 by default.</param>
internal sealed record PlanTermsRequest(
    string? Fee = null, string? Minimum = null, string? IncludedCredit = null, string? RolloverMax = null,
    int? TrialDays = null)
{
    public static string[] Names { get; } = ["fee", "minimum", "included_credit", "rollover_max", "trial_days"];

    public static WantedTerms Read(RequestFields fields, FieldErrors errors)
    {
        var terms = new WantedTerms(
            Amount("fee"), Amount("minimum"), Amount("included_credit"), Amount("rollover_max"),
            fields.TryGet("trial_days", out _)
                ? fields.RequiredWhole("trial_days", 0, PlanVersionRow.MaxTrialDays)
                : 0);
        if (terms.RolloverNanos > 0 && terms.CreditNanos == 0 && !errors.Has("included_credit"))
            errors.Add("rollover_max", "Only included credit carries over: give included_credit as well.");
        return terms;

        long Amount(string name)
        {
            var nanos = fields.Nanos(name, errors) ?? 0;
            if (nanos < 0)
                errors.Add(name, "Use 0 or more.");
            return nanos;
        }
    }
}

internal sealed record WantedTerms(
    long FeeNanos, long MinimumNanos, long CreditNanos, long RolloverNanos, int TrialDays);

/// <summary>A change of a plan; what is left out or null stays.</summary>
/// <param name="Name">What it is called, on invoices too: 1 to 100 characters.</param>
/// <param name="IsDefault">Whether customers get it when they register.</param>
/// <param name="IsRetired">Whether nobody can subscribe to it any more.</param>
internal sealed record PlanChangeRequest(string? Name = null, bool? IsDefault = null, bool? IsRetired = null)
{
    public static PlanChangeRequest Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly("name", "is_default", "is_retired");
        var name = fields.TryGet("name", out _)
            ? NewPlanRequest.NameOf(fields.RequiredText("name", PlanRow.MaxNameLength), errors)
            : null;
        return new PlanChangeRequest(name, Flag("is_default"), Flag("is_retired"));

        bool? Flag(string field) => fields.TryGet(field, out _) ? fields.Flag(field) : null;
    }
}

/// <summary>Which plan a customer wants.</summary>
/// <param name="Plan">The plan's key.</param>
internal sealed record SubscriptionRequest(string Plan)
{
    public static SubscriptionRequest Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly("plan");
        return new SubscriptionRequest(fields.RequiredText("plan"));
    }
}

/// <summary>Which plan a customer is to have.</summary>
/// <param name="Plan">The plan's key.</param>
/// <param name="When">now or period_end; by default as if the customer had done it.</param>
internal sealed record AdminSubscriptionRequest(string Plan, string? When = null)
{
    public static AdminSubscriptionRequest Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly("plan", "when");
        return new AdminSubscriptionRequest(fields.RequiredText("plan"), fields.OptionalText("when"));
    }
}

internal sealed record WantedPlan(string Key)
{
    /// <summary>Whether it takes effect at once; null: as the fees say.</summary>
    public bool? AtOnce { get; init; }

    /// <summary>Whether an operator asks: the plan in force then means its newest version.</summary>
    public bool IsOperators { get; init; }
}
