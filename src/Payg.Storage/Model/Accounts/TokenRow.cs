using Payg.Core.Customers;

namespace Payg.Storage.Model.Accounts;

/// <summary>A session token or an API key. Its secret is not here, only the SHA-256 of it.</summary>
public sealed class TokenRow
{
    /// <summary>The longest <see cref="Meters"/>: twenty keys of a hundred characters.</summary>
    public const int MaxMetersLength = 2020;

    /// <summary>The longest <see cref="Name"/>, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The longest <see cref="Client"/>, in characters; a longer one is cut off.</summary>
    public const int MaxClientLength = 200;

    /// <summary>The SHA-256 of the token: 32 bytes.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>Names the token without revealing it.</summary>
    public Guid Id { get; set; }

    /// <summary>The user who made it.</summary>
    public Guid UserId { get; set; }

    /// <summary>The customer whom its calls are charged to.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>Whether a login made it or a user named it.</summary>
    public TokenKind Kind { get; set; }

    /// <summary>The number of an API key; null for a session token.</summary>
    public int? ApiKeyId { get; set; }

    /// <summary>What usage remembers of an API key, where it was loaded.</summary>
    public ApiKeyRow? ApiKey { get; set; }

    /// <summary>The name of an API key; null for a session token.</summary>
    public string? Name { get; set; }

    /// <summary>The first characters of the token, to recognise it by.</summary>
    public required string Start { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>From this instant on it is refused; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>When it was ended; null: it was not.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>
    /// When an API key got a new secret, where this is the one before: it is valid until <see cref="ExpiresAt"/>. Null:
    /// this is the current secret.
    /// </summary>
    public DateTimeOffset? RotatedAt { get; set; }

    /// <summary>The keys of the meters that an API key may call, a space between them; null: all.</summary>
    public string? Meters { get; set; }

    /// <summary>What an API key may do, as <see cref="TokenScopes"/>; null: all that an API key may.</summary>
    public TokenScopes? Scopes { get; set; }

    /// <summary>When it was last used, up to a minute late; null: never.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>
    /// When the user of a session last showed their password, at log-in or later; null: an API key, or a session of a
    /// version that did not keep it, which counts from <see cref="CreatedAt"/>.
    /// </summary>
    public DateTimeOffset? AuthenticatedAt { get; set; }

    /// <summary>
    /// How many seconds a session may go unused before it is refused; null: no bound.
    /// </summary>
    public int? IdleSeconds { get; set; }

    /// <summary>The <c>User-Agent</c> of the log-in, to recognise a session by; null: not known.</summary>
    public string? Client { get; set; }

    /// <summary>The address of the log-in; null: not known.</summary>
    public string? Address { get; set; }
}
