namespace Payg.Storage.Databases;

/// <summary>Reads what a failed database operation says. One implementation for each database.</summary>
public interface IDatabaseFaults
{
    /// <summary>
    /// Whether the exception comes from a database that is unavailable, busy or broken, rather than from the data that
    /// it was given: the same operation may succeed later.
    /// </summary>
    bool IsUnavailable(Exception exception);

    /// <summary>
    /// Whether the exception comes from a database that is there and will not do what it was asked however often: it
    /// lacks a right, has other tables than expected, or is no database at all.
    /// </summary>
    bool IsRefusal(Exception exception);

    /// <summary>Whether the exception says that a value which must be unique was there already.</summary>
    bool IsUniqueViolation(Exception exception);
}
