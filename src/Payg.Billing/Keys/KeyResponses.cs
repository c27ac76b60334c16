using System.ComponentModel;
using Payg.Storage.Model;

namespace Payg.Billing.Keys;

/// <summary>An API key, without its secret.</summary>
[Description("An API key, without its secret.")]
internal sealed record KeyResponse(
    [property: Description("Names the key.")]
    Guid Id,
    [property: Description("What its owner calls it.")]
    string Name,
    [property: Description("Its first characters, to recognise it by.")]
    string Start,
    [property: Description("The keys of the meters that it may call; null: all.")]
    IReadOnlyList<string>? Meters,
    [property: Description("What it may do: calls, read, metrics; null: all, without metrics where meters are named.")]
    IReadOnlyList<string>? Scopes,
    [property: Description("When it was made.")]
    DateTimeOffset CreatedAt,
    [property: Description("From this instant on it is refused; null: never.")]
    DateTimeOffset? ExpiresAt,
    [property: Description("When it was last used, up to a minute late; null: never.")]
    DateTimeOffset? LastUsedAt)
{
    /// <summary>The key as the API shows it.</summary>
    public static KeyResponse Of(TokenRow row) => new(
        row.Id, row.Name ?? "", row.Start, row.Meters?.Split(' '), NewKeyRequest.NamesOf(row.Scopes),
        row.CreatedAt, row.ExpiresAt, row.LastUsedAt);
}

/// <summary>An API key that was just made, with its secret.</summary>
[Description("An API key that was just made, with its secret.")]
internal sealed record NewKeyResponse(
    [property: Description("The secret, shown this once.")]
    string Key,
    [property: Description("Names the key.")]
    Guid Id,
    [property: Description("What its owner calls it.")]
    string Name,
    [property: Description("Its first characters, to recognise it by.")]
    string Start,
    [property: Description("The keys of the meters that it may call; null: all.")]
    IReadOnlyList<string>? Meters,
    [property: Description("What it may do: calls, read, metrics; null: all, without metrics where meters are named.")]
    IReadOnlyList<string>? Scopes,
    [property: Description("When it was made.")]
    DateTimeOffset CreatedAt,
    [property: Description("From this instant on it is refused; null: never.")]
    DateTimeOffset? ExpiresAt)
{
    /// <summary>The key as the API shows it, once.</summary>
    public static NewKeyResponse Of(TokenRow row, string key) => new(
        key, row.Id, row.Name ?? "", row.Start, row.Meters?.Split(' '), NewKeyRequest.NamesOf(row.Scopes),
        row.CreatedAt, row.ExpiresAt);
}
