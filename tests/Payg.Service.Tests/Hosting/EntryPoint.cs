using System.Text;
using Payg.Testing.Processes;
using Xunit;

namespace Payg.Service.Tests.Hosting;

/// <summary>
/// Runs the program from its entry point inside the process of the tests: for what it answers to arguments and
/// settings, in a fraction of the time that a process takes. What only a process has (variables of the environment,
/// signals, an output that is written past the console) needs <see cref="ServiceCommandRun"/>.
/// </summary>
internal static class EntryPoint
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly AsyncLocal<StringWriter?> s_output = new();
    private static readonly AsyncLocal<StringWriter?> s_error = new();
    private static readonly AsyncLocal<StringReader?> s_input = new();

    static EntryPoint()
    {
        Console.SetOut(new RoutedWriter(Console.Out, s_output));
        Console.SetError(new RoutedWriter(Console.Error, s_error));
        Console.SetIn(new RoutedReader());
    }

    /// <summary>Runs a command to its end, or a start that fails.</summary>
    /// <param name="database">The database; its folder is the data directory.</param>
    /// <param name="arguments">The command, its options and more settings.</param>
    /// <exception cref="TimeoutException">It did not end within a minute.</exception>
    public static Task<ServiceCommandRun> EnterAsync(
        this TestDatabase database, params IEnumerable<string> arguments) => database.EnterWithAsync("", arguments);

    /// <summary>The same with something to read from its standard input.</summary>
    public static async Task<ServiceCommandRun> EnterWithAsync(
        this TestDatabase database, string input, params IEnumerable<string> arguments)
    {
        string[] all =
        [
            $"--ConnectionStrings:Payg={database.Setting}", $"--Payg:DataDirectory={database.Folder.FullName}",
            "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None",
        ];
        var words = arguments.ToArray();
        var command = words.TakeWhile(word => !word.StartsWith("--", StringComparison.Ordinal)).Count();
        await using StringWriter output = new(), error = new();
        using var reader = new StringReader(input);
        (s_output.Value, s_error.Value, s_input.Value) = (output, error, reader);
        var exitCode = await Task.Run(() => (int)typeof(Program).Assembly.EntryPoint!.Invoke(
            null, [(string[])[.. words[..command], .. all, .. words[command..]]])!).WaitAsync(s_patience);
        return new ServiceCommandRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Exports into a file, which must succeed, and returns what it has.</summary>
    public static async Task<string> ExportAsync(this TestDatabase database, params IEnumerable<string> options)
    {
        var file = Path.Combine(database.Folder.FullName, Path.GetRandomFileName());
        var run = await database.EnterAsync(["export", .. options, "--output", file]);
        Assert.True(run.ExitCode == 0, run.Error);
        return await File.ReadAllTextAsync(file);
    }

    /// <summary>Writes to what the running test listens with, and otherwise where it always went.</summary>
    private sealed class RoutedWriter(TextWriter otherwise, AsyncLocal<StringWriter?> current) : TextWriter
    {
        public override Encoding Encoding => otherwise.Encoding;

        private TextWriter Target => current.Value ?? otherwise;

        public override void Write(char value) => Target.Write(value);

        public override void Write(string? value) => Target.Write(value);

        public override void Write(char[] buffer, int index, int count) => Target.Write(buffer, index, count);

        public override void Flush() => Target.Flush();
    }

    /// <summary>Reads what the running test gives; without one, nothing.</summary>
    private sealed class RoutedReader : TextReader
    {
        public override int Peek() => s_input.Value?.Peek() ?? -1;

        public override int Read() => s_input.Value?.Read() ?? -1;
    }
}
