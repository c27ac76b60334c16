using Payg.Metering.Startup;

namespace Payg.Service.Startup;

/// <summary>How the process ends when it cannot do its work.</summary>
internal static class ExitCodes
{
    /// <summary>The service that was asked is not ready.</summary>
    public const int NotReady = 1;

    /// <summary>A setting cannot be used; the message names it.</summary>
    public const int InvalidSetting = 2;

    /// <summary>Something on this machine is in the way: a port or the data directory.</summary>
    public const int CannotStart = 3;

    /// <summary>The database cannot be migrated.</summary>
    public const int DatabaseFailed = DatabasePreparation.FailedExitCode;

    /// <summary>Something that is stored about costs is not what it should be.</summary>
    public const int LedgerDiffers = 5;
}
