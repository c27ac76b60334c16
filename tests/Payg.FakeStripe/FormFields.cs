using System.Globalization;
using System.Text.Json.Nodes;

namespace Payg.FakeStripe;

/// <summary>A form as Stripe reads it: brackets in names make objects.</summary>
internal sealed class FormFields(IFormCollection? form)
{
    /// <summary>All of it as one text: the same request has the same.</summary>
    public string Text { get; } = form is null ? "" : string.Join(
        '&', form.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}"));

    /// <summary>A field; null: it is missing.</summary>
    public string? this[string name] => form?[name].FirstOrDefault();

    /// <summary>A whole number; 0: it is missing.</summary>
    public long Number(string name) => long.Parse(this[name] ?? "0", CultureInfo.InvariantCulture);

    /// <summary>Whether a field says true.</summary>
    public bool Flag(string name) => this[name] is "true";

    /// <summary>The fields in brackets behind a name, such as <c>metadata[…]</c>.</summary>
    public JsonObject Map(string name)
    {
        var map = new JsonObject();
        foreach (var (key, value) in form ?? FormCollection.Empty)
        {
            if (key.StartsWith(name + "[", StringComparison.Ordinal))
                map[key[(name.Length + 1)..^1]] = value.ToString();
        }

        return map;
    }
}
