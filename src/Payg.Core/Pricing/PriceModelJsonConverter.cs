using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payg.Core.Pricing;

/// <summary>
/// Lets <see cref="JsonSerializer"/> use <see cref="PriceModelJson"/>. A model that cannot be read is a
/// <see cref="JsonException"/> here; who needs its errors by field reads with <see cref="PriceModelJson"/> itself.
/// </summary>
public sealed class PriceModelJsonConverter : JsonConverter<PriceModel>
{
    /// <inheritdoc/>
    public override PriceModel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var reading = PriceModelJson.Read(JsonElement.ParseValue(ref reader));
        return reading.Model ?? throw new JsonException(
            string.Join(' ', reading.Errors.Select(error => $"{error.Key}: {string.Join(' ', error.Value)}")));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PriceModel value, JsonSerializerOptions options) =>
        PriceModelJson.Write(writer, value);
}
