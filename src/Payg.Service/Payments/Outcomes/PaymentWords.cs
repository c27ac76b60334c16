using Payg.Core.Payments;
using Payg.Http.Errors;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Outcomes;

internal static class PaymentWords
{
    private static readonly string[] s_purposes = ["invoice", "top_up", "auto_top_up"];
    private static readonly string[] s_providers = ["manual", "stripe"];

    public static string Of(PaymentPurpose purpose) => s_purposes[(int)purpose];

    public static string Of(PaymentProvider provider) => s_providers[(int)provider];

    /// <summary>Reads the word for a state; null for null or empty, and, with an error, for another one.</summary>
    public static ChargeState? StateOf(string? word, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(word))
            return null;
        if (ChargeStates.TryParse(word, out var state))
            return state;
        errors.Add("state", $"Use one of these: {string.Join(", ", ChargeStates.Names)}.");
        return null;
    }
}
