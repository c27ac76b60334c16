using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Metering.Flush;
using Payg.Service.Http;
using Payg.Service.OpenApi;

namespace Payg.Service.Export;

/// <summary>What <see cref="ExportCommand"/> writes, as an answer that is passed on as the database gives it.</summary>
internal static class ExportEndpoints
{
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    // Who takes less keeps the database's view of one instant open for nothing.
    private static readonly MinDataRate s_rate = new(bytesPerSecond: 16 * 1024, TimeSpan.FromSeconds(30));

    public static void MapExport(this IEndpointRouteBuilder app) =>
        app.MapGroup("/api/admin").WithTags(DocumentHead.Administration).RequireAdministrator()
            .MapGet("/export", GetAsync).WithName("export")
            .WithSummary("Export rows")
            .WithDescription(
                "Usage and cost, credits, alerts, plans or subscriptions of all customers as a file, as of one "
                + "instant. An answer that breaks off is not complete.")
            .Produces<string>(StatusCodes.Status200OK, RowWriter.TypeOf(RowWriter.Csv),
                RowWriter.TypeOf(RowWriter.JsonLines))
            .ProducesProblems(400, 401, 403, 503)
            .DisableRequestTimeout();

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> GetAsync(
        HttpContext context,
        Exports exports,
        ExportTurns turns,
        UsageFlush flush,
        TimeProvider clock,
        [Description("usage, credits, credit_entries, alerts, plans or subscriptions; usage by default")]
        [AllowedValues("usage", "credits", "credit_entries", "alerts", "plans", "subscriptions")]
        string? kind,
        [Description("Usage of this billing period, as yyyy-MM: a row for each customer, meter and price")]
        string? month,
        [Description("From this instant or day on (RFC 3339); of usage a row for each quarter of an hour")]
        [DataType(DataType.Text)]
        string? from,
        [Description("Before this instant or day"), DataType(DataType.Text)] string? to,
        [Description("What a row of a range is: quarter or hour, of UTC; quarter by default")]
        [AllowedValues("quarter", "hour")]
        string? by,
        [Description("true: a row of a range for each API key and set of dimensions")]
        [AllowedValues("true", "false")]
        string? detailed,
        [Description("csv or jsonl; csv by default"), AllowedValues("csv", "jsonl")] string? format,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        if (detailed is not (null or "" or "true" or "false"))
            errors.Add("detailed", "Use true or false.");
        var query = ExportQuery.Parse(
            new AskedExport(kind, month, from, to, by, format, detailed is "true"), "", errors);
        if (query is not null)
            await exports.CheckAsync(query, "", errors, cancellationToken);
        if (query is null || errors.Any)
            return Problems.Invalid(errors);
        if (turns.TryTake() is not { } turn)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "exports_busy",
                $"{ExportTurns.Count} exports are being written already: try again when one has ended.");
        }

        context.Response.RegisterForDispose(turn);
        await flush.FlushAsync(cancellationToken);
        if (HttpProtocol.IsHttp11(context.Request.Protocol)
            && context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = s_rate;
        }

        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_longest);
        context.Response.RegisterForDispose(limit);
        return TypedResults.Stream(
            target => exports.WriteAsync(query, target, limit.Token), RowWriter.TypeOf(query.Format),
            NameOf(query, clock));
    }

    private static string NameOf(ExportQuery query, TimeProvider clock)
    {
        var what = query.Month?.ToString() ?? string.Join('-', new[] { query.From, query.To ?? clock.GetUtcNow() }
            .OfType<DateTimeOffset>()
            .Select(at => at.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)));
        return $"{query.Kind}-{what}.{query.Format}";
    }
}
