using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Amounts;
using Payg.Metering.Startup;
using Payg.Service.Commands;
using Payg.Service.Settings;
using Payg.Storage.Catalog;
using Payg.Storage.Databases;
using Payg.Storage.Maintenance;
using Payg.Storage.Model;

namespace Payg.Service.Startup;

/// <summary>
/// The program's command line: which command, and settings in the form <c>--Payg:Currency=EUR</c> beside its options.
/// Without a command it serves. Whatever is in the way ends in one line on standard error and a code of
/// <see cref="ExitCodes"/>.
/// </summary>
internal sealed class PaygCommandLine(
    StopSignals signals, Action<WebApplicationBuilder> add, Action<WebApplication> use)
{
    private const string ServeName = "serve";

    private const string Description =
        "Payg charges for APIs per call. Settings are environment variables (Payg__DataDirectory), "
        + "appsettings.json, or arguments (--Payg:DataDirectory=/var/lib/payg).";

    public async Task<int> RunAsync(string[] args, params IReadOnlyList<Command> commands)
    {
        DataDirectoryExtensions.CreateFilesPrivately();
        var root = RootOf(commands);
        var line = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var problem = line switch
        {
            { Action: PlainHelp } => null,
            { Errors.Count: > 0 } => ParseProblem.Of(line.Errors[0]),
            _ => SettingArguments.ProblemOf(line.UnmatchedTokens),
        };
        if (problem is not null)
        {
            var words = problem.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            await Console.Error.WriteLineAsync($"{string.Join(' ', words)} See: payg help");
            return ExitCodes.InvalidSetting;
        }

        if (line.CommandResult.Command is var command && command != root && command.Name is not ServeName)
        {
            // A command ends at once when it is asked to. What it was to do is not done, and its exit code says so.
            signals.Dispose();
            if (signals.AnyReceived)
                return signals.ExitCode;
        }

        try
        {
            // The host answers the signals of the system; the library's own answer would cut a shutdown short.
            return await line.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (IOException exception) when (StandardOutput.IsLeft(exception))
        {
            return ExitCodes.Success;
        }
        catch (Exception exception) when (StartupFailure.Of(exception) is { } failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return failure.ExitCode;
        }
    }

    private Command RootOf(IReadOnlyList<Command> commands)
    {
        var root = new Command("payg", Description)
        {
            new HelpOption { Action = new PlainHelp() },
            new VersionOption(),
        };
        var serve = new Command(ServeName, "Serve the API and the portal (the default)");
        var help = new Command("help", "Show this");
        root.Add(serve);
        foreach (var command in commands)
        {
            foreach (var own in command.Subcommands.Append(command).OfType<ServiceCommand>())
                own.SetAction((line, cancellationToken) => RunAsync(own, line, cancellationToken));
            root.Add(command);
        }

        root.Add(help);
        foreach (var command in root.Subcommands.SelectMany(sub => sub.Subcommands.Append(sub)).Append(root))
            command.TreatUnmatchedTokensAsErrors = false;

        root.SetAction((line, _) => ServeAsync(line));
        serve.SetAction((line, _) => ServeAsync(line));
        help.SetAction(_ => root.Parse("--help").Invoke());
        return root;
    }

    /// <summary>The library's help, without its section on unknown arguments: they are settings.</summary>
    private sealed class PlainHelp : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.CommandResult.Command.TreatUnmatchedTokensAsErrors = true;
            return new HelpAction().Invoke(parseResult);
        }
    }

    private async Task<int> ServeAsync(ParseResult line)
    {
        await using var app = Build(line, areLogsApart: false);
        if (signals.AnyReceived)
            return ExitCodes.Success;

        app.Services.PrepareDataDirectory();
        use(app);
        var outcome = app.Services.GetRequiredService<PreparationOutcome>();
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            await app.StartAsync();
            await app.WaitForShutdownAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // It was ended before the server had started, by a failure or a signal. The host has not stopped what it
            // had begun; migrations must be through before the process ends.
            foreach (var preparation in app.Services.GetServices<IHostedService>().OfType<DatabasePreparation>())
                await preparation.StopAsync(CancellationToken.None);
        }

        return outcome.Failure is { } failure ? throw CannotPrepare(failure) : ExitCodes.Success;
    }

    private static StartupException CannotPrepare(Exception failure) =>
        StartupFailure.Of(failure) is { } known
            ? new StartupException(known.Message, known.ExitCode, failure)
            : new StartupException(
                $"The database cannot be prepared: {failure.GetBaseException().Message}",
                ExitCodes.DatabaseFailed,
                failure);

    private async Task<int> RunAsync(ServiceCommand command, ParseResult line, CancellationToken cancellationToken)
    {
        command.Check(line);
        await using var app = Build(line, areLogsApart: true);
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            if (command.NeedsPreparedDatabase)
                await CheckDatabaseAsync(scope.ServiceProvider, cancellationToken);
            return await command.RunAsync(scope.ServiceProvider, line, cancellationToken);
        }
        catch (Exception exception) when (
            exception is not IOException
            && app.Services.GetRequiredService<IDatabaseFaults>() is var faults && faults.IsUnavailable(exception))
        {
            var reason = exception.GetBaseException().Message;
            throw faults.IsRefusal(exception)
                ? new StartupException($"The database refuses: {reason}", ExitCodes.DatabaseFailed)
                : new StartupException($"The database does not answer: {reason}", ExitCodes.DatabaseAway);
        }
    }

    private static async Task CheckDatabaseAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var context = services.GetRequiredService<PaygContext>();

        // Asking which migrations are missing would not tell a database that is not there from one that is empty.
        if (!await context.Database.CanConnectAsync(cancellationToken))
            throw new StartupException("The database does not answer, or is not there.", ExitCodes.DatabaseAway);
        await DatabaseMigrator.ThrowIfTooNewAsync(context, cancellationToken);
        if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            throw new StartupException(
                "The database is not up to date: run payg migrate, or start the service.", ExitCodes.DatabaseFailed);
        }

        await StoredCurrencies.ThrowIfUnpricedAsync(
            context, services.GetRequiredService<Currency>(), cancellationToken);
    }

    private WebApplication Build(ParseResult line, bool areLogsApart)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. line.UnmatchedTokens],
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.AddLogs(areLogsApart);
        builder.Services.AddSingleton(signals);
        add(builder);
        var app = builder.Build();
        app.CheckSettings();
        return app;
    }
}
