using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Metering.Archive;
using Payg.Metering.Http;
using Payg.Service.Startup;
using Payg.Storage;

namespace Payg.Service.Admin.Commands;

/// <summary>What the commands of operators have in common. They run beside a service, or without one.</summary>
internal static class AdminCommand
{
    /// <summary>How a command writes a line of JSON.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new InstantConverter() },
    };

    /// <summary>Runs a command on a database that is there and up to date; else says so and why.</summary>
    public static async Task<int> RunAsync(
        IServiceProvider services, Func<IServiceProvider, Task<int>> command, CancellationToken cancellationToken)
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

            return await command(scope.ServiceProvider);
        }
        catch (Exception exception) when (services.GetRequiredService<IDatabaseFaults>().IsUnavailable(exception))
        {
            await Console.Error.WriteLineAsync(
                $"The database does not answer: {exception.GetBaseException().Message}");
            return ExitCodes.DatabaseFailed;
        }
    }

    /// <summary>Says what is wrong with the command line.</summary>
    public static async Task<int> RefuseAsync(string? problem)
    {
        await Console.Error.WriteLineAsync(problem);
        return ExitCodes.InvalidSetting;
    }

    /// <summary>The archives at these directories; this node's own where none is named.</summary>
    /// <exception cref="DirectoryNotFoundException">One that is named does not exist.</exception>
    public static IReadOnlyList<IArchiveFiles> ArchivesAt(IServiceProvider services, IReadOnlyList<string> directories)
    {
        if (directories.Count == 0)
            return [services.GetRequiredService<ArchiveDirectory>()];
        foreach (var directory in directories)
        {
            if (!Directory.Exists(directory))
                throw new DirectoryNotFoundException($"There is no archive at {directory}.");
        }

        return [.. directories.Select(directory => new ArchiveDirectory(directory))];
    }

    /// <summary>Says which piece of an archive cannot be used.</summary>
    public static void Tell(ArchiveDamage damage) => Console.Error.WriteLine(
        $"Damaged: {damage.File}, {damage.Bytes} bytes from {damage.Offset} on. {damage.Reason}");
}
