namespace Payg.Storage.Model.Accounts;

/// <summary>A link that was sent by e-mail. Its secret is not here, only the SHA-256 of it. It works once.</summary>
public sealed class MailLinkRow
{
    /// <summary>The SHA-256 of the secret: 32 bytes.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>The user whom it was sent to.</summary>
    public Guid UserId { get; set; }

    /// <summary>What it does.</summary>
    public MailLinkPurpose Purpose { get; set; }

    /// <summary>The address that it was sent to.</summary>
    public required string Email { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>From this instant on it is refused.</summary>
    public DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>What a link in an e-mail does.</summary>
public enum MailLinkPurpose : short
{
    /// <summary>It shows that the address is the user's.</summary>
    Verify = 0,

    /// <summary>It sets a new password.</summary>
    ResetPassword = 1,
}
