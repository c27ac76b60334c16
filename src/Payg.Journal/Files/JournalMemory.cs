namespace Payg.Journal.Files;

/// <summary>
/// The bytes of one segment while it is written to: a mapped file, whose pages outlive the process. Disposing it ends
/// the access; a thread that still writes then ends the process, so an open segment counts its writers.
/// </summary>
internal abstract class JournalMemory : IDisposable
{
    private readonly nint _start;
    private readonly int _bytes;

    protected JournalMemory(nint start, int bytes)
    {
        _start = start;
        _bytes = bytes;
    }

    /// <summary>All bytes. Not to be used after disposal.</summary>
    public unsafe Span<byte> Span => new((void*)_start, _bytes);

    /// <summary>Returns when all that was written before has reached the disk.</summary>
    /// <exception cref="IOException">The disk refused; whether the bytes arrived is not known.</exception>
    public abstract void Sync();

    public abstract void Dispose();
}
