using System.CommandLine;
using Payg.Service.Startup;
using Payg.Storage;

namespace Payg.Service.Commands;

/// <summary>
/// Brings the database up to date without serving, for whoever wants that to be a step of its own. Several at once take
/// turns.
/// </summary>
internal sealed class MigrateCommand()
    : ServiceCommand("migrate", "Bring the database up to date, making it where there is none")
{
    /// <inheritdoc/>
    public override bool NeedsPreparedDatabase => false;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(
        IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        services.PrepareDataDirectory();
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellationToken);
        await Console.Error.WriteLineAsync("The database is up to date.");
        return ExitCodes.Success;
    }
}
