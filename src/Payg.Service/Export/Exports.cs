using System.Globalization;
using System.Text;
using Payg.Http.Errors;
using Payg.Storage.Model;
using Payg.Storage.Retention;

namespace Payg.Service.Export;

internal sealed class Exports(PaygContext context, UsageExport usage, CreditExport credits, PlanExport plans)
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Refuses usage from before it is kept: a file that lacks rows must not look complete.</summary>
    /// <param name="prefix">What stands before the names of fields: -- at options of a command.</param>
    public async Task CheckAsync(
        ExportQuery query, string prefix, FieldErrors errors, CancellationToken cancellationToken)
    {
        if (query is { Kind: ExportQuery.Usage, From: { } from }
            && await UsageRetention.KeptFromAsync(context, cancellationToken) is { } kept
            && from < kept)
        {
            errors.Add(prefix + "from", string.Create(CultureInfo.InvariantCulture,
                $"Usage before {kept.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} is no longer kept by the hour: begin there, or "
                + $"export billing periods with {prefix}month."));
        }
    }

    /// <summary>Writes them all as they come, and returns how many there were. The stream stays open.</summary>
    /// <remarks>
    /// What is buffered is written out only when all is: where the first rows cannot be read an answer can still be an
    /// error, and what breaks off amid them ends without its end.
    /// </remarks>
    public async Task<long> WriteAsync(ExportQuery query, Stream target, CancellationToken cancellationToken)
    {
        var text = new StreamWriter(target, new UTF8Encoding(false), BufferBytes, leaveOpen: true) { NewLine = "\n" };
        var count = await WriteAsync(query, text, cancellationToken);
        await text.DisposeAsync();
        return count;
    }

    private Task<long> WriteAsync(ExportQuery query, TextWriter target, CancellationToken cancellationToken)
    {
        var (from, to) = (query.From, query.To);
        return query.Kind switch
        {
            ExportQuery.Credits => WriteAsync(credits.CreditsAsync(from, to, cancellationToken)),
            ExportQuery.CreditEntries => WriteAsync(credits.EntriesAsync(from, to, cancellationToken)),
            ExportQuery.Alerts => WriteAsync(credits.AlertsAsync(from, to, cancellationToken)),
            ExportQuery.Plans => WriteAsync(plans.PlansAsync(from, to, cancellationToken)),
            ExportQuery.Subscriptions => WriteAsync(plans.SubscriptionsAsync(from, to, cancellationToken)),
            _ when query.Month is { } month => WriteAsync(usage.OfMonthAsync(month, cancellationToken)),
            _ when query.IsDetailed => WriteAsync(
                usage.DetailsOfRangeAsync(from!.Value, to!.Value, query.IsByHours, cancellationToken)),
            _ => WriteAsync(usage.OfRangeAsync(from!.Value, to!.Value, query.IsByHours, cancellationToken)),
        };

        Task<long> WriteAsync<TRow>(IAsyncEnumerable<TRow> rows)
            where TRow : IExportedRow =>
            RowWriter.WriteAsync(target, query.Format, rows, cancellationToken);
    }
}
