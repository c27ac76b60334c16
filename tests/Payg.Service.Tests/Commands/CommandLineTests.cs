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

    [Theory]
    [InlineData(
        "--customer must be an id such as ", ", not 'x'.", "calls", "--customer", "x", "--from", "y", "--to", "z")]
    [InlineData("<id> must be an id such as ", ", not 'x'.", "journals", "abandon", "x", "--reason", "y")]
    [InlineData("<file> must be a path", ", not ''.", "backup", "")]
    [InlineData("--output must be a path", ", not ''.", "export", "--output", "")]
    public async Task Arguments_OfAnotherKind_AreRefusedInPlainWords(
        string start, string end, params string[] arguments)
    {
        await using var database = new SqliteTestDatabase();

        var run = await database.EnterAsync(arguments);

        AssertNamesTheHelp(run);
        Assert.StartsWith(start, run.Error, StringComparison.Ordinal);
        Assert.EndsWith($"{end} See: payg help\n", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Whatever the command, no option or argument is refused by the name of a .NET type.</summary>
    [Fact]
    public async Task Arguments_OfEveryCommand_NeverNameATypeOfDotNet()
    {
        await using var database = new SqliteTestDatabase();
        foreach (var command in await NamesInHelpAsync(database, [], "Commands:"))
        {
            foreach (var own in (await NamesInHelpAsync(database, [command], "Commands:")).Prepend(""))
            {
                string[] path = own.Length == 0 ? [command] : [command, own];
                foreach (var option in await NamesInHelpAsync(database, path, "Options:"))
                {
                    if (option is "-?," or "--version" || command is "serve" or "help")
                        continue;
                    foreach (var value in (string[])["", "?"])
                    {
                        var run = await database.EnterAsync([.. path, option, value, "--Payg:Nothing=1"]);

                        Assert.NotEqual(0, run.ExitCode);
                        Assert.DoesNotContain("System.", run.Error, StringComparison.Ordinal);
                    }
                }
            }
        }
    }

    private static async Task<IReadOnlyList<string>> NamesInHelpAsync(
        SqliteTestDatabase database, string[] command, string section)
    {
        var run = await database.EnterAsync([.. command, "--help"]);
        return
        [
            .. run.Output.Split('\n')
                .SkipWhile(line => !string.Equals(line.Trim(), section, StringComparison.Ordinal)).Skip(1)
                .TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal))
                .Where(line => line[2] != ' ')
                .Select(line => line.Trim().Split(' ')[0]),
        ];
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
