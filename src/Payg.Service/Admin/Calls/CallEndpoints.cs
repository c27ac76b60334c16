using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Amounts;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Journal.Archive;
using Payg.Metering.Flush;
using Payg.Metering.Settings;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Calls;

/// <summary>The calls of a customer one by one, as the archive of this node has them.</summary>
internal sealed partial class CallEndpoints(
    PaygContext context,
    UsageFlush flush,
    ArchiveReader archive,
    ArchiveThreads threads,
    PriceSnapshot prices,
    Currency currency,
    IOptions<MeteringOptions> options,
    TimeProvider clock,
    ILogger<CallEndpoints> logger)
{
    public static void Map(IEndpointRouteBuilder admin) =>
        admin.MapGet("/customers/{id:guid}/calls", ListAsync).WithName("list_customer_calls")
            .WithSummary("List a customer's calls")
            .WithDescription("The charged calls of a customer, oldest first, from the archive of this node.")
            .ProducesProblems(400, 401, 403, 404, 409, 503);

    private static async Task<Results<Ok<CallPageResponse>, ProblemHttpResult>> ListAsync(
        [Description("The customer's id")] Guid id,
        CallEndpoints calls,
        [Description("From this instant on (RFC 3339); a day before to by default, at most 31 days before it")]
        string? from,
        [Description("Before this instant (RFC 3339); now by default")] string? to,
        [Description("Only calls of the meter with this key")] string? meter,
        [Description("The next_cursor of the page before")] string? cursor,
        [Description("Calls on a page: 1 to 1000, 100 by default")] string? limit,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        return CallQuery.Parse(id, from, to, meter, cursor, limit, calls.Now, errors) is { } query
            ? await calls.ReadAsync(id, query, cancellationToken)
            : Problems.Invalid(errors);
    }

    private DateTimeOffset Now => clock.GetUtcNow();

    private async Task<Results<Ok<CallPageResponse>, ProblemHttpResult>> ReadAsync(
        Guid customer, CallQuery query, CancellationToken cancellationToken)
    {
        if (options.Value.ArchiveDays == 0)
        {
            return Problems.Of(StatusCodes.Status409Conflict, "archive_off",
                "Single calls are not kept: set Payg:Metering:ArchiveDays to the days that they are to be kept.");
        }

        if (!await context.Customers.AnyAsync(row => row.Id == customer, cancellationToken))
            return Problems.NotFound("Customer not found.");

        // A call that returned a moment ago is in the list.
        await flush.FlushAsync(cancellationToken);
        var reader = await CallReader.OpenAsync(customer, archive, context, prices, currency, cancellationToken);
        var damaged = 0;
        var (calls, next) = await threads.RunAsync(
            () => reader.Read(
                query,
                damage =>
                {
                    damaged++;
                    Damaged(damage.File, damage.Offset, damage.Bytes, damage.Reason);
                },
                cancellationToken),
            cancellationToken);
        return TypedResults.Ok(new CallPageResponse(
            calls, next is { } last ? query.Page.List.Write(last) : null, damaged));
    }

    [LoggerMessage(EventId = 2701, Level = LogLevel.Error,
        Message = "{File} is not as it was written: {Bytes} bytes from {Offset} on are skipped. {Reason}")]
    private partial void Damaged(string file, long offset, long bytes, string reason);
}
