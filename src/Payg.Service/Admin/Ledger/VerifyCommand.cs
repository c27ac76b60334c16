using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Startup;
using Payg.Storage;

namespace Payg.Service.Admin.Ledger;

/// <summary>
/// The command <c>verify</c>: the same as <c>/api/admin/verify</c>, beside a service that runs, or without.
/// </summary>
internal static class VerifyCommand
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "verify";

    private static readonly JsonSerializerOptions s_json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>
    /// Writes each difference as one line of JSON to the output, then a summary to the error output. Answers 0 when
    /// there are none, else one of <see cref="ExitCodes"/>.
    /// </summary>
    public static async Task<int> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        try
        {
            if (!await context.Database.CanConnectAsync(cancellationToken)
                || (await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                await Console.Error.WriteLineAsync(
                    "The database is not there or not up to date: start the service, which prepares it.");
                return ExitCodes.DatabaseFailed;
            }

            var extent = await scope.ServiceProvider.GetRequiredService<LedgerVerification>().RunAsync(
                difference => Console.Out.WriteLine(JsonSerializer.Serialize(difference, s_json)), cancellationToken);
            await Console.Error.WriteLineAsync(
                $"{extent.Customers} customers, {extent.Lines} usage lines: {extent.Differences} differences.");
            return extent.Differences == 0 ? 0 : ExitCodes.LedgerDiffers;
        }
        catch (Exception exception) when (services.GetRequiredService<IDatabaseFaults>().IsUnavailable(exception))
        {
            await Console.Error.WriteLineAsync(
                $"The database does not answer: {exception.GetBaseException().Message}");
            return ExitCodes.DatabaseFailed;
        }
    }
}
