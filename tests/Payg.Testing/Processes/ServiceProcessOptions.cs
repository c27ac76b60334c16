using System.Diagnostics;

namespace Payg.Testing.Processes;

/// <summary>Which service to start, and how.</summary>
public sealed record ServiceProcessOptions
{
#if DEBUG
    /// <summary>The configuration that the programs were built in.</summary>
    public const string Configuration = "Debug";
#else
    /// <summary>The configuration that the programs were built in.</summary>
    public const string Configuration = "Release";
#endif

    // Settings of whoever runs the tests must not reach the service.
    private static readonly string[] OwnPrefixes =
    [
        "Payg__", "ConnectionStrings__", "Logging__", "Kestrel__", "ASPNETCORE_", "DOTNET_ENVIRONMENT", "OTEL_",
    ];

    /// <summary>Where it keeps its data; also its working directory. Made when missing, never deleted.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Settings in their environment form, such as <c>ConnectionStrings__Payg</c>. Default none.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Its arguments. Default: serve on a free port.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = ["--urls", "http://127.0.0.1:0"];

    /// <summary>The environment's name. Default <c>Production</c>.</summary>
    public string Environment { get; init; } = "Production";

    /// <summary>What to run. Default: the service as the solution's build left it.</summary>
    public string Assembly { get; init; } =
        RepositoryFolder.PathOf("src", "Payg.Service", "bin", Configuration, "net10.0", "Payg.Service.dll");

    /// <summary>Where it finds its <c>appsettings.json</c> and portal. Default: the service's sources.</summary>
    public string ContentRoot { get; init; } = RepositoryFolder.PathOf("src", "Payg.Service");

    /// <summary>What a start waits for once the service listens; null: nothing. Default <c>/health/ready</c>.</summary>
    public string? ReadyPath { get; init; } = "/health/ready";

    /// <summary>What it writes when a start is far enough, before it listens; null: it listens. Default null.</summary>
    public string? ReadyText { get; init; }

    /// <summary>How long a start may take. Default 60 seconds, for a machine that is busy.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How to start the service with these arguments, its output redirected.</summary>
    internal ProcessStartInfo StartInfo(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(
            System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Assembly, .. arguments, "--contentRoot", ContentRoot])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = DataDirectory,
        };
        var inherited = start.Environment.Keys.Where(
            name => OwnPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));
        foreach (var name in inherited.ToArray())
            start.Environment.Remove(name);

        start.Environment["ASPNETCORE_ENVIRONMENT"] = Environment;
        start.Environment["Payg__DataDirectory"] = DataDirectory;

        // A machine that runs tests is busy: log-ins wait for their hash instead of being refused.
        start.Environment["Payg__Passwords__Wait"] = "00:01:00";
        foreach (var (name, value) in Settings)
            start.Environment[name] = value;
        return start;
    }
}
