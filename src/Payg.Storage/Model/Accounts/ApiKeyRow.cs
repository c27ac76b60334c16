namespace Payg.Storage.Model.Accounts;

/// <summary>
/// What usage remembers of an API key. It outlives the key's token, whose secret and rights are in
/// <see cref="TokenRow"/>.
/// </summary>
public sealed class ApiKeyRow
{
    /// <summary>The key's number, as usage records carry it. Positive.</summary>
    public int Id { get; set; }

    /// <summary>The key's id, as its customer knows it.</summary>
    public Guid TokenId { get; set; }

    /// <summary>The customer whom its calls are charged to.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>Whether calls with it are test calls, which cost nothing. Never changes.</summary>
    public bool IsTest { get; set; }
}
