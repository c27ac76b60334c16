using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Storage.Model;
using Payg.Storage.Model.Audit;

namespace Payg.Service.Admin.Ledger;

internal static class LedgerEndpoints
{
    // Well below the time limit of a request.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    public static void MapLedger(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/verify", VerifyAsync).WithName("verify_ledger")
            .WithSummary("Verify the ledger")
            .WithDescription("Recomputes every cost and total from what was metered, beside the running service, and "
                + "returns what differs. Waits for 15 seconds; a longer run continues and is answered with 202 and its "
                + "address in Location.")
            .ProducesProblems(401, 403, 503);
        admin.MapPost("/verify", StartAsync).WithName("start_verification")
            .WithSummary("Start a verification")
            .WithDescription("Starts recomputing every cost and total, or joins the run of this node.")
            .ProducesProblems(401, 403, 503);
        admin.MapGet("/verify/{id:guid}", GetAsync).WithName("get_verification")
            .WithSummary("Get a verification")
            .WithDescription("The progress of a verification and the differences it found.")
            .ProducesProblems(401, 403, 404, 503);
    }

    private static async Task<Results<Ok<LedgerReportResponse>, Accepted<LedgerRunResponse>, ProblemHttpResult>>
        VerifyAsync(
            LedgerRuns runs,
            PaygContext context,
            TimeProvider clock,
            [Description("respond-async answers 202 at once (RFC 7240)")]
            [Microsoft.AspNetCore.Mvc.FromHeader(Name = "Prefer")] string? prefer,
            CancellationToken cancellationToken)
    {
        var (id, ended) = await runs.StartAsync(cancellationToken);
        if (prefer?.Contains("respond-async", StringComparison.OrdinalIgnoreCase) != true)
            await Task.WhenAny(ended, Task.Delay(s_patience, TimeProvider.System, cancellationToken));

        var run = await context.LedgerRuns.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        var rejected = await OpenRejections.ReadAsync(context, cancellationToken);
        if (run.FinishedAt is null)
            return Accepted(run, rejected, clock);

        return run.IsFailed
            ? Problems.Of(StatusCodes.Status503ServiceUnavailable, "unavailable",
                "The verification could not read everything: try again in a moment, and see the log.")
            : TypedResults.Ok(LedgerReportResponse.Of(run, rejected));
    }

    private static async Task<Accepted<LedgerRunResponse>> StartAsync(
        LedgerRuns runs, PaygContext context, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (id, _) = await runs.StartAsync(cancellationToken);
        return Accepted(
            await context.LedgerRuns.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken),
            await OpenRejections.ReadAsync(context, cancellationToken),
            clock);
    }

    private static async Task<Results<Ok<LedgerRunResponse>, ProblemHttpResult>> GetAsync(
        [Description("The verification's id")] Guid id,
        PaygContext context,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        await context.LedgerRuns.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } run
            ? TypedResults.Ok(LedgerRunResponse.Of(
                run, await OpenRejections.ReadAsync(context, cancellationToken), clock.GetUtcNow()))
            : Problems.NotFound("Verification not found: only the newest are kept.");

    private static Accepted<LedgerRunResponse> Accepted(
        LedgerRunRow run, OpenRejections rejected, TimeProvider clock) =>
        TypedResults.Accepted(
            $"/api/admin/verify/{run.Id}", LedgerRunResponse.Of(run, rejected, clock.GetUtcNow()));
}
