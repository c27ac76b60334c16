using Payg.Service.Tests.Hosting;
using Payg.Testing.Processes;
using Xunit;

namespace Payg.Service.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("frobnicate")]
    [InlineData("--frobnicate", "1")]
    [InlineData("serve", "nonsense")]
    [InlineData("--Payg:Currency")]
    [InlineData("verify", "--month", "2026-01")]
    [InlineData("export", "--format", "xml")]
    public async Task Arguments_ThatMeanNothing_EndInOneLineThatNamesTheHelp(params string[] arguments)
    {
        await using var database = new SqliteTestDatabase();

        AssertNamesTheHelp(await database.EnterAsync(arguments));

        Assert.False(File.Exists(database.File));
    }

    /// <summary>As a process: the arguments are those of the test alone.</summary>
    [Fact]
    public async Task Backup_WithoutAFile_EndsInOneLineThatNamesTheHelp()
    {
        await using var database = new SqliteTestDatabase();

        AssertNamesTheHelp(await database.RunAsync("backup"));

        Assert.False(File.Exists(database.File));
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    public async Task Help_WhenAskedFor_NamesEveryCommand(string argument)
    {
        await using var database = new SqliteTestDatabase();

        var run = await database.RunAsync(argument);

        Assert.Equal(0, run.ExitCode);
        Assert.All(
            ["serve", "migrate", "create-admin", "verify", "export", "backup", "help"],
            command => Assert.Contains($"\n  {command}", run.Output, StringComparison.Ordinal));
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("export", "--help")]
    [InlineData("calls", "--help")]
    [InlineData("journals", "abandon", "--help")]
    public async Task Help_OfACommand_HasItsOptionsAndNothingUnknown(params string[] arguments)
    {
        await using var database = new SqliteTestDatabase();

        var run = await database.RunAsync(arguments);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Options:", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("dditional", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--month", "export")]
    [InlineData(2, "--month", "export", "--month", "2026-13")]
    [InlineData(2, "--from", "calls", "--customer", "01a2190b-b6f4-7503-8fa7-2bcabc2bf730", "--from", "x", "--to", "y")]
    [InlineData(10, "--month", "invoices", "list", "--month", "November")]
    [InlineData(10, "--confirm", "journals", "abandon", "01a2190b-b6f4-7503-8fa7-2bcabc2bf730", "--reason", "x")]
    public async Task Arguments_ThatAreWrong_AreRefusedWithoutADatabase(
        int exitCode, string names, params string[] arguments)
    {
        await using var database = new SqliteTestDatabase();

        var run = await database.RunAsync(arguments);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(names, Assert.Single(run.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        Assert.False(File.Exists(database.File));
    }

    [Fact]
    public async Task Settings_AmongTheArguments_AreTaken()
    {
        await using var database = new SqliteTestDatabase();

        var folder = Path.Combine(database.Folder.FullName, "x");
        var run = await database.RunAsync("migrate", $"--Payg:DataDirectory={folder}");

        Assert.Equal(0, run.ExitCode);
        Assert.True(File.Exists(Path.Combine(folder, "payg.db")));
    }

    private static void AssertNamesTheHelp(ServiceCommandRun run)
    {
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.EndsWith("See: payg help", Assert.Single(run.Error.TrimEnd('\n').Split('\n')));
    }
}
