namespace Payg.Journal.Files;

internal readonly record struct JournalFile(string Name, long Bytes);
