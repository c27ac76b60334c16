using Payg.Testing.Processes;

namespace Payg.Testing;

/// <summary>The files that belong to the project: known to git, or new and not ignored.</summary>
public static class RepositoryFiles
{
    /// <summary>Their paths from the root, with forward slashes.</summary>
    /// <exception cref="InvalidOperationException">There is no git, or this is no working copy of it.</exception>
    public static async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        // A working copy that somebody else owns, as in a container, is read all the same.
        string[] command =
        [
            "git", "-c", "safe.directory=*", "-c", "core.quotePath=false", "-C", RepositoryFolder.Root,
            "ls-files", "--cached", "--others", "--exclude-standard",
        ];
        var output = await ToolProcess.RunAsync(command, cancellationToken);
        return
        [
            .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(path => File.Exists(RepositoryFolder.PathOf(path)))
                .Order(StringComparer.Ordinal),
        ];
    }
}
