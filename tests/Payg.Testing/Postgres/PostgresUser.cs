using Payg.Testing.Processes;

namespace Payg.Testing.Postgres;

/// <summary>
/// The operating system's user that PostgreSQL runs as. PostgreSQL refuses root; root runs it as <c>postgres</c>, or
/// as <c>nobody</c> where that user does not exist. Anybody else runs it as themselves.
/// </summary>
internal static class PostgresUser
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    /// <summary>The command line to put before another one so that it runs as that user; empty for oneself.</summary>
    /// <exception cref="InvalidOperationException">This is root, and there is no user to become.</exception>
    public static async Task<string[]> PrefixAsync(CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return [];

        foreach (var user in Candidates)
        {
            var group = await GroupAsync(user, cancellationToken);
            string[] prefix = ["setpriv", "--reuid", user, "--regid", group, "--clear-groups"];
            if (await ToolProcess.SucceedsAsync([.. prefix, "true"], cancellationToken))
                return prefix;
        }

        throw new InvalidOperationException(
            "PostgreSQL does not run as root, and neither postgres nor nobody could be taken on with setpriv. "
            + "Run the tests as another user.");
    }

    private static async Task<string> GroupAsync(string user, CancellationToken cancellationToken)
    {
        string[] command = ["/bin/sh", "-c", "id -g \"$1\" || true", "sh", user];
        var group = await ToolProcess.RunAsync(command, cancellationToken);
        return group.Length == 0 ? user : group;
    }
}
