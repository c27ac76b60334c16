using System.CommandLine;
using System.Text.Json;
using Payg.Core.Calendar;
using Payg.Service.Commands;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Ledger;

/// <summary>
/// The same as <c>/api/admin/verify</c>; with <c>--archive --month</c> it counts a month again from the records of its
/// calls instead. Each difference is one line of JSON on standard output, then a summary follows on standard error.
/// Ends with 0 without differences.
/// </summary>
internal sealed class VerifyCommand : ServiceCommand
{
    private static readonly TimeSpan s_betweenProgress = TimeSpan.FromSeconds(5);

    private readonly ArchiveOption _archive =
        new("Count from the archive instead, this node's or those in the directories named");

    private readonly Option<string> _month = new("--month") { Description = "The month to count from the archive" };

    public VerifyCommand()
        : base("verify", "Compute every stored cost and total once more and report what differs")
    {
        Add(_archive);
        Add(_month);
        Validators.Add(line =>
        {
            var isRecount = line.GetResult(_archive) is not null;
            if (isRecount != BillingMonth.TryParse(line.GetValue(_month), out _)
                || isRecount != line.GetResult(_month) is not null)
            {
                line.AddError("Say which month to count from the archive: --archive --month 2026-11.");
            }
        });
    }

    public override Task<int> RunAsync(
        IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        return BillingMonth.TryParse(line.GetValue(_month), out var month)
            ? RecountAsync(services, line, month, cancellationToken)
            : RecomputeAsync(services, cancellationToken);
    }

    private static async Task<int> RecomputeAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var reportedAt = clock.GetTimestamp();
        var extent = await services.GetRequiredService<LedgerVerification>().RunAsync(
            Write,
            now =>
            {
                if (clock.GetElapsedTime(reportedAt) < s_betweenProgress)
                    return;
                reportedAt = clock.GetTimestamp();
                Console.Error.WriteLine(
                    $"{now.Customers} of {now.AllCustomers} customers, {now.Lines} usage lines: "
                    + $"{now.Differences} differences so far.");
            },
            cancellationToken);
        await Console.Error.WriteLineAsync(
            $"{extent.Customers} customers, {extent.Lines} usage lines: {extent.Differences} differences.");
        await TellRejectedAsync(services.GetRequiredService<PaygContext>(), cancellationToken);
        return extent.Differences == 0 ? ExitCodes.Success : ExitCodes.LedgerDiffers;
    }

    private async Task<int> RecountAsync(
        IServiceProvider services, ParseResult line, BillingMonth month, CancellationToken cancellationToken)
    {
        var extent = await services.GetRequiredService<ArchiveRecount>().RunAsync(
            month, _archive.ReaderOf(services, line), Write, ArchiveOption.Tell, cancellationToken);
        await Console.Error.WriteLineAsync(
            $"{month}: {extent.Calls} calls in the archive, {extent.Lines} usage lines, {extent.Hours} hours: "
            + $"{extent.Differences} differences, {extent.Damaged} damaged pieces.");
        if (extent.Rejected > 0)
        {
            await Console.Error.WriteLineAsync(
                $"{extent.Rejected} of the calls were rejected and are on no line: see the rejected usage.");
        }

        if (extent.OldestAt is not { } oldest)
        {
            await Console.Error.WriteLineAsync("The archive has no calls.");
        }
        else if (oldest > month.StartIn(TimeZoneInfo.Utc))
        {
            await Console.Error.WriteLineAsync(
                $"The archive does not reach back to the start of the month (its oldest call: {oldest:O}): "
                + "what was flushed before that is stored and not in it.");
        }

        return extent.Differences == 0 && extent.Damaged == 0 ? ExitCodes.Success : ExitCodes.LedgerDiffers;
    }

    /// <summary>What was answered and is on no line is no difference, but is not to be forgotten either.</summary>
    private static async Task TellRejectedAsync(PaygContext context, CancellationToken cancellationToken)
    {
        var open = await OpenRejections.ReadAsync(context, cancellationToken);
        if (open.Records > 0)
        {
            await Console.Error.WriteLineAsync(
                $"{open.Records} records of {open.Quantity} units in all cannot be charged and wait for a decision: "
                + "see the rejected usage.");
        }
    }

    private static void Write<T>(T difference) =>
        Console.Out.WriteLine(JsonSerializer.Serialize(difference, CommandJson.Options));
}
