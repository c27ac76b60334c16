namespace Payg.Storage.Databases;

/// <summary>
/// The database answers, but cannot be used as it is. The message is one line for the operator: what is wrong, and what
/// to do.
/// </summary>
public class UnusableDatabaseException : Exception
{
    /// <summary>Says what is wrong and what to do.</summary>
    public UnusableDatabaseException(string message) : base(message)
    {
    }

    /// <summary>Says what is wrong, what to do, and what the database reported.</summary>
    public UnusableDatabaseException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>Gives no details.</summary>
    public UnusableDatabaseException() : base("The database cannot be used as it is.")
    {
    }
}

/// <summary>
/// A newer version of Payg has migrated the database. This version does not know what the newer one expects there, so
/// it does not start.
/// </summary>
public sealed class DatabaseTooNewException : UnusableDatabaseException
{
    /// <summary>Names the first migration that this version does not know.</summary>
    public DatabaseTooNewException(string migration)
        : base(
            $"The database was prepared by a newer version of Payg (this version does not know its migration "
            + $"{migration}): run that version, or restore the copy made before the upgrade.")
    {
    }

    /// <summary>Says what is wrong and why.</summary>
    public DatabaseTooNewException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>Gives no details.</summary>
    public DatabaseTooNewException() : base("The database was prepared by a newer version of Payg.")
    {
    }
}
