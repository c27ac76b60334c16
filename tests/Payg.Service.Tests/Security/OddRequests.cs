using System.Text;
using System.Text.Json.Nodes;
using Payg.Service.Tests.Hosting;

namespace Payg.Service.Tests.Security;

/// <summary>
/// Makes requests that are right in part: other types, lengths and characters, fields that are missing, unknown or
/// nested deeply, bodies that are no JSON. The same seed makes the same requests. Not thread-safe.
/// </summary>
internal sealed class OddRequests(Random random, string[] tokens, string[] ids)
{
    private static readonly string[] s_texts =
    [
        "", " ", "a", "0", "-1", "1", "2026-11", "9999-99", "2026-11-01T00:00:00Z", "0001-01-01T00:00:00Z", "hour",
        "month", "api1", "GET", "UTC", "Europe/Berlin", "null", "true", "NaN", "1e999", "99999999999999999999", "0.001",
        "é", "\u202e", "\ud83d\ude00", "ﬃ", "İ", "a\u0300\u0301", "\t", "\r\n", "\0", "' OR 1=1", "%00", "../..", "<b>",
        new('a', 101), new('ä', 120), "\ufeff", "\uffff", "9223372036854775807", "-9223372036854775809",
    ];

    /// <summary>One request to an operation.</summary>
    public HttpRequestMessage Next(ApiOperation operation)
    {
        var path = operation.Path;
        foreach (var name in operation.ParametersIn("path"))
            path = path.Replace($"{{{name}}}", Uri.EscapeDataString(PathText()), StringComparison.Ordinal);
        var query = string.Join('&', operation.ParametersIn("query").Append("unknown")
            .Where(_ => random.Next(3) == 0)
            .Select(name => $"{name}={Uri.EscapeDataString(Text())}"));
        var request = new HttpRequestMessage(new HttpMethod(operation.Method), $"{path}?{query}");
        if (random.Next(10) > 0)
        {
            request.Headers.TryAddWithoutValidation(
                "Authorization", $"{Any("Bearer", "bearer", "Token")} {tokens[random.Next(tokens.Length)]}");
        }

        if (operation.Example is { } example)
            request.Content = Body(example);
        return request;
    }

    private HttpContent Body(JsonObject example) => random.Next(12) switch
    {
        0 => Bodies.Json(Any("", "{", "[]", "null", "\"text\"", "{\"a\":1,}", "{\"name\":\"\\ud800\"}", "\u0000")),
        1 => Bodies.Json(Nested(random.Next(1, 3000))),
        2 => Bodies.Raw(Encoding.UTF8.GetBytes(example.ToJsonString()), Any("text/plain", "", "application/xml")),
        3 => Bodies.Json(example.ToJsonString()),
        _ => Bodies.Json(Changed(example).ToJsonString()),
    };

    private JsonObject Changed(JsonObject example)
    {
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var names = example.Select(field => field.Key).ToArray();
            if (names.Length == 0 || random.Next(5) == 0)
                example[$"extra{random.Next(100)}"] = Value(3);
            else if (random.Next(4) == 0)
                example.Remove(names[random.Next(names.Length)]);
            else
                example[names[random.Next(names.Length)]] = Value(3);
        }

        return example;
    }

    private JsonNode? Value(int depth) => random.Next(depth > 0 ? 9 : 6) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.NextInt64(long.MinValue, long.MaxValue),
        3 => random.Next(-2, 3),
        4 => JsonNode.Parse(Any("1e400", "0.1", "-0", "1E-30", "123456789012345678901234567890", "1.5")),
        5 or 6 => Text(),
        7 => new JsonArray([.. Enumerable.Range(0, random.Next(30)).Select(_ => Value(depth - 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(i =>
            KeyValuePair.Create($"field{i}", Value(depth - 1)))),
    };

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("{\"a\":[", depth)) + string.Concat(Enumerable.Repeat("]}", depth));

    private string Text() => random.Next(4) == 0 ? Any(ids) : Any(s_texts);

    /// <summary>An empty one would be another path; a slash or a dot may be, to whoever normalizes it.</summary>
    private string PathText()
    {
        var text = random.Next(2) == 0 ? Any(ids) : Text();
        return text.Length == 0 || text.Contains('.', StringComparison.Ordinal)
            || text.Contains("%00", StringComparison.Ordinal) || text.Any(char.IsControl)
            ? "odd"
            : text;
    }

    private string Any(params string[] texts) => texts[random.Next(texts.Length)];
}
