using System.Text.Json;

namespace Payg.Service.Export;

/// <summary>Writes rows one by one: CSV (RFC 4180, with a head) or JSON lines (one object a line).</summary>
internal static class RowWriter
{
    public const string Csv = "csv";

    public const string JsonLines = "jsonl";

    public static string TypeOf(string format) => format is Csv ? "text/csv" : "application/jsonl";

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static async Task<long> WriteAsync<TRow>(
        TextWriter target, string format, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TRow : IExportedRow
    {
        var isCsv = string.Equals(format, Csv, StringComparison.Ordinal);
        if (isCsv)
            await target.WriteLineAsync(TRow.Head.AsMemory(), cancellationToken);

        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            var line = isCsv ? row.ToCsv() : JsonSerializer.Serialize(row, s_json);
            await target.WriteLineAsync(line.AsMemory(), cancellationToken);
            count++;
        }

        return count;
    }
}

internal interface IExportedRow
{
    static abstract string Head { get; }

    string ToCsv();
}
