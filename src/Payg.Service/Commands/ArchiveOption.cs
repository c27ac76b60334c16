using System.CommandLine;
using Payg.Journal.Archive;

namespace Payg.Service.Commands;

/// <summary>Which archives a command reads: <c>--archive [directory]…</c>, one for each node.</summary>
internal sealed class ArchiveOption : Option<string[]>
{
    public ArchiveOption(string description) : base("--archive")
    {
        Description = description;
        Arity = ArgumentArity.ZeroOrMore;
        AllowMultipleArgumentsPerToken = true;
    }

    /// <summary>The archives at the directories that are named; this node's own where none is.</summary>
    /// <exception cref="StartupException">One that is named does not exist.</exception>
    public ArchiveReader ReaderOf(IServiceProvider services, ParseResult line)
    {
        var directories = line.GetValue(this) ?? [];
        if (directories.Length == 0)
            return services.GetRequiredService<ArchiveReader>();
        if (Array.Find(directories, directory => !Directory.Exists(directory)) is { } missing)
            throw new StartupException($"There is no archive at {missing}.", ExitCodes.InvalidSetting);

        return new ArchiveReader(directories);
    }

    public static void Tell(ArchiveDamage damage) => Console.Error.WriteLine(
        $"Damaged: {damage.File}, {damage.Bytes} bytes from {damage.Offset} on. {damage.Reason}");
}
