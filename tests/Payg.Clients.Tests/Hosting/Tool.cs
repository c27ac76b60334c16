using System.ComponentModel;
using System.Diagnostics;

namespace Payg.Clients.Tests.Hosting;

/// <summary>Runs the programs that clients use.</summary>
internal static class Tool
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(5);

    // What provides a program that is missing.
    private static readonly Dictionary<string, string> s_sources = new(StringComparer.Ordinal)
    {
        ["python3"] = "sudo apt-get install python3",
        ["curl"] = "sudo apt-get install curl",
        ["node"] = "install Node 20 or newer",
    };

    /// <summary>Runs a program to its end and returns what it wrote; fails when it fails.</summary>
    /// <param name="folder">Its working directory.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="command">The program and its arguments.</param>
    public static async Task<string> RunAsync(string folder, string input, params string[] command)
    {
        using var process = Start(folder, command);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(s_timeout);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), timeout.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        var text = await output;
        Assert.True(process.ExitCode == 0,
            $"{string.Join(' ', command)}: exit code {process.ExitCode}\n{text}\n{await error}");
        return text;
    }

    private static Process Start(string folder, string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing) when (s_sources.TryGetValue(command[0], out var source))
        {
            throw new InvalidOperationException($"{command[0]} is missing. Run: {source}", missing);
        }
    }
}
