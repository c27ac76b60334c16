namespace Payg.Storage.Catalog;

/// <summary>A use of a token.</summary>
/// <param name="TokenId">The token's id. A batch has each token once.</param>
/// <param name="UsedAt">When it was last used.</param>
public readonly record struct TokenUse(Guid TokenId, DateTimeOffset UsedAt);
