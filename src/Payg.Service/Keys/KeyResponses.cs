using System.ComponentModel;
using Payg.Storage.Model;

namespace Payg.Service.Keys;

/// <summary>An API key, without its secret.</summary>
/// <param name="Id">Names the key.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Start">Its first characters.</param>
/// <param name="Meters">The meters it may call.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From when on it is refused.</param>
/// <param name="LastUsedAt">When it was last used.</param>
internal sealed record KeyResponse(
    [property: Description("Names the key")] Guid Id,
    [property: Description("What its owner calls it")] string Name,
    [property: Description("Its first characters, to recognise it by")] string Start,
    [property: Description("The keys of the meters that it may call; null: all")] IReadOnlyList<string>? Meters,
    [property: Description("When it was made")] DateTimeOffset CreatedAt,
    [property: Description("From this instant on it is refused; null: never")] DateTimeOffset? ExpiresAt,
    [property: Description("When it was last used, up to a minute late; null: never")] DateTimeOffset? LastUsedAt)
{
    /// <summary>The key as the API shows it.</summary>
    public static KeyResponse Of(TokenRow row) => new(
        row.Id, row.Name ?? "", row.Start, row.Meters?.Split(' '), row.CreatedAt, row.ExpiresAt, row.LastUsedAt);
}

/// <summary>An API key that was just made, with its secret.</summary>
/// <param name="Key">The secret.</param>
/// <param name="Id">Names the key.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Start">Its first characters.</param>
/// <param name="Meters">The meters it may call.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From when on it is refused.</param>
internal sealed record NewKeyResponse(
    [property: Description("The secret, shown this once")] string Key,
    [property: Description("Names the key")] Guid Id,
    [property: Description("What its owner calls it")] string Name,
    [property: Description("Its first characters, to recognise it by")] string Start,
    [property: Description("The keys of the meters that it may call; null: all")] IReadOnlyList<string>? Meters,
    [property: Description("When it was made")] DateTimeOffset CreatedAt,
    [property: Description("From this instant on it is refused; null: never")] DateTimeOffset? ExpiresAt)
{
    /// <summary>The key as the API shows it, once.</summary>
    public static NewKeyResponse Of(TokenRow row, string key) => new(
        key, row.Id, row.Name ?? "", row.Start, row.Meters?.Split(' '), row.CreatedAt, row.ExpiresAt);
}
