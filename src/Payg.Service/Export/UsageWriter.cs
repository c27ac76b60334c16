using System.Text.Json;

namespace Payg.Service.Export;

/// <summary>Writes rows one by one: CSV (RFC 4180, with a head) or JSON lines (one object a line).</summary>
internal static class UsageWriter
{
    /// <summary>The name of CSV.</summary>
    public const string Csv = "csv";

    /// <summary>The name of JSON lines.</summary>
    public const string JsonLines = "jsonl";

    private const string Head =
        "customer,customer_name,period,meter,method,unit,price,quantity,cost,currency";

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>Writes all rows, and returns how many there were.</summary>
    public static async Task<long> WriteAsync(
        TextWriter target, string format, IAsyncEnumerable<ExportedUsage> rows, CancellationToken cancellationToken)
    {
        var isCsv = string.Equals(format, Csv, StringComparison.Ordinal);
        if (isCsv)
            await target.WriteLineAsync(Head.AsMemory(), cancellationToken);

        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            var line = isCsv ? CsvOf(row) : JsonSerializer.Serialize(row, s_json);
            await target.WriteLineAsync(line.AsMemory(), cancellationToken);
            count++;
        }

        return count;
    }

    private static string CsvOf(ExportedUsage row) => Commands.Csv.Line(
        row.Customer, row.CustomerName, row.Period, row.Meter, row.Method, row.Unit, row.Price, row.Quantity, row.Cost,
        row.Currency);
}
