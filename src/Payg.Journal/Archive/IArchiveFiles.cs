using Payg.Journal.Files;

namespace Payg.Journal.Archive;

/// <summary>
/// The directory of an archive: a folder for each day, and in it a file for each journal. There are two:
/// <see cref="ArchiveDirectory"/>, and one in the tests that fails and tears on command.
/// </summary>
internal interface IArchiveFiles
{
    string Directory { get; }

    /// <summary>The names of its folders, in order; none when it does not exist.</summary>
    IReadOnlyList<string> Folders();

    /// <summary>The files in a folder, in the order of their names; none when it does not exist.</summary>
    IReadOnlyList<JournalFile> List(string folder);

    /// <summary>Reads bytes at an offset; fewer than asked for at the end of the file only.</summary>
    int Read(string folder, string name, long offset, Span<byte> target);

    /// <summary>Appends, making file and folder if need be; completes when that survives a power loss.</summary>
    /// <exception cref="IOException">A part of them may be there.</exception>
    ValueTask AppendAsync(string folder, string name, ReadOnlyMemory<byte> bytes);

    /// <exception cref="IOException">The file is as it was.</exception>
    void Truncate(string folder, string name, long bytes);

    /// <exception cref="IOException">Something of it is still there.</exception>
    void Delete(string folder);

    /// <summary>Runs synchronous work on the files where it keeps no thread from answering calls.</summary>
    Task<T> RunAsync<T>(Func<T> work);
}
