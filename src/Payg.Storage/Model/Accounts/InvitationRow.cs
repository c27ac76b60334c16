namespace Payg.Storage.Model.Accounts;

/// <summary>
/// An invitation to sign up as the user of a customer whom an operator created. Its secret is not here, only the
/// SHA-256 of it. It is deleted when it is accepted.
/// </summary>
public sealed class InvitationRow
{
    /// <summary>The customer, who has one invitation at most.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The SHA-256 of the secret: 32 bytes.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>From this instant on it is refused.</summary>
    public DateTimeOffset ExpiresAt { get; set; }
}
