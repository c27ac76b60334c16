namespace Payg.Journal.Files;

/// <summary>
/// Creates folders and files that only the user of the process may read, whatever its umask says: usage, names and
/// password hashes are in them. On Windows they have the rights of the folder around them.
/// </summary>
public static class PrivateFiles
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode700 = FileMode600 | UnixFileMode.UserExecute;

    /// <summary>Creates a folder, and those above it, where they are missing. One that exists stays as it is.</summary>
    public static DirectoryInfo CreateFolder(string path) =>
        OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, FolderMode700);

    /// <summary>How to create a file, which must not exist yet.</summary>
    public static FileStreamOptions NewFile { get; } = OperatingSystem.IsWindows()
        ? new() { Mode = FileMode.CreateNew, Access = FileAccess.Write }
        : new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = FileMode600 };

    /// <summary>Creates an empty file where it is missing and its folder is there.</summary>
    public static void Touch(string path)
    {
        if (File.Exists(path) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            return;

        try
        {
            new FileStream(path, NewFile).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another was quicker.
        }
    }
}
