using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Payg.Service.OpenApi;

/// <summary>
/// An API document as Markdown, for agents and for reading without a browser: every operation with what it takes and
/// answers, then what errors mean, then every type.
/// </summary>
internal sealed class ReferenceText
{
    private const string Json = "application/json";

    private static readonly JsonSerializerOptions s_indented = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    private readonly StringBuilder _text = new();
    private readonly SortedDictionary<string, string> _errors = new(StringComparer.Ordinal);

    private ReferenceText()
    {
    }

    public static string Of(JsonElement document)
    {
        var reference = new ReferenceText();
        reference.WriteHead(document);
        foreach (var tag in document.GetProperty("tags").EnumerateArray())
            reference.WriteTag(document, tag);
        reference.WriteErrors();
        reference.WriteTypes(document);
        return reference._text.ToString();
    }

    private void WriteHead(JsonElement document)
    {
        var info = document.GetProperty("info");
        Line($"# {info.GetProperty("title").GetString()} API");
        Line(info.GetProperty("description").GetString()!.Trim());
    }

    private void WriteTag(JsonElement document, JsonElement tag)
    {
        var name = tag.GetProperty("name").GetString()!;
        Line($"## {name}");
        if (TextOf(tag, "description") is { } description)
            Line(description);
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                if (operation.Value.GetProperty("tags").EnumerateArray().First().ValueEquals(name))
                    WriteOperation(operation.Name.ToUpperInvariant(), path.Name, operation.Value);
            }
        }
    }

    private void WriteOperation(string method, string path, JsonElement operation)
    {
        Line($"### {method} {path}");
        Line($"{TextOf(operation, "summary")}. {TextOf(operation, "description")}");
        if (operation.TryGetProperty("parameters", out var parameters))
        {
            var lines = parameters.EnumerateArray().Select(one =>
                $"- `{TextOf(one, "name")}` ({TextOf(one, "in")}, {TypeOf(one.GetProperty("schema"))}): "
                + TextOf(one, "description"));
            Line(string.Join('\n', lines));
        }

        if (operation.TryGetProperty("requestBody", out var body))
            WriteBody("Body", body);
        var refusals = new List<string>();
        foreach (var response in operation.GetProperty("responses").EnumerateObject())
        {
            if (response.Name.StartsWith('2'))
            {
                WriteBody($"`{response.Name}`", response.Value);
                continue;
            }

            refusals.Add(response.Name);
            _errors.TryAdd(response.Name, TextOf(response.Value, "description") ?? "");
        }

        if (refusals.Count > 0)
            Line($"Errors: {string.Join(", ", refusals)}.");
    }

    private void WriteBody(string what, JsonElement body)
    {
        var description = TextOf(body, "description") is { } said ? $": {said}" : "";
        if (!body.TryGetProperty("content", out var content) || !content.TryGetProperty(Json, out var media))
        {
            Line($"{what}{description}");
            return;
        }

        var type = media.TryGetProperty("schema", out var schema) ? $" ({TypeOf(schema)})" : "";
        Line($"{what}{type}{description}");
        if (media.TryGetProperty("example", out var example))
            Line($"```json\n{JsonSerializer.Serialize(example, s_indented)}\n```");
    }

    private void WriteErrors()
    {
        Line("## Errors");
        Line(string.Join('\n', _errors.Select(error => $"- `{error.Key}`: {error.Value}")));
    }

    private void WriteTypes(JsonElement document)
    {
        Line("## Types");
        foreach (var schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            Line($"### {schema.Name}");
            if (TextOf(schema.Value, "description") is { } description)
                Line(description);
            if (!schema.Value.TryGetProperty("properties", out var properties))
                continue;
            var lines = properties.EnumerateObject().Select(property =>
                $"- `{property.Name}` ({TypeOf(property.Value)})"
                + (TextOf(property.Value, "description") is { } said ? $": {said}" : ""));
            Line(string.Join('\n', lines));
        }
    }

    /// <summary>A type in words, such as <c>string uuid or null</c>; named ones by their name.</summary>
    private static string TypeOf(JsonElement schema)
    {
        if (TextOf(schema, "$ref") is { } reference)
            return reference[(reference.LastIndexOf('/') + 1)..];
        if (schema.TryGetProperty("enum", out var values))
            return $"one of {string.Join(", ", values.EnumerateArray())}";
        foreach (var choice in (string[])["oneOf", "anyOf"])
        {
            if (schema.TryGetProperty(choice, out var choices))
                return string.Join(" or ", choices.EnumerateArray().Select(TypeOf).Distinct(StringComparer.Ordinal));
        }

        if (!schema.TryGetProperty("type", out var type))
            return "any";
        string[] names = type.ValueKind is JsonValueKind.Array
            ? [.. type.EnumerateArray().Select(name => name.GetString()!)]
            : [type.GetString()!];
        return string.Join(" or ", names.OrderBy(name => name is "null").Select(name => Named(name, schema)));
    }

    private static string Named(string type, JsonElement schema) => type switch
    {
        "array" when schema.TryGetProperty("items", out var items) => $"array of {TypeOf(items)}",
        "integer" when schema.TryGetProperty("maximum", out var most) =>
            string.Create(CultureInfo.InvariantCulture, $"integer {TextOfNumber(schema, "minimum")} to {most}"),
        "string" when TextOf(schema, "format") is { } format => $"string {format}",
        _ => type,
    };

    private static string TextOfNumber(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var number) ? number.GetRawText() : "";

    private static string? TextOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;

    private void Line(string text) => _text.Append(text).Append("\n\n");
}
