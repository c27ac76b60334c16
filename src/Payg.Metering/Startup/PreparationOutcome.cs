namespace Payg.Metering.Startup;

/// <summary>What ended the process while it prepared its database, after the server had begun to start.</summary>
internal sealed class PreparationOutcome
{
    /// <summary>Why; null: nothing did. Set once, before the application is told to end.</summary>
    public Exception? Failure { get; set; }
}
