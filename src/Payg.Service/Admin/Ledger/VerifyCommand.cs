using System.CommandLine;
using System.Text.Json;
using Payg.Service.Commands;
using Payg.Service.Startup;

namespace Payg.Service.Admin.Ledger;

/// <summary>
/// The same as <c>/api/admin/verify</c>: each difference as one line of JSON on standard output, then a summary on
/// standard error. Ends with 0 when there are none.
/// </summary>
internal sealed class VerifyCommand()
    : ServiceCommand("verify", "Compute every stored cost and total once more and report what differs")
{
    private static readonly JsonSerializerOptions s_json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <inheritdoc/>
    public override async Task<int> RunAsync(
        IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        var extent = await services.GetRequiredService<LedgerVerification>().RunAsync(
            difference => Console.Out.WriteLine(JsonSerializer.Serialize(difference, s_json)), cancellationToken);
        await Console.Error.WriteLineAsync(
            $"{extent.Customers} customers, {extent.Lines} usage lines: {extent.Differences} differences.");
        return extent.Differences == 0 ? ExitCodes.Success : ExitCodes.LedgerDiffers;
    }
}
