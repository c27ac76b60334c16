using System.Text.Json.Serialization;
using Payg.Core.Meters;
using Payg.Service.Commands;

namespace Payg.Service.Export;

/// <summary>One row of a detailed export of usage: one for each API key and set of dimensions.</summary>
internal sealed record ExportedUsageDetail : ExportedUsage, IExportedRow
{
    private readonly string _dimensions;

    public ExportedUsageDetail(ExportedUsage row, Guid? key, string? keyName, Dimensions dimensions)
        : base(row) =>
        (ApiKey, ApiKeyName, Dimensions, _dimensions) = (key, keyName, dimensions.Values, dimensions.Text);

    public static new string Head => ExportedUsage.Head + ",api_key,api_key_name,dimensions";

    /// <summary>The API key's id; null: a session, or from before keys were recorded.</summary>
    [JsonPropertyOrder(1)]
    public Guid? ApiKey { get; }

    [JsonPropertyOrder(2)]
    public string? ApiKeyName { get; }

    [JsonPropertyOrder(3)]
    public IReadOnlyDictionary<string, string> Dimensions { get; }

    public override string ToCsv() => $"{base.ToCsv()},{Csv.Line(ApiKey, ApiKeyName, _dimensions)}";
}
