namespace Payg.Storage.Model.Accounts;

/// <summary>That a user may act for a customer.</summary>
public sealed class MembershipRow
{
    /// <summary>The role of who registered the customer: everything.</summary>
    public const string Owner = "owner";

    /// <summary>The longest role, in characters.</summary>
    public const int MaxRoleLength = 20;

    /// <summary>The customer.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The user.</summary>
    public Guid UserId { get; set; }

    /// <summary>What the user may do: owner, developer, billing or viewer.</summary>
    public string Role { get; set; } = Owner;

    /// <summary>Since when.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
