using System.Text.Encodings.Web;
using System.Text.Json;
using Payg.Http.Json;

namespace Payg.Service.Commands;

/// <summary>How a command writes a line of JSON: with the names and instants of the API.</summary>
internal static class CommandJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new InstantConverter() },
    };
}
