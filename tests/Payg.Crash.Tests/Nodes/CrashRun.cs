using System.Globalization;
using Payg.Crash.Tests.Books;
using Payg.Crash.Tests.Calls;
using Payg.Storage.Databases;
using Payg.Testing.Postgres;
using Payg.Testing.Processes;

namespace Payg.Crash.Tests.Nodes;

/// <summary>
/// One history: a database, the nodes of a service, their customers and what the customers know. In the end
/// <see cref="CheckAsync"/> holds all of it against the database.
/// </summary>
internal sealed class CrashRun : IAsyncDisposable
{
    private const int CustomerCount = 3;
    private const string OperatorPassword = "correct horse battery operator";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payg-crash-");
    private readonly List<ServiceProcess> _nodes = [];
    private readonly CrashSetup _setup;
    private readonly LedgerTables _tables;
    private readonly string? _connectionString;

    private CrashRun(CrashSetup setup, string? connectionString)
    {
        _setup = setup;
        _connectionString = connectionString;
        _tables = new LedgerTables(DatabaseOptions.Parse(connectionString, DataDirectory(0)));
        Random = new Random(CrashSettings.Seed);
    }

    /// <summary>All choices of this history.</summary>
    public Random Random { get; }

    /// <summary>What the customers know.</summary>
    public CallTally Tally { get; } = new();

    /// <summary>The nodes, running or not.</summary>
    public IReadOnlyList<ServiceProcess> Nodes => _nodes;

    /// <summary>The first node.</summary>
    public ServiceProcess Node => _nodes[0];

    /// <summary>Who calls.</summary>
    public IReadOnlyList<TestCustomer> Customers { get; private set; } = [];

    /// <summary>The one of them who pays in advance.</summary>
    private TestCustomer Prepaid => Customers[^1];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts the nodes, on an empty database, and makes the customers.</summary>
    public static async Task<CrashRun> StartAsync(CrashSetup setup)
    {
        var connectionString = setup.Database == DatabaseKind.Sqlite
            ? null
            : setup.ConnectionString ?? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(Cancellation);
        var run = new CrashRun(setup, connectionString);
        try
        {
            run._nodes.AddRange(await Task.WhenAll(Enumerable.Range(0, setup.Nodes).Select(run.StartNodeAsync)));
            await run._tables.SetPricesAsync(Cancellation);
            run.Customers = await TestCustomer.RegisterAsync(run.Node.Address, CustomerCount, Cancellation);
            await PrepaidCustomer.PrepayAsync(
                run.Node.Address,
                await TestCustomer.LoginAsync(run.Node.Address, "admin", OperatorPassword, Cancellation),
                run.Prepaid, Cancellation);
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where a node keeps its journal.</summary>
    public string JournalDirectory(int node) => Path.Combine(DataDirectory(node), "journal");

    /// <summary>Lets the customers call all nodes until it is disposed of.</summary>
    public LoadClient StartLoad() => LoadClient.Start(
        [.. Enumerable.Range(0, _nodes.Count).Select(number => new Func<Uri>(() => _nodes[number].Address))],
        Customers, Tally, Random.Next());

    /// <summary>Waits for a random time.</summary>
    public Task PassTimeAsync(int fromMs, int toMs) => Task.Delay(Random.Next(fromMs, toMs), Cancellation);

    /// <summary>Waits until so many calls more have been acknowledged: the service works.</summary>
    public async Task WaitForCallsAsync(int calls)
    {
        var target = Tally.Acknowledged + calls;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (Tally.Acknowledged < target)
            await Task.Delay(2, limit.Token);
    }

    /// <summary>
    /// Puts another process in the place of a node that was killed: it has the node's data directory, and adopts what
    /// lies there.
    /// </summary>
    public async Task ReplaceNodeAsync(int number)
    {
        await _nodes[number].DisposeAsync();
        _nodes[number] = await StartNodeAsync(number);
    }

    /// <summary>Waits until nothing lies in the journal of any node.</summary>
    public async Task FlushAsync()
    {
        foreach (var node in _nodes)
            await LedgerAnswers.FlushAsync(node.Address, Customers[0], Cancellation);
    }

    /// <summary>
    /// Compares what the customers know, what the tables say and what the service answers. All calls must have ended
    /// and all nodes must run.
    /// </summary>
    public async Task CheckAsync()
    {
        await PrepaidCustomer.ExhaustAsync(Node.Address, Prepaid, Tally, Cancellation);
        await FlushAsync();
        var tables = await _tables.ReadAsync(Cancellation);
        var breaches = tables.BreachesOf(Tally)
            .Concat(PrepaidCustomer.BreachesOf(Prepaid, tables))
            .Concat(await LedgerAnswers.DifferencesAsync(Node.Address, Customers, tables, Cancellation))
            .ToArray();
        var summary = string.Create(
            CultureInfo.InvariantCulture,
            $"seed {CrashSettings.Seed}: {Tally}; {tables.Lines.Sum(line => line.Quantity)} counted");
        TestContext.Current.TestOutputHelper?.WriteLine(summary);
        Assert.True(breaches.Length == 0, $"{summary}\n{string.Join('\n', breaches)}\n{Node.Output}");
        Assert.True(Tally.Acknowledged > 0, "nothing was called");
    }

    /// <summary>The key of each meter by its number.</summary>
    public Task<IReadOnlyDictionary<int, string>> MetersAsync() => _tables.ReadMetersAsync(Cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private string DataDirectory(int node) =>
        Path.Combine(_folder.FullName, node.ToString(CultureInfo.InvariantCulture));

    private Task<ServiceProcess> StartNodeAsync(int number)
    {
        var settings = new Dictionary<string, string>(_setup.Settings, StringComparer.Ordinal)
        {
            ["Payg__Admin__Password"] = OperatorPassword,
            ["Payg__RateLimits__Register"] = "0",
            ["Payg__RateLimits__Login"] = "0",
            ["Payg__Metering__FlushInterval"] = _setup.FlushInterval.ToString(),
        };
        if (_connectionString is not null)
            settings["ConnectionStrings__Payg"] = _setup.ServiceConnectionString ?? _connectionString;
        var options = new ServiceProcessOptions { DataDirectory = DataDirectory(number), Settings = settings };
        return ServiceProcess.StartAsync(options, Cancellation);
    }
}

/// <summary>What a history begins with.</summary>
/// <param name="Database">Which database.</param>
internal sealed record CrashSetup(DatabaseKind Database)
{
    /// <summary>How many nodes share it.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>How often usage is flushed; short, so that crashes hit flushes.</summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>A PostgreSQL database of one's own; null: an empty one on the server that the tests share.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>How the service reaches the database, where that is another way than the test's own.</summary>
    public string? ServiceConnectionString { get; init; }

    /// <summary>More settings of the service.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
}
