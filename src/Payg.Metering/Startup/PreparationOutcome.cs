namespace Payg.Metering.Startup;

/// <summary>What ended the process while it prepared its database, after the server had begun to start.</summary>
public sealed class PreparationOutcome
{
    /// <summary>The exit code of a process whose database cannot be prepared.</summary>
    public const int FailedExitCode = 4;

    /// <summary>Why; null: nothing did. Set once, before the application is stopped.</summary>
    public Exception? Failure { get; internal set; }
}
