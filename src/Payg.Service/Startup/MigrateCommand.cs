using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using Payg.Service.Audit;
using Payg.Service.Commands;
using Payg.Storage.Maintenance;

namespace Payg.Service.Startup;

/// <summary>For deployments with a step of its own for that. Several at once take turns.</summary>
internal sealed class MigrateCommand : ServiceCommand
{
    private readonly Option<string?> _grant = new("--grant")
    {
        Description = "PostgreSQL: let this role use the tables, but change neither them nor the audit log",
    };

    private readonly Option<bool> _citus = new("--citus")
    {
        Description = "PostgreSQL with Citus: distribute the tables by customer, while no node runs",
    };

    public MigrateCommand() : base("migrate", "Create or migrate the database")
    {
        Add(_grant);
        Add(_citus);
    }

    public override bool NeedsPreparedDatabase => false;

    public override async Task<int> RunAsync(
        IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        services.PrepareDataDirectory();
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellationToken);
        if (line.GetValue(_citus))
        {
            var distribution = services.GetRequiredService<DatabaseDistribution>();
            if (!distribution.IsSupported)
                throw new StartupException("The database is SQLite, which cannot be distributed.", ExitCodes.Refused);
            var tables = await distribution.DistributeAsync(cancellationToken);
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{tables} tables were distributed."));
        }

        if (line.GetValue(_grant) is { Length: > 0 } role)
        {
            var grants = services.GetRequiredService<DatabaseGrants>();
            if (!grants.IsSupported)
                throw new StartupException("The database is SQLite, which has no roles.", ExitCodes.Refused);
            var retention = services.GetRequiredService<IOptions<RetentionOptions>>().Value;
            var expiring = new ExpiringRows(AuditEntries: retention.Audit > 0, Alerts: retention.Alerts > 0);
            await grants.GrantAsync(role, expiring, cancellationToken);
        }

        await Console.Error.WriteLineAsync("The database is up to date.");
        return ExitCodes.Success;
    }
}
