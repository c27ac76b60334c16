using System.ComponentModel;
using Payg.Storage.Model.Accounts;

namespace Payg.Billing.Keys;

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
    DateTimeOffset? LastUsedAt,
    [property: Description("Whether calls with it are test calls, which are free of charge.")]
    bool Test,
    [property: Description("Until when the secret before the last rotation works; null: no more, or never rotated.")]
    DateTimeOffset? PreviousExpiresAt)
{
    public static KeyResponse Of(KeySecrets key) => new(
        key.Row.Id, key.Row.Name ?? "", key.Row.Start, key.Row.Meters?.Split(' '),
        NewKeyRequest.NamesOf(key.Row.Scopes), key.Row.CreatedAt, key.Row.ExpiresAt, key.Row.LastUsedAt,
        key.IsTest, key.PreviousExpiresAt);
}

/// <summary>The current secret of an API key, and what is known of the one before.</summary>
/// <param name="PreviousExpiresAt">Until when the secret before works; null: it does not.</param>
internal sealed record KeySecrets(TokenRow Row, bool IsTest, DateTimeOffset? PreviousExpiresAt);

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
    DateTimeOffset? ExpiresAt,
    [property: Description("Whether calls with it are test calls, which are free of charge.")]
    bool Test,
    [property: Description("Until when the secret before this one works; null: not rotated, or it ended.")]
    DateTimeOffset? PreviousExpiresAt)
{
    public static NewKeyResponse Of(KeySecrets made, string key) => new(
        key, made.Row.Id, made.Row.Name ?? "", made.Row.Start, made.Row.Meters?.Split(' '),
        NewKeyRequest.NamesOf(made.Row.Scopes), made.Row.CreatedAt, made.Row.ExpiresAt, made.IsTest,
        made.PreviousExpiresAt);
}
