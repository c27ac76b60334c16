using Microsoft.Extensions.Options;
using Payg.Metering;
using Payg.Metering.Startup;

namespace Payg.Service.Startup;

/// <summary>Sees to it, before anything else is begun, that the data directory can be used.</summary>
internal static class DataDirectoryExtensions
{
    private const string ProbeName = ".payg-write-test";

    /// <summary>Makes the data directory where it is missing, and writes to it.</summary>
    /// <exception cref="StartupException">It cannot be made or written.</exception>
    public static void PrepareDataDirectory(this IServiceProvider services)
    {
        var directory = services.GetRequiredService<IOptions<PaygOptions>>().Value.DataPath();
        try
        {
            Directory.CreateDirectory(directory);
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
}
