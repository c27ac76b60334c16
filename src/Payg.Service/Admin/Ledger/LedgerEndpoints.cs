using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Metering.Http;

namespace Payg.Service.Admin.Ledger;

/// <summary>Whether all that is stored about costs is right.</summary>
internal static class LedgerEndpoints
{
    private const int MaxShown = 1000;

    /// <summary>Maps <c>/api/admin/verify</c>.</summary>
    public static void MapLedger(this IEndpointRouteBuilder admin) =>
        admin.MapGet("/verify", VerifyAsync).WithName("verify_ledger")
            .WithSummary("Compute every cost and total once more, and report what differs")
            .ProducesProblems(401, 403, 503);

    private static async Task<Ok<LedgerReportResponse>> VerifyAsync(
        LedgerVerification verification, CancellationToken cancellationToken)
    {
        var shown = new List<LedgerDifference>();
        var extent = await verification.RunAsync(
            difference =>
            {
                if (shown.Count < MaxShown)
                    shown.Add(difference);
            },
            cancellationToken);
        return TypedResults.Ok(new LedgerReportResponse(extent.Customers, extent.Lines, extent.Differences, shown));
    }
}
