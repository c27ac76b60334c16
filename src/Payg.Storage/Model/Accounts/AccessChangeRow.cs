namespace Payg.Storage.Model.Accounts;

/// <summary>
/// Says that a token, or all tokens of a customer, must be looked up again. Written in the transaction of the change;
/// nodes read the rows in the order of their ids, so no clock is compared. Old rows are deleted.
/// </summary>
public sealed class AccessChangeRow
{
    /// <summary>How many rows are kept at least.</summary>
    public const int Kept = 100_000;

    /// <summary>The position in the order of changes.</summary>
    public long Id { get; set; }

    /// <summary>Whose access changed.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The SHA-256 of the token; null: the change is about all of the customer's tokens.</summary>
    public byte[]? TokenHash { get; set; }
}
