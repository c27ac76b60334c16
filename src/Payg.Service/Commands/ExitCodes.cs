using Payg.Metering.Startup;

namespace Payg.Service.Commands;

/// <summary>How the process ends. The numbers are for good: scripts and supervisors read them.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>The service that was asked is not ready.</summary>
    public const int NotReady = 1;

    /// <summary>A setting, an option or a command cannot be used; the message names it.</summary>
    public const int InvalidSetting = 2;

    /// <summary>Payg cannot bind to the address: another program uses it, or it is not allowed.</summary>
    public const int CannotListen = 3;

    /// <summary>The database is there and cannot be brought up to date, or is not.</summary>
    public const int DatabaseFailed = PreparationOutcome.FailedExitCode;

    /// <summary>Something that is stored about costs is not what it should be.</summary>
    public const int LedgerDiffers = 5;

    /// <summary>The data directory, the journal or a file to write cannot be used.</summary>
    public const int CannotWrite = 6;

    public const int JournalInUse = 7;

    /// <summary>The connection string cannot be read.</summary>
    public const int InvalidConnectionString = 8;

    /// <summary>The database does not answer. Only commands end so: a service waits for it.</summary>
    public const int DatabaseAway = 9;

    /// <summary>What a command was asked to do is not possible; nothing was changed.</summary>
    public const int Refused = 10;

    /// <summary>Some of what a command was asked to do failed, and the rest was done; the log says why.</summary>
    public const int Incomplete = 11;
}
