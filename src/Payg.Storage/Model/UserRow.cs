using Microsoft.AspNetCore.Identity;

namespace Payg.Storage.Model;

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

    /// <summary>When the user's role last changed, which caches of tokens follow.</summary>
    public DateTimeOffset? AccessChangedAt { get; set; }
}
