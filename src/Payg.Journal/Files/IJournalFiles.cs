namespace Payg.Journal.Files;

/// <summary>
/// The directory of a journal. There are two: <see cref="MappedJournalFiles"/>, and one in the tests that fails, tears
/// and forgets on command. Names are relative to the directory. Holding it holds the directory's lock; disposing it
/// lets go. Used by one thread at a time, but for <see cref="Read"/> and <see cref="BeginWait"/>.
/// </summary>
internal interface IJournalFiles : IDisposable
{
    string Directory { get; }

    /// <summary>The files in <paramref name="folder"/>, the empty name being the directory itself.</summary>
    IReadOnlyList<JournalFile> List(string folder);

    /// <summary>Makes a file of zeros whose room is allocated: writing its memory cannot run out of space.</summary>
    /// <exception cref="IOException">There is no room, or the disk failed. No file is left behind.</exception>
    JournalMemory Create(string name, int bytes);

    /// <summary>Makes an empty file, which needs no room to speak of; one that exists stays.</summary>
    void Mark(string name);

    /// <summary>Reads bytes at an offset; fewer than asked for at the end of the file only.</summary>
    int Read(string name, long offset, Span<byte> target);

    /// <exception cref="IOException">The file is as it was.</exception>
    void Truncate(string name, long bytes);

    /// <summary>Moves a file into <paramref name="folder"/>, made if need be; replaces one of that name.</summary>
    /// <exception cref="IOException">The file is where it was.</exception>
    void Move(string name, string folder, string newName);

    /// <summary>Deletes a file. One that does not exist is deleted already.</summary>
    /// <exception cref="IOException">The file is still there.</exception>
    void Delete(string name);

    /// <summary>Begins work that waits for the disk, and returns at once. The work must not throw.</summary>
    /// <exception cref="IOException">The directory was let go.</exception>
    void BeginWait(Action work);

    /// <summary>
    /// Returns when files made, moved and deleted before will be found so after a power loss. Until then they may
    /// come back, or be gone.
    /// </summary>
    void SyncDirectory();
}
