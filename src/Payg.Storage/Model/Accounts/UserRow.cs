using Microsoft.AspNetCore.Identity;
using Payg.Storage.Model.Customers;

namespace Payg.Storage.Model.Accounts;

/// <summary>
/// A person who signs in, as ASP.NET Core Identity keeps them: password hash, lockout, security stamp. Belongs to one
/// customer.
/// </summary>
public sealed class UserRow : IdentityUser<Guid>
{
    /// <summary>The customer that the user belongs to.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The customer that the user belongs to, where it was loaded.</summary>
    public CustomerRow? Customer { get; set; }

    /// <summary>Whether the user has the role <c>admin</c>.</summary>
    public bool IsAdministrator { get; set; }

    /// <summary>When the user registered.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>
    /// When the user's role, or what must be done before anything else, last changed, which caches of tokens follow.
    /// </summary>
    public DateTimeOffset? AccessChangedAt { get; set; }

    /// <summary>Whether the password was made by the program: it must be changed before anything else is.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>
    /// What names are compared by that only look alike (UTS 39); unique. Null: a user of a version without it.
    /// </summary>
    public string? NameSkeleton { get; set; }

    /// <summary>The secret of the user's authenticator app, encrypted; null without an app.</summary>
    public string? TotpSecret { get; set; }

    /// <summary>Since when a code of the app is asked for at log-in; null: it is not.</summary>
    public DateTimeOffset? TotpEnabledAt { get; set; }

    /// <summary>The time step of the last code that was accepted: none up to it is accepted again.</summary>
    public long TotpLastStep { get; set; }
}
