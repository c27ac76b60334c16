using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Payg.Http.Json;

/// <summary>
/// How Payg's own types look in JSON, whatever the application has chosen for its types: snake_case, numbers as
/// numbers, instants in UTC, null where there is nothing. Leaves all other types alone.
/// </summary>
public sealed class PaygJson : IJsonTypeInfoResolver
{
    private static readonly InstantConverter s_instants = new();
    private static readonly OptionalInstantConverter s_optionalInstants = new();

    private readonly HashSet<Assembly> _assemblies;
    private readonly DefaultJsonTypeInfoResolver _resolver = new() { Modifiers = { Shape } };

    /// <summary>For the types of this package, and of these assemblies.</summary>
    public PaygJson(params IEnumerable<Assembly> assemblies) =>
        _assemblies = [typeof(PaygJson).Assembly, .. assemblies];

    /// <inheritdoc/>
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
        _assemblies.Contains(type.Assembly) ? _resolver.GetTypeInfo(type, options) : null;

    private static void Shape(JsonTypeInfo type)
    {
        type.NumberHandling = JsonNumberHandling.Strict;
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider is not MemberInfo member)
                continue;

            property.Name = JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name);
            if (property.PropertyType == typeof(DateTimeOffset))
                property.CustomConverter = s_instants;
            else if (property.PropertyType == typeof(DateTimeOffset?))
                property.CustomConverter = s_optionalInstants;
            if (member.GetCustomAttribute<JsonIgnoreAttribute>() is null)
                property.ShouldSerialize = null;
        }
    }

    private sealed class OptionalInstantConverter : JsonConverter<DateTimeOffset?>
    {
        public override DateTimeOffset? Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? null : s_instants.Read(ref reader, typeToConvert, options);

        public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
        {
            if (value is { } instant)
                s_instants.Write(writer, instant, options);
            else
                writer.WriteNullValue();
        }
    }
}
