namespace Payg.Billing.Keys;

/// <summary>The actions on API keys that the audit log records.</summary>
public static class KeyActions
{
    /// <summary>An API key was created.</summary>
    public const string Created = "key.created";

    /// <summary>An API key was renamed.</summary>
    public const string Renamed = "key.renamed";

    /// <summary>An API key got a new secret.</summary>
    public const string Rotated = "key.rotated";

    /// <summary>An API key was revoked.</summary>
    public const string Revoked = "key.revoked";
}
