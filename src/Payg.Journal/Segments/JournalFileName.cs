namespace Payg.Journal.Segments;

/// <summary>The names of files of which a journal has one, such as <c>0199…c2.dimensions</c>.</summary>
internal static class JournalFileName
{
    /// <summary>
    /// What the name of a journal's mark ends with: an empty file from before its first segment until the ledger has
    /// closed it. Without it, a journal whose segments are all gone would hold units that nobody gives back.
    /// </summary>
    public const string MarkExtension = ".journal";

    public static string Of(Guid journal, string extension) => journal.ToString("N") + extension;

    public static bool TryParse(string fileName, string extension, out Guid journal)
    {
        journal = default;
        return fileName.EndsWith(extension, StringComparison.Ordinal)
            && Guid.TryParseExact(fileName.AsSpan(0, fileName.Length - extension.Length), "N", out journal)
            && string.Equals(Of(journal, extension), fileName, StringComparison.Ordinal);
    }
}
