namespace Payg.Journal.Files;

/// <summary>A file of the journal.</summary>
/// <param name="Name">Without its folder.</param>
/// <param name="Bytes">Its length.</param>
internal readonly record struct JournalFile(string Name, long Bytes);
