using Payg.Core.Amounts;
using Payg.Core.Meters;

namespace Payg.Core.Customers;

/// <summary>What a valid token says about its bearer.</summary>
/// <param name="TokenId">Names the token without revealing it.</param>
/// <param name="UserId">The user who made it.</param>
/// <param name="Customer">The customer whom its calls are charged to.</param>
/// <param name="Username">The user's name as registered.</param>
/// <param name="IsAdministrator">Whether the user has the role <c>admin</c>.</param>
/// <param name="Kind">How the token came about.</param>
/// <param name="ExpiresAt">From this instant on the token is refused; null: never.</param>
public sealed record Credential(
    Guid TokenId,
    Guid UserId,
    CustomerId Customer,
    string Username,
    bool IsAdministrator,
    TokenKind Kind,
    DateTimeOffset? ExpiresAt)
{
    /// <summary>The API key that the token is; none for a session.</summary>
    public ApiKeyId ApiKey { get; init; }

    /// <summary>Whether it is a test key, whose calls cost nothing.</summary>
    public bool IsTest { get; init; }

    /// <summary>What the customer is charged in; null: not stored yet.</summary>
    public Currency? Currency { get; init; }

    /// <summary>What the token may do.</summary>
    public TokenScopes Scopes { get; init; } = TokenScopes.All;

    /// <summary>Whether the customer is disabled: every request with the token is refused.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Whether the user must choose a new password before doing anything but calls.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Whether the user's log-ins ask for a code of an authenticator app.</summary>
    public bool HasTotp { get; init; }

    /// <summary>How long the token may go unused before it is refused; null: no bound.</summary>
    public TimeSpan? IdleTimeout { get; init; }

    /// <summary>The keys of the meters that the token may call; null: all.</summary>
    public IReadOnlySet<string>? Meters { get; init; }

    /// <summary>
    /// The name by which an application's own authentication knows the customer; null where it does not, because the
    /// customer registered with Payg, or where the name is longer than what is stored of it.
    /// </summary>
    public string? ClaimedName { get; init; }

    /// <summary>
    /// How many calls of a meter the customer may make in a minute, all their tokens together, on one node: positive;
    /// a meter that is not here has no limit. Null: none has.
    /// </summary>
    public IReadOnlyDictionary<MeterId, int>? CallsPerMinute { get; init; }

    /// <summary>Which calls need units that the database granted; null: none.</summary>
    public SpendLimit? SpendLimit { get; init; }

    /// <summary>Whether another credential says the same, its sets compared by what is in them.</summary>
    public bool IsSame(Credential other) =>
        this with { Meters = null, CallsPerMinute = null } == other with { Meters = null, CallsPerMinute = null }
        && (Meters is null ? other.Meters is null : other.Meters is not null && Meters.SetEquals(other.Meters))
        && (CallsPerMinute ?? s_noLimits).Count == (other.CallsPerMinute ?? s_noLimits).Count
        && (CallsPerMinute ?? s_noLimits).All(limit =>
            other.CallsPerMinute!.TryGetValue(limit.Key, out var calls) && calls == limit.Value);

    private static readonly Dictionary<MeterId, int> s_noLimits = [];
}

/// <summary>What a token may do. A session may do all of it, and more.</summary>
[Flags]
public enum TokenScopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Call metered endpoints.</summary>
    Calls = 1,

    /// <summary>Read what the customer is shown: cost, usage, limits.</summary>
    Read = 2,

    /// <summary>Read the service's metrics, where the user is an administrator.</summary>
    Metrics = 4,

    /// <summary>All of these.</summary>
    All = Calls | Read | Metrics,
}

/// <summary>How a token came about.</summary>
public enum TokenKind
{
    /// <summary>Made by a login, ended by a logout.</summary>
    Session = 1,

    /// <summary>Made and named by a user for a program, ended by revoking it.</summary>
    ApiKey = 2,
}
