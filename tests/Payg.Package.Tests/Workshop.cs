using System.Diagnostics;
using Payg.Testing.Processes;
using Xunit;

namespace Payg.Package.Tests;

/// <summary>A folder in which somebody works who has never seen the repository.</summary>
/// <param name="folder">The folder.</param>
/// <param name="root">Where packages and secrets are kept, apart from those of whoever runs the tests.</param>
public sealed class Workshop(DirectoryInfo folder, DirectoryInfo root)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(5);

    /// <summary>The path of something in the folder.</summary>
    public string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([folder.FullName, .. parts]);

    /// <summary>A folder in the folder.</summary>
    public Workshop Sub(string name) => new(folder.CreateSubdirectory(name), root);

    /// <summary>Runs lines of a shell, the first of which to fail ends them, and returns what they wrote.</summary>
    /// <exception cref="InvalidOperationException">They failed; the message has what they wrote.</exception>
    public async Task<string> RunAsync(string lines, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", lines])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
        };
        foreach (var (name, value) in environment.Concat(Settings))
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(s_timeout);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException(
                $"{lines}: exit code {process.ExitCode}\n{await output}\n{await error}");
    }

    /// <summary>Builds the application in the folder and starts it; it is ready when its prices can be read.</summary>
    public async Task<ServiceProcess> StartAsync(string application)
    {
        await RunAsync("dotnet build -c Release -o out");
        return await ServiceProcess.StartAsync(
            new ServiceProcessOptions
            {
                DataDirectory = PathOf("data"),
                Assembly = PathOf("out", application + ".dll"),
                ContentRoot = folder.FullName,
                Environment = "Development",
                ReadyPath = "/billing/prices",
                Settings = Settings.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal),
            },
            TestContext.Current.CancellationToken);
    }

    // No process of the SDK outlives its command.
    private (string Name, string Value)[] Settings =>
    [
        ("NUGET_PACKAGES", Path.Combine(root.FullName, "packages")),
        ("APPDATA", Path.Combine(root.FullName, "secrets")),
        ("MSBUILDDISABLENODEREUSE", "1"),
        ("UseSharedCompilation", "false"),
        ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
        ("DOTNET_NOLOGO", "1"),
    ];
}
