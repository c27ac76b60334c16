namespace Payg.Core.Usage;

/// <summary>
/// The records of a batch cannot be read from where they are kept. Not the database's fault: trying again helps only
/// if the disk recovers.
/// </summary>
public sealed class UnreadableBatchException : Exception
{
    /// <summary>Says no more than that.</summary>
    public UnreadableBatchException() : this("The records of a batch cannot be read.")
    {
    }

    /// <summary>Says what failed.</summary>
    public UnreadableBatchException(string message) : base(message)
    {
    }

    /// <summary>Says what failed and why.</summary>
    public UnreadableBatchException(string message, Exception? inner) : base(message, inner)
    {
    }
}
