using System.Text.Json;
using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Http.Errors;
using Payg.Http.Requests;

namespace Payg.Service.Http;

internal static class AmountField
{
    /// <summary>Null if missing or null, and, with an error, if it is not a decimal of up to 10⁹.</summary>
    public static long? Nanos(this RequestFields fields, string name, FieldErrors errors)
    {
        if (!fields.TryGet(name, out var value))
            return null;
        long nanos = 0;
        var isRead = value.ValueKind switch
        {
            JsonValueKind.String => Money.TryParseNanos(JsonText.Read(value).Text, out nanos),
            JsonValueKind.Number => Money.TryParseNanos(value.GetRawText(), out nanos),
            _ => false,
        };
        if (isRead && Int128.Abs(nanos) <= PriceModelRules.MaxAmountNanos)
            return nanos;

        errors.Add(name, "Give a decimal number up to 1000000000, at most 9 digits after the point.");
        return null;
    }
}
