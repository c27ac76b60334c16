namespace Payg.Journal.Archive;

/// <summary>A piece of a file of the archive that cannot be used.</summary>
/// <param name="File">The file.</param>
/// <param name="Offset">Where the piece begins.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record ArchiveDamage(string File, long Offset, long Bytes, string Reason);
