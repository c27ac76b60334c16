using System.Globalization;
using System.Text.Json;
using Payg.Metering.Http;
using Payg.Service.Admin.Commands;
using Payg.Service.Startup;
using Payg.Storage;

namespace Payg.Service.Admin.Calls;

/// <summary>
/// The command <c>calls</c>: writes every call of a customer in a period to the output, in the order in which they
/// occurred, as it reads them: <c>--customer id --from instant --to instant [--meter key] [--format csv|jsonl]
/// [--archive directory]…</c>
/// </summary>
internal static class CallsCommand
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "calls";

    private const int CallsAtOnce = 100_000;

    private static readonly string[] s_names =
        ["--customer", "--from", "--to", "--meter", "--format", "--archive"];

    /// <summary>Answers 0 when all could be read, else one of <see cref="ExitCodes"/>.</summary>
    public static Task<int> RunAsync(
        IServiceProvider services, ReadOnlySpan<string> words, CancellationToken cancellationToken)
    {
        if (CommandOptions.Parse(words, s_names, out var problem) is not { } options)
            return AdminCommand.RefuseAsync(problem);

        var errors = new FieldErrors();
        var from = QueryReader.Instant("--from", options.Find("--from"), errors);
        var to = QueryReader.Instant("--to", options.Find("--to"), errors);
        var format = options.Find("--format") ?? "csv";
        if (!Guid.TryParse(options.Find("--customer"), out var customer) || from is null || to is null
            || format is not ("csv" or "jsonl"))
        {
            return AdminCommand.RefuseAsync(
                "Use: calls --customer <id> --from 2026-11-01T00:00:00Z --to 2026-12-01T00:00:00Z "
                + "[--meter <key>] [--format csv|jsonl] [--archive <directory>]...");
        }

        var query = new CallQuery(from.Value, to.Value, options.Find("--meter"), null, CallsAtOnce);
        return AdminCommand.RunAsync(
            services,
            scope => WriteAsync(scope, customer, query, options.All("--archive"), format is "csv", cancellationToken),
            cancellationToken);
    }

    private static async Task<int> WriteAsync(
        IServiceProvider services,
        Guid customer,
        CallQuery query,
        IReadOnlyList<string> directories,
        bool asCsv,
        CancellationToken cancellationToken)
    {
        var reader = await CallReader.OpenAsync(
            AdminCommand.ArchivesAt(services, directories),
            services.GetRequiredService<PaygContext>(),
            cancellationToken);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        if (asCsv)
            await output.WriteLineAsync("occurred_at,meter,method,quantity,unit");

        var damage = new HashSet<(string File, long Offset)>();
        long count = 0;
        for (var next = query; ;)
        {
            var (calls, last) = reader.Read(
                customer,
                next,
                found =>
                {
                    // Each page meets the same damage again.
                    if (damage.Add((found.File, found.Offset)))
                        AdminCommand.Tell(found);
                },
                cancellationToken);
            foreach (var call in calls)
                await output.WriteLineAsync(asCsv ? Csv(call) : JsonSerializer.Serialize(call, AdminCommand.Json));
            count += calls.Count;
            if (last is null)
                break;
            next = next with { After = last };
        }

        await Console.Error.WriteLineAsync($"{count} calls, {damage.Count} damaged pieces of the archive.");
        return damage.Count == 0 ? 0 : ExitCodes.LedgerDiffers;
    }

    // None of these has a comma or a quote in it, but for a unit that an administrator chose.
    private static string Csv(CallResponse call) => string.Create(
        CultureInfo.InvariantCulture,
        $"{call.OccurredAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'},{call.Meter},{call.Method},{call.Quantity},"
        + $"{Quoted(call.Unit)}");

    private static string? Quoted(string? text) => text?.AsSpan().ContainsAny(",\"\r\n") == true
        ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;
}
