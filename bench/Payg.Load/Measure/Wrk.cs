using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Payg.Load.Measure;

/// <summary>Runs the load generator wrk.</summary>
internal static class Wrk
{
    private const int Threads = 2;

    // A call is a failed one when it is refused, not when a start is slow.
    private const string Timeout = "30s";

    /// <summary>Calls for a while over so many connections, with any of the tokens in a file.</summary>
    /// <exception cref="InvalidOperationException">wrk is missing or failed; the message says what to do.</exception>
    public static async Task<WrkResult> RunAsync(
        Uri url, string tokenFile, int connections, TimeSpan duration, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-t", $"{Threads}", "-c", $"{connections}", "-d", $"{(int)duration.TotalSeconds}s", "--timeout", Timeout,
            "-s", Path.Combine(AppContext.BaseDirectory, "Measure", "calls.lua"), url.AbsoluteUri, "--", tokenFile,
        ];
        using var process = Start(arguments);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var result = output.Split('\n').LastOrDefault(line => line.StartsWith("result ", StringComparison.Ordinal));
        if (process.ExitCode != 0 || result is null)
            throw new InvalidOperationException($"wrk {string.Join(' ', arguments)} failed:\n{output}");

        var numbers = result.Split(' ')[1..].Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return new WrkResult(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }

    private static Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("wrk", arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            })!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException("wrk is missing. Run: sudo apt-get install wrk", missing);
        }
    }
}

/// <summary>What wrk saw.</summary>
/// <param name="Answered">Calls that were answered.</param>
/// <param name="Issued">Calls that were sent; those still under way at the end may be counted too.</param>
/// <param name="DurationUs">How long it took, in microseconds.</param>
/// <param name="P50Us">The median time to an answer, in microseconds.</param>
/// <param name="P99Us">The time to an answer that one in a hundred exceeds, in microseconds.</param>
/// <param name="Errors">Calls that failed, or were answered otherwise than 2xx and 3xx.</param>
internal readonly record struct WrkResult(
    long Answered, long Issued, long DurationUs, long P50Us, long P99Us, long Errors);
