using System.Text.Json;
using Payg.Core.Usage;
using Payg.Service.Admin.Commands;
using Payg.Service.Startup;

namespace Payg.Service.Admin.Ledger;

/// <summary>
/// The command <c>verify</c>: the same as <c>/api/admin/verify</c>, beside a service that runs, or without. With
/// <c>--archive [directory]… --month yyyy-MM</c> it counts a month anew from the records of its calls instead.
/// </summary>
internal static class VerifyCommand
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "verify";

    private const string Archive = "--archive";
    private const string Month = "--month";

    /// <summary>
    /// Writes each difference as one line of JSON to the output, then a summary to the error output. Answers 0 when
    /// there are none, else one of <see cref="ExitCodes"/>.
    /// </summary>
    public static Task<int> RunAsync(
        IServiceProvider services, ReadOnlySpan<string> words, CancellationToken cancellationToken)
    {
        if (CommandOptions.Parse(words, [Archive, Month], out var problem) is not { } options)
            return AdminCommand.RefuseAsync(problem);
        if (!options.Has(Archive) && !options.Has(Month))
        {
            return AdminCommand.RunAsync(
                services, scope => RecomputeAsync(scope, cancellationToken), cancellationToken);
        }

        return BillingMonth.TryParse(options.Find(Month), out var month)
            ? AdminCommand.RunAsync(
                services, scope => RecountAsync(scope, month, options.All(Archive), cancellationToken),
                cancellationToken)
            : AdminCommand.RefuseAsync("Say which month to count from the archive: --archive --month 2026-11.");
    }

    private static async Task<int> RecomputeAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var extent = await services.GetRequiredService<LedgerVerification>().RunAsync(Write, cancellationToken);
        await Console.Error.WriteLineAsync(
            $"{extent.Customers} customers, {extent.Lines} usage lines: {extent.Differences} differences.");
        return extent.Differences == 0 ? 0 : ExitCodes.LedgerDiffers;
    }

    private static async Task<int> RecountAsync(
        IServiceProvider services,
        BillingMonth month,
        IReadOnlyList<string> directories,
        CancellationToken cancellationToken)
    {
        var archives = AdminCommand.ArchivesAt(services, directories);
        var extent = await services.GetRequiredService<ArchiveRecount>()
            .RunAsync(month, archives, Write, AdminCommand.Tell, cancellationToken);
        await Console.Error.WriteLineAsync(
            $"{month}: {extent.Calls} calls in the archive, {extent.Lines} usage lines, {extent.Hours} hours: "
            + $"{extent.Differences} differences, {extent.Damaged} damaged pieces.");
        if (extent.OldestAt is not { } oldest || oldest > month.StartIn(TimeZoneInfo.Utc))
        {
            await Console.Error.WriteLineAsync(
                $"The archive does not reach back to the start of the month (its oldest call: {extent.OldestAt:O}): "
                + "what was flushed before that is stored and not in it.");
        }

        return extent.Differences == 0 && extent.Damaged == 0 ? 0 : ExitCodes.LedgerDiffers;
    }

    private static void Write<T>(T difference) =>
        Console.Out.WriteLine(JsonSerializer.Serialize(difference, AdminCommand.Json));
}
