namespace Payg.Journal.Files;

/// <summary>A file of the journal.</summary>
internal readonly record struct JournalFile(string Name, long Bytes);
