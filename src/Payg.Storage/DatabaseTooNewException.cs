namespace Payg.Storage;

/// <summary>
/// A newer version of Payg has prepared the database, with a migration that this one does not know. What it wrote there
/// might not be what the newer one expects, so it does not begin.
/// </summary>
public sealed class DatabaseTooNewException : Exception
{
    /// <summary>Names the first migration that is not known.</summary>
    public DatabaseTooNewException(string migration)
        : base(
            $"The database was prepared by a newer version of Payg (its migration {migration} is not known to this "
            + "one): run that version, or restore the copy made before the upgrade.")
    {
    }

    /// <summary>Says what is wrong and why.</summary>
    public DatabaseTooNewException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>Says no more than that.</summary>
    public DatabaseTooNewException() : base("The database was prepared by a newer version of Payg.")
    {
    }
}
