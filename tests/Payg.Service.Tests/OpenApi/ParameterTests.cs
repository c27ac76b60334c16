using System.Net;
using System.Text.Json;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.OpenApi;

/// <summary>The document says what each parameter takes, and the service takes just that.</summary>
public sealed class ParameterTests(SqliteService service) : IClassFixture<SqliteService>
{
    // What follows no rule that a schema could say, or a rule that its description says.
    private static readonly string[] s_texts =
    [
        "action", "actor", "address", "cursor", "dimensions", "group_by", "key", "meter", "method", "search",
        "subject_id", "subject_kind", "token", "type", "Prefer", "Stripe-Signature",
        "from of GET /api/admin/export", "to of GET /api/admin/export",
    ];

    [Fact]
    public async Task Parameter_ThatIsNoFreeText_HasATypeAFormatOrItsValues()
    {
        var bare = (await ParametersAsync())
            .Where(one => one.Schema.Text("type") is "string"
                && !Has(one.Schema, "enum") && !Has(one.Schema, "format") && !Has(one.Schema, "pattern")
                && !Has(one.Schema, "maxLength"))
            .Where(one => !s_texts.Contains(one.Name) && !s_texts.Contains($"{one.Name} of {one.Operation}"))
            .Select(one => $"{one.Name} of {one.Operation}");

        Assert.Empty(bare);
    }

    [Fact]
    public async Task Query_WithEachValueOfTheDocument_IsTakenAndWithAnotherRefused()
    {
        var admin = await Administrator.AtAsync(service);
        var queried = (await ParametersAsync()).Where(one =>
            one.In is "query" && one.Operation.StartsWith("GET ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(queried);
        var wrong = new List<string>();
        foreach (var parameter in queried)
        {
            foreach (var value in Allowed(parameter.Schema))
            {
                if (await RefusalAsync(admin, parameter, value) is { } refusal)
                    wrong.Add($"{parameter.Name}={value} of {parameter.Operation}: {refusal}");
            }

            foreach (var value in Forbidden(parameter.Schema))
            {
                if (await RefusalAsync(admin, parameter, value) is null)
                    wrong.Add($"{parameter.Name}={value} of {parameter.Operation} is not refused");
            }
        }

        Assert.Empty(wrong);
    }

    private static IEnumerable<string> Allowed(JsonElement schema) => schema switch
    {
        _ when Has(schema, "enum") => schema.GetProperty("enum").EnumerateArray().Select(one => one.GetString()!),
        _ when schema.Text("type") is "boolean" => ["true", "false"],
        _ when Has(schema, "maximum") =>
            [schema.GetProperty("minimum").GetRawText(), schema.GetProperty("maximum").GetRawText()],
        _ when Text(schema, "format") is "date-time" => ["2026-11-01T00:00:00Z"],
        _ when Text(schema, "format") is "uuid" => [Guid.Empty.ToString()],
        _ => [],
    };

    private static IEnumerable<string> Forbidden(JsonElement schema) => schema switch
    {
        _ when Has(schema, "maximum") =>
            [$"{schema.GetProperty("minimum").GetInt64() - 1}", $"{schema.GetProperty("maximum").GetInt64() + 1}", "x"],
        _ when Has(schema, "enum") || Has(schema, "format") || Has(schema, "pattern")
            || schema.Text("type") is "boolean" => ["x"],
        _ => [],
    };

    /// <summary>What the service says at the parameter; null: nothing.</summary>
    private static async Task<string?> RefusalAsync(Administrator admin, Parameter parameter, string value)
    {
        var path = parameter.Operation["GET ".Length..]
            .Replace("/meters/{id}", "/meters/1", StringComparison.Ordinal)
            .Replace("{id}", $"{admin.User.Id}", StringComparison.Ordinal);
        // Rows of usage are split only where a range is asked for.
        var range = parameter.Name is "by" or "detailed" ? "&from=2026-11-01&to=2026-11-02" : "";
        using var answer = await admin.User.SendAsync(
            HttpMethod.Get, $"{path}?{parameter.Name}={Uri.EscapeDataString(value)}{range}");
        if (answer.StatusCode is not HttpStatusCode.BadRequest)
            return null;
        var problem = await answer.JsonAsync();
        return problem.TryGetProperty("errors", out var errors) && errors.TryGetProperty(parameter.Name, out var said)
            ? said.GetRawText()
            : null;
    }

    private async Task<List<Parameter>> ParametersAsync()
    {
        using var answer = await service.Client.GetAsync("/openapi/v1.json");
        var document = await answer.JsonAsync();
        return
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where Has(operation.Value, "parameters")
            from parameter in operation.Value.GetProperty("parameters").EnumerateArray()
            select new Parameter(
                $"{operation.Name.ToUpperInvariant()} {path.Name}", parameter.Text("name"), parameter.Text("in"),
                parameter.GetProperty("schema")),
        ];
    }

    private static bool Has(JsonElement json, string name) => json.TryGetProperty(name, out _);

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) ? text.GetString() : null;

    private sealed record Parameter(string Operation, string Name, string In, JsonElement Schema);
}
