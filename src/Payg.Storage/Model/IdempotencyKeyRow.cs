namespace Payg.Storage.Model;

/// <summary>
/// A key under which a caller sent a request that moves money, and what it was answered: the same request again is
/// given the same answer.
/// </summary>
public sealed class IdempotencyKeyRow
{
    /// <summary>The longest key, in characters.</summary>
    public const int MaxKeyLength = 255;

    /// <summary>The longest operation, in characters.</summary>
    public const int MaxOperationLength = 300;

    /// <summary>The account that sent it.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The key.</summary>
    public required string Key { get; set; }

    /// <summary>What was asked for: the method and the path.</summary>
    public required string Operation { get; set; }

    /// <summary>The SHA-256 of the query and the body.</summary>
    public required byte[] RequestHash { get; set; }

    /// <summary>Which request works on it, or answered it.</summary>
    public Guid ClaimId { get; set; }

    /// <summary>The status of the answer; null: the request is in progress.</summary>
    public short? Status { get; set; }

    /// <summary>The body of the answer, as JSON; null: no body.</summary>
    public string? Body { get; set; }

    /// <summary>When the request came.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
