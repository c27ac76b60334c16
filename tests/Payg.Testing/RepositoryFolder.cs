namespace Payg.Testing;

/// <summary>Finds the working copy that the running program was built from.</summary>
public static class RepositoryFolder
{
    private const string Marker = "Payg.slnx";

    /// <summary>The absolute path of the root: the nearest folder above the program with the solution.</summary>
    /// <exception cref="DirectoryNotFoundException">The program does not run from inside a working copy.</exception>
    public static string Root { get; } = Find();

    /// <summary>The absolute path of something in the repository.</summary>
    /// <param name="parts">Folder and file names, from the root.</param>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No {Marker} above {AppContext.BaseDirectory}.");
    }
}
