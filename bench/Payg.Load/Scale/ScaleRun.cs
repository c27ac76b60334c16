using System.Diagnostics;
using System.Globalization;
using Payg.Load.Scale.Rows;
using Payg.Testing.Postgres;
using Payg.Testing.Processes;

namespace Payg.Load.Scale;

/// <summary>
/// Makes a database of each size, runs the service on it, and prints how long its pages, its commands and its start
/// take, what it holds in memory, and what the database takes on the disk.
/// </summary>
internal static class ScaleRun
{
    private const string Password = "a long pass phrase 81";
    private const int MaxDifferences = 10;
    private const string Postgres = "postgres";
    private const string Sqlite = "sqlite";
    private static readonly TimeSpan s_patience = TimeSpan.FromHours(1);

    /// <summary>Measures each of the databases that the options name, SQLite where they name none.</summary>
    public static async Task RunAsync(
        LoadOptions options, TextWriter output, TextWriter log, CancellationToken cancellationToken)
    {
        foreach (var database in options.Targets.Count == 0 ? [Sqlite] : options.Targets)
        {
            if (database is not (Sqlite or Postgres))
                throw new FormatException("The scenario scale knows the targets sqlite and postgres.");

            var columns = new List<IReadOnlyList<ScaleFigure>>();
            foreach (var customers in options.Customers)
                columns.Add(await MeasureAsync(database, customers, options.Months, log, cancellationToken));
            var title = string.Create(
                CultureInfo.InvariantCulture, $"{database}, {options.Months} months; requests as p50, p99");
            await output.WriteLineAsync($"\n{title}\n\n{ScaleTable.Of(options.Customers, columns)}");
        }
    }

    private static async Task<IReadOnlyList<ScaleFigure>> MeasureAsync(
        string database, int customers, int months, TextWriter log, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("payg-scale-");
        await using var server = database is Postgres
            ? await PostgresServer.StartAsync(new PostgresOptions { Fsync = true }, cancellationToken)
            : null;
        try
        {
            var connection = server is null ? null : await server.CreateDatabaseAsync(cancellationToken);
            return await MeasureAsync(connection, folder.FullName, customers, months, log, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<ScaleFigure>> MeasureAsync(
        string? connection, string folder, int customers, int months, TextWriter log,
        CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Payg__Admin__Password"] = Password,
        };
        if (connection is not null)
            settings["ConnectionStrings__Payg"] = connection;
        var options = new ServiceProcessOptions { DataDirectory = folder, Settings = settings };

        // 1. The database.
        var watch = Stopwatch.StartNew();
        var (data, bytes) = await ScaleDatabase.FillAsync(options, connection, customers, months, cancellationToken);
        var figures = new List<ScaleFigure>
        {
            ScaleFigure.Of("usage lines", $"{data.Lines:N0}"),
            ScaleFigure.Of("on the disk, for a million lines", $"{bytes / 1e3 / data.Lines:F2} GB"),
        };
        await log.WriteLineAsync($"  {customers} customers: {data.Lines} lines in {watch.Elapsed}, {bytes >> 20} MB");

        // 2. The service.
        watch.Restart();
        await using var service = await ServiceProcess.StartAsync(options, cancellationToken);
        figures.Add(ScaleFigure.Of("start, until it is ready", $"{watch.Elapsed.TotalSeconds:F1} s"));
        using var client = new HttpClient { BaseAddress = service.Address, Timeout = s_patience };
        var requests = new ScaleRequests(client, data, Password);
        var before = MegabytesOf(service);
        await requests.UseKeysAsync(cancellationToken);
        figures.Add(ScaleFigure.Of(
            $"memory at the start, with {data.ApiKeys.Length} API keys in use",
            $"{before}, {MegabytesOf(service)} MB"));
        figures.AddRange(await requests.MeasureAsync(cancellationToken));
        figures.Add(ScaleFigure.Of("memory at the end", $"{MegabytesOf(service)} MB"));

        // 3. The commands, beside it.
        figures.Add(await VerifyAsync(options, data));
        figures.Add(await ExportAsync(options, data));
        foreach (var figure in figures)
            await log.WriteLineAsync($"  {figure.Name}: {figure.Text}");
        return figures;
    }

    private static async Task<ScaleFigure> VerifyAsync(ServiceProcessOptions options, ScaleData data)
    {
        var watch = Stopwatch.StartNew();
        var verify = await ServiceCommandRun.RunAsync(options, ["verify"], patience: s_patience);
        var seconds = watch.Elapsed.TotalSeconds;
        var differences = string.Join('\n', verify.Output.Split('\n').Take(MaxDifferences));
        return verify.ExitCode == 0
            ? ScaleFigure.Of("payg verify", $"{seconds:F1} s, {data.Lines / seconds:N0} lines/s")
            : throw new InvalidOperationException($"The ledger differs:\n{differences}\n{verify.Error}");
    }

    private static async Task<ScaleFigure> ExportAsync(ServiceProcessOptions options, ScaleData data)
    {
        var file = Path.Combine(options.DataDirectory, "export.csv");
        var watch = Stopwatch.StartNew();
        var export = await ServiceCommandRun.RunAsync(
            options, ["export", "--month", $"{data.First}", "--output", file], patience: s_patience);
        if (export.ExitCode != 0)
            throw new InvalidOperationException($"The export failed:\n{export.Error}");
        var rows = File.ReadLines(file).LongCount() - 1;
        File.Delete(file);
        return ScaleFigure.Of(
            "payg export of a month", $"{rows:N0} rows, {rows / watch.Elapsed.TotalSeconds:N0} rows/s");
    }

    private static long MegabytesOf(ServiceProcess service)
    {
        using var process = Process.GetProcessById(service.ProcessId);
        return process.WorkingSet64 >> 20;
    }
}
