namespace Payg.Service.Startup;

/// <summary>What ended the service while it prepared its database, after the server had begun to start.</summary>
internal sealed class StartupOutcome
{
    /// <summary>Why; null: nothing did. Set once, before the service is told to end.</summary>
    public StartupFailure? Failure { get; set; }
}
