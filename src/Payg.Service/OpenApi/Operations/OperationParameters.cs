using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Payg.Http.Requests;

namespace Payg.Service.OpenApi.Operations;

/// <summary>
/// Describes what parameters take. Endpoints read them as text, so that a wrong one is refused by a sentence at its
/// field. The document says what they are by an attribute of the parameter (<see cref="AllowedValuesAttribute"/>,
/// <see cref="RangeAttribute"/>, <see cref="DataTypeAttribute"/>), or by its name, which means the same everywhere.
/// </summary>
internal sealed class OperationParameters : IOpenApiOperationTransformer
{
    private const string Month = "^[0-9]{4}-(0[1-9]|1[0-2])$";
    private const string Currency = "^[A-Za-z]{3}$";
    private static readonly string[] s_flags = ["false", "true"];

    private static readonly Dictionary<string, Action<OpenApiSchema>> s_known = new(StringComparer.Ordinal)
    {
        ["limit"] = schema => Whole(schema, 1, QueryText.MaxLimit),
        ["month"] = schema => schema.Pattern = Month,
        ["currency"] = schema => schema.Pattern = Currency,
        ["from"] = schema => schema.Format = "date-time",
        ["to"] = schema => schema.Format = "date-time",
        ["customer"] = schema => schema.Format = "uuid",
        ["journal"] = schema => schema.Format = "uuid",
    };

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in operation.Parameters ?? [])
        {
            if (parameter.Schema is OpenApiSchema { Type: JsonSchemaType.String } schema)
                Describe(schema, parameter.Name!, DeclarationOf(parameter.Name!, context));
        }

        return Task.CompletedTask;
    }

    private static ParameterInfo? DeclarationOf(string name, OpenApiOperationTransformerContext context) =>
        context.Description.ParameterDescriptions
            .Where(described => string.Equals(described.Name, name, StringComparison.Ordinal))
            .Select(described => (described.ParameterDescriptor as IParameterInfoParameterDescriptor)?.ParameterInfo)
            .FirstOrDefault();

    private static void Describe(OpenApiSchema schema, string name, ParameterInfo? declared)
    {
        if (declared?.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
            OneOf(schema, [.. allowed.Values.Cast<string>()]);
        else if (declared?.GetCustomAttribute<RangeAttribute>() is { } range)
            Whole(schema, Number(range.Minimum), Number(range.Maximum));
        else if (declared?.GetCustomAttribute<DataTypeAttribute>() is { } type)
            schema.Format = type.CustomDataType ?? schema.Format;
        else if (s_known.TryGetValue(name, out var describe))
            describe(schema);
    }

    private static void OneOf(OpenApiSchema schema, string[] values)
    {
        if (values.Order(StringComparer.Ordinal).SequenceEqual(s_flags, StringComparer.Ordinal))
            schema.Type = JsonSchemaType.Boolean;
        else
            schema.Enum = [.. values.Select(value => JsonValue.Create(value))];
    }

    private static void Whole(OpenApiSchema schema, long min, long max)
    {
        (schema.Type, schema.Format) = (JsonSchemaType.Integer, max > int.MaxValue ? "int64" : "int32");
        (schema.Minimum, schema.Maximum) = (Text(min), Text(max));
    }

    private static long Number(object bound) => Convert.ToInt64(bound, CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
