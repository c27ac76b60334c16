namespace Payg.Metering.Authenticate;

/// <summary>
/// What an endpoint asks of the session of its caller. An application that keeps passwords holds its callers to it.
/// </summary>
public enum SessionRule
{
    /// <summary>The user has logged in, and has done what must be done first.</summary>
    SignedIn,

    /// <summary>The user has logged in; what must be done first may still be to do.</summary>
    EvenBeforeSetUp,

    /// <summary>The user showed their password a short while ago.</summary>
    RecentPassword,

    /// <summary>The user is an administrator who logged in.</summary>
    Administrator,
}
