using System.CommandLine;
using Payg.Service.Commands;
using Payg.Storage.Maintenance;

namespace Payg.Service.Startup;

/// <summary>Copies a SQLite database into one file, while the service runs or not.</summary>
internal sealed class BackupCommand : ServiceCommand
{
    private readonly Argument<FileInfo> _file = new("file") { Description = "The file to make" };

    public BackupCommand() : base("backup", "Copy the SQLite database into a file, also while the service runs") =>
        Add(_file);

    public override async Task<int> RunAsync(
        IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        var backup = services.GetRequiredService<DatabaseBackup>();
        var file = line.GetRequiredValue(_file);
        if (!backup.IsSupported)
            throw new StartupException("The database is PostgreSQL: use pg_dump.", ExitCodes.Refused);
        if (file.Exists)
            throw new StartupException($"There is a file {file.FullName} already.", ExitCodes.Refused);

        await backup.WriteAsync(file.FullName, cancellationToken);
        await Console.Error.WriteLineAsync($"Copied the database to {file.FullName}.");
        return ExitCodes.Success;
    }
}
