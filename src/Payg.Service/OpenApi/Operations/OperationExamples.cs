using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Payg.Service.OpenApi.Operations;

/// <summary>
/// Gives each operation an example of its request and its answer, from <c>examples.json</c>, where they are kept by
/// the operation's id; and each refusal an example of its problem.
/// </summary>
internal sealed class OperationExamples : IOpenApiOperationTransformer
{
    private static readonly JsonObject s_examples = Read();

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var own = operation.OperationId is { } id ? s_examples[id] : null;
        Show(operation.RequestBody?.Content, own?["request"]);
        foreach (var (status, response) in operation.Responses ?? [])
            Show(response.Content, status is ['2', ..] ? own?["response"] : s_examples["problems"]![status]);
        return Task.CompletedTask;
    }

    private static void Show(IDictionary<string, OpenApiMediaType>? contents, JsonNode? example)
    {
        if (contents is null || example is null)
            return;

        foreach (var (contentType, content) in contents)
        {
            if (contentType.EndsWith("json", StringComparison.Ordinal))
                content.Example = example.DeepClone();
        }
    }

    private static JsonObject Read()
    {
        using var stream = typeof(OperationExamples).Assembly
            .GetManifestResourceStream("Payg.Service.OpenApi.examples.json")
            ?? throw new InvalidOperationException("The examples are not embedded.");
        return JsonNode.Parse(stream)!.AsObject();
    }
}
