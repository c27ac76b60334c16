using Payg.Storage.Model;

namespace Payg.Service.Keys;

/// <summary>An API key, without its secret.</summary>
/// <param name="Id">Names the key.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Start">Its first characters, to recognise it by.</param>
/// <param name="Meters">The keys of the meters that it may call; null: all.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From this instant on it is refused; null: never.</param>
/// <param name="LastUsedAt">When it was last used, up to a minute late; null: never.</param>
internal sealed record KeyResponse(
    Guid Id,
    string Name,
    string Start,
    IReadOnlyList<string>? Meters,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt)
{
    /// <summary>The key as the API shows it.</summary>
    public static KeyResponse Of(TokenRow row) => new(
        row.Id, row.Name ?? "", row.Start, row.Meters?.Split(' '), row.CreatedAt, row.ExpiresAt, row.LastUsedAt);
}

/// <summary>An API key that was just made, with its secret.</summary>
/// <param name="Key">The secret, shown this once.</param>
/// <param name="Id">Names the key.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Start">Its first characters, to recognise it by.</param>
/// <param name="Meters">The keys of the meters that it may call; null: all.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From this instant on it is refused; null: never.</param>
internal sealed record NewKeyResponse(
    string Key,
    Guid Id,
    string Name,
    string Start,
    IReadOnlyList<string>? Meters,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt)
{
    /// <summary>The key as the API shows it, once.</summary>
    public static NewKeyResponse Of(TokenRow row, string key) => new(
        key, row.Id, row.Name ?? "", row.Start, row.Meters?.Split(' '), row.CreatedAt, row.ExpiresAt);
}
