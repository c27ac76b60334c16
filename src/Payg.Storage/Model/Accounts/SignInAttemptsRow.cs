namespace Payg.Storage.Model.Accounts;

/// <summary>
/// How often it was tried to log in as a user, from one source, since an instant. Deleted when no longer needed.
/// </summary>
public sealed class SignInAttemptsRow
{
    /// <summary>The longest <see cref="Source"/>, in characters.</summary>
    public const int MaxSourceLength = 64;

    /// <summary>The user whose name was given.</summary>
    public Guid UserId { get; set; }

    /// <summary>Where the attempts came from, such as an address or a session; one source is all the others.</summary>
    public required string Source { get; set; }

    /// <summary>The attempts of this window that did not succeed, or are under way.</summary>
    public int Count { get; set; }

    /// <summary>When the window began.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>Whether the bound was reached: then the window began at that moment.</summary>
    public bool IsLocked { get; set; }
}
