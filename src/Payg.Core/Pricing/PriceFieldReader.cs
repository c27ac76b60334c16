using System.Text.Json;
using Payg.Core.Amounts;

namespace Payg.Core.Pricing;

/// <summary>Reads single fields of a price model's JSON form. Nothing is thrown; faults are collected.</summary>
internal sealed class PriceFieldReader(PriceFaults faults)
{
    /// <summary>An amount in nanos, from a decimal string or a number; 0 and a fault for anything else.</summary>
    public long Amount(JsonElement value, string field)
    {
        var text = Text(value);
        if (text is not null && Money.TryParseNanos(text, out var nanos))
            return nanos;
        if (value.ValueKind == JsonValueKind.Number && JsonNumber.TryReadNanos(value.GetRawText(), out nanos))
            return nanos;

        faults.Add(field, PriceModelRules.AmountText);
        return 0;
    }

    /// <summary>A whole number; null and a fault for anything else.</summary>
    public long? Whole(JsonElement value, string field, string expected)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number))
            return number;

        faults.Add(field, expected);
        return null;
    }

    /// <summary>The fields of an object, each but once.</summary>
    /// <param name="at">The object's own path; empty for the model.</param>
    /// <param name="given">Takes the names of the fields.</param>
    public IEnumerable<(string Name, JsonElement Value)> In(JsonElement json, string at, HashSet<string> given)
    {
        foreach (var property in json.EnumerateObject())
        {
            var name = NameOf(property);
            if (name is null)
                faults.Add(at, "Give field names that are valid Unicode.");
            else if (given.Add(name))
                yield return (name, property.Value);
            else
                faults.Add(at.Length == 0 ? name : $"{at}.{name}", "Give this only once.");
        }
    }

    public static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 is half a character: JSON's grammar lets it pass, a string cannot hold it.
            return null;
        }
    }

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
