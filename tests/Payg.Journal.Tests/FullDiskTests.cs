using System.Diagnostics;

namespace Payg.Journal.Tests;

/// <summary>The journal where a file really cannot be made as long as it must be.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const string UnderLimit = "PAYG_TEST_UNDER_FILE_LIMIT";
    private const int OneMegabyteInBlocks = 2048;

    private readonly JournalDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Journal_WithoutRoomForAFile_RefusesCallsAndLives()
    {
        if (Environment.GetEnvironmentVariable(UnderLimit) is not null)
        {
            await LiveUnderLimitAsync();
            return;
        }

        // The limit holds for a whole process, so this test runs again in one of its own. There the runtime must not
        // map its code twice, for which it would need a file beyond the limit itself.
        var method = $"*.{nameof(Journal_WithoutRoomForAFile_RefusesCallsAndLives)}";
        var program = Path.Combine(AppContext.BaseDirectory, typeof(FullDiskTests).Assembly.GetName().Name!);
        var itself = $"exec '{program}' -noColor -method '{method}'";
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"ulimit -f {OneMegabyteInBlocks}; {itself}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { [UnderLimit] = "yes", ["DOTNET_EnableWriteXorExecute"] = "0" },
        };

        // What watches this process, to measure its coverage, must not take the other for it.
        foreach (var name in start.Environment.Keys.Where(IsOfTheMutationRun).ToArray())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, $"It ended with {process.ExitCode}: {output}");
        Assert.Contains("Total: 1, Errors: 0, Failed: 0", output, StringComparison.Ordinal);
    }

    private static bool IsOfTheMutationRun(string variable) => variable.StartsWith("STRYKER", StringComparison.Ordinal);

    private async Task LiveUnderLimitAsync()
    {
        using (var large = _directory.Open(segmentBytes: 4 << 20))
        {
            Assert.False(large.TryReserve());
            Assert.Empty(_directory.Files());
        }

        using var small = _directory.Open();
        await small.AppendAsync(1, 10);
        Assert.Equal(10, small.Status.PendingRecords);
    }
}
