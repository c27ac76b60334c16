using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Payg.Service.Tests.Hosting;

namespace Payg.Service.Tests.Security;

/// <summary>
/// The OpenAPI document as a judge of real answers: status, content type, code and every field must be in it. Fields
/// that it does not know are breaches too.
/// </summary>
internal sealed class ApiContract
{
    private const string Problem = "application/problem+json";

    private readonly Dictionary<string, JsonSchema> _schemas = new(StringComparer.Ordinal);
    private readonly JsonObject _definitions;

    private ApiContract(JsonObject document)
    {
        _definitions = document["components"]!["schemas"]!.AsObject();
        Operations =
        [
            .. from path in document["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               select new ApiOperation(operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject()),
        ];
    }

    /// <summary>All operations, in the document's order.</summary>
    public IReadOnlyList<ApiOperation> Operations { get; }

    /// <summary>Reads the document that the service serves.</summary>
    public static async Task<ApiContract> ReadAsync(HttpClient client)
    {
        // References are made to what is carried along with each schema.
        var text = (await client.GetStringAsync("/openapi/v1.json"))
            .Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
        var document = JsonNode.Parse(text)!.AsObject();
        Close(document["components"]!["schemas"]!);
        return new ApiContract(document);
    }

    /// <summary>Whether an operation answers with a page of a list.</summary>
    public bool IsList(ApiOperation operation) =>
        operation.Json["responses"]?["200"]?["content"]?["application/json"]?["schema"]?["$ref"]?.GetValue<string>()
            is { } reference
        && _definitions[reference.Split('/')[^1]]?["properties"]?["next_cursor"] is not null;

    /// <summary>What is wrong with an answer; null: nothing.</summary>
    public async Task<string?> BreachAsync(ApiOperation operation, HttpResponseMessage answer)
    {
        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        var text = await answer.Content.ReadAsStringAsync();
        if (operation.Json["responses"]![status] is not JsonObject response)
            return $"{status} is not in the document: {text}";
        if (response["content"] is not JsonObject contents)
            return text.Length == 0 ? null : $"{status} has a body: {text}";

        var contentType = answer.Content.Headers.ContentType?.MediaType ?? "none";
        var isProblem = status[0] is '4' or '5';
        if (isProblem && contentType is not Problem || contents[contentType] is not JsonObject content)
            return $"{status} is {contentType}: {text}";
        if (isProblem && !IsCodeTold(response, text))
            return $"{status} has a code that the document does not tell: {text}";

        // Other types than JSON, such as an export, are a text to the document.
        var value = contentType is "application/json" or Problem
            ? JsonElement.Parse(text)
            : JsonSerializer.SerializeToElement(text);
        var result = SchemaOf(content["schema"]!).Evaluate(
            value, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid
            ? null
            : $"{status} breaks its schema at {string.Join(", ", ErrorsOf(result))}: {text}";
    }

    /// <summary>The document tells the codes of a status between backticks; 409 leaves them open.</summary>
    private static bool IsCodeTold(JsonObject response, string text) =>
        response["description"]!.GetValue<string>() is var description
        && (description.Contains("`code` says why", StringComparison.Ordinal)
            || description.Contains($"`{JsonElement.Parse(text).Text("code")}`", StringComparison.Ordinal));

    private static IEnumerable<string> ErrorsOf(EvaluationResults result) =>
        (result.Details ?? []).Where(detail => detail.Errors is { Count: > 0 }).Select(detail =>
            $"{detail.InstanceLocation} {string.Join(' ', detail.Errors!.Values)}");

    /// <summary>Lets every object have the fields that are told, and no others.</summary>
    private static void Close(JsonNode node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list.OfType<JsonNode>())
                Close(item);
        }

        if (node is not JsonObject schema)
            return;

        foreach (var (_, member) in schema.ToArray())
        {
            if (member is not null)
                Close(member);
        }

        if (schema["properties"] is JsonObject && schema["type"] is not null && schema["additionalProperties"] is null)
            schema["additionalProperties"] = false;
    }

    private JsonSchema SchemaOf(JsonNode schema)
    {
        lock (_schemas)
        {
            var text = schema.ToJsonString();
            if (_schemas.TryGetValue(text, out var known))
                return known;

            var whole = schema.DeepClone().AsObject();
            whole["$defs"] = _definitions.DeepClone();
            return _schemas[text] = JsonSchema.FromText(whole.ToJsonString());
        }
    }
}

/// <summary>An operation of the document.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, with names in braces.</param>
/// <param name="Json">What the document says of it.</param>
internal sealed record ApiOperation(string Method, string Path, JsonObject Json)
{
    /// <summary>The operation's id.</summary>
    public string Id => Json["operationId"]!.GetValue<string>();

    /// <summary>The names of its parameters that are in the path or the query.</summary>
    public IEnumerable<string> ParametersIn(string place) =>
        (Json["parameters"]?.AsArray() ?? [])
            .Where(parameter => string.Equals(parameter!["in"]!.GetValue<string>(), place, StringComparison.Ordinal))
            .Select(parameter => parameter!["name"]!.GetValue<string>());

    /// <summary>The body that the document shows; null: it takes none.</summary>
    public JsonObject? Example =>
        Json["requestBody"]?["content"]?["application/json"]?["example"]?.DeepClone().AsObject();
}
