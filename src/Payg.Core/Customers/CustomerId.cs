namespace Payg.Core.Customers;

/// <summary>Who is charged. A version 7 UUID, so that customers made together lie together in an index.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct CustomerId(Guid Value) : IComparable<CustomerId>
{
    /// <summary>The order in which rows of several customers are locked, so that nodes do not deadlock.</summary>
    public int CompareTo(CustomerId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Names an API key inside Payg: small, so that a usage record stays small.</summary>
/// <param name="Value">Positive; 0: no API key.</param>
public readonly record struct ApiKeyId(int Value) : IComparable<ApiKeyId>
{
    /// <inheritdoc/>
    public int CompareTo(ApiKeyId other) => Value.CompareTo(other.Value);
}
