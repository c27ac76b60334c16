namespace Payg.Storage.Model.Accounts;

/// <summary>A code that replaces one code of an authenticator app, once. Only its SHA-256 is stored.</summary>
public sealed class RecoveryCodeRow
{
    /// <summary>Whose it is.</summary>
    public Guid UserId { get; set; }

    /// <summary>The SHA-256 of the code: 32 bytes.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>When it was used; null: it was not.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}
