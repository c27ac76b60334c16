using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using Payg.Metering.Settings;
using Payg.Service.Commands;

namespace Payg.Service.Startup;

/// <summary>Before anything else is begun, the data directory can be used, and by nobody else.</summary>
internal static partial class DataDirectoryExtensions
{
    /// <summary>Nothing for the group, nothing for others: octal 077.</summary>
    private const uint PrivateUmask = 0x3F;

    private const UnixFileMode FolderMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const string ProbeName = ".payg-write-test";

    /// <summary>Makes the data directory where it is missing, and writes to it.</summary>
    /// <exception cref="StartupException">It cannot be made or written.</exception>
    public static void PrepareDataDirectory(this IServiceProvider services)
    {
        var directory = services.GetRequiredService<IOptions<PaygOptions>>().Value.DataPath();
        try
        {
            MakePrivate(directory);
            var probe = Path.Combine(directory, ProbeName);
            using var file = new FileStream(
                probe, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            file.WriteByte(0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"The data directory {directory} cannot be written: {exception.Message} Set Payg:DataDirectory.",
                ExitCodes.CannotWrite,
                exception);
        }
    }

    /// <summary>From now on, files such as exports and keys are for the process's own user alone.</summary>
    public static void CreateFilesPrivately()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetUmask(PrivateUmask);
    }

    private static void MakePrivate(string directory)
    {
        Directory.CreateDirectory(directory);
        if (OperatingSystem.IsWindows())
            return;

        try
        {
            File.SetUnixFileMode(directory, FolderMode);
        }
        catch (UnauthorizedAccessException)
        {
            // A volume may belong to another, who chose its mode.
        }
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetUmask(uint mask);
}
