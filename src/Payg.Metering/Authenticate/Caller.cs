using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Payg.Core.Customers;

namespace Payg.Metering.Authenticate;

/// <summary>
/// The user and customer behind a valid token, made once and used for every call with it. Thread-safe.
/// </summary>
public sealed class Caller
{
    /// <summary>The claim that holds the customer's id.</summary>
    public const string CustomerClaim = "payg:customer";

    /// <summary>The claim that holds the token's id.</summary>
    public const string TokenClaim = "payg:token";

    /// <summary>The claim that says how the token came about: the name of a <see cref="TokenKind"/>.</summary>
    public const string TokenKindClaim = "payg:token_kind";

    /// <summary>A claim for each scope of the token: the name of one of <see cref="TokenScopes"/>.</summary>
    public const string ScopeClaim = "payg:scope";

    /// <summary>The role of administrators.</summary>
    public const string AdministratorRole = "admin";

    private static readonly TokenScopes[] s_scopes = [TokenScopes.Calls, TokenScopes.Read, TokenScopes.Metrics];

    // What every call asks lies side by side: of many callers, little is in the processor's caches.
    private readonly long _expiresAtTicks;
    private readonly long _idleTicks;
    private long _checkedAt;
    private long _lastUsedTicks;
    private long _passwordRecentUntilTicks;
    private bool _isForgotten;

    /// <summary>Makes the caller of a credential.</summary>
    /// <param name="credential">What the token says.</param>
    /// <param name="customerClaim">
    /// The type of the claim by which the application names its customers; null: it does not. A caller whose customer
    /// was named by it has that claim, by a token too.
    /// </param>
    public Caller(Credential credential, string? customerClaim = null)
    {
        Credential = credential;
        Customer = credential.Customer;
        ApiKey = credential.ApiKey;
        IsTest = credential.IsTest;
        IsUnrestricted = IsUnrestrictedBy(credential);
        _expiresAtTicks = credential.ExpiresAt?.UtcTicks ?? long.MaxValue;
        _idleTicks = credential.IdleTimeout?.Ticks ?? long.MaxValue;
        var name = customerClaim is null ? null : credential.ClaimedName;
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, credential.UserId.ToString()),
                new Claim(ClaimTypes.Name, name ?? credential.Username),
                new Claim(CustomerClaim, credential.Customer.ToString()),
                new Claim(TokenClaim, credential.TokenId.ToString()),
                new Claim(TokenKindClaim, credential.Kind.ToString()),
            ],
            PaygAuthentication.Scheme);
        if (name is not null)
            identity.AddClaim(new Claim(customerClaim!, name));
        if (credential.IsAdministrator)
            identity.AddClaim(new Claim(ClaimTypes.Role, AdministratorRole));
        foreach (var scope in s_scopes)
        {
            if (credential.Scopes.HasFlag(scope))
                identity.AddClaim(new Claim(ScopeClaim, scope.ToString()));
        }

        Principal = new ClaimsPrincipal(identity);
    }

    /// <summary>Lets handlers of endpoints that require authorization take the caller as a parameter.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => new(context.Features.Get<Caller>());

    /// <summary>What the token says.</summary>
    public Credential Credential { get; }

    /// <summary>When the token was last used on this node.</summary>
    public DateTimeOffset LastUsedAt => new(Volatile.Read(ref _lastUsedTicks), TimeSpan.Zero);

    /// <summary>The same as ASP.NET Core sees it.</summary>
    public ClaimsPrincipal Principal { get; }

    /// <summary>Whether the application's own authentication found it, whose user the request keeps.</summary>
    internal bool IsClaimed { get; init; }

    internal CustomerId Customer { get; }

    internal ApiKeyId ApiKey { get; }

    internal bool IsTest { get; }

    /// <summary>Whether the token may call every meter, as often as it likes, and needs no units for it.</summary>
    internal bool IsUnrestricted { get; }

    internal bool IsDisabled => Credential.IsDisabled;

    /// <summary>Whether the cache has released it: it must be looked up again.</summary>
    internal bool IsForgotten => Volatile.Read(ref _isForgotten);

    /// <summary>When the database last confirmed it, as a timestamp of the clock.</summary>
    internal long CheckedAt
    {
        get => Volatile.Read(ref _checkedAt);
        set => Volatile.Write(ref _checkedAt, value);
    }

    /// <summary>
    /// Until when the database said that the user showed their password a short while ago: it can only become later.
    /// </summary>
    public DateTimeOffset PasswordRecentUntil
    {
        get => new(Volatile.Read(ref _passwordRecentUntilTicks), TimeSpan.Zero);
        set => Volatile.Write(ref _passwordRecentUntilTicks, value.UtcTicks);
    }

    internal void MarkForgotten() => Volatile.Write(ref _isForgotten, true);

    /// <summary>Notes a use; a plain write, because it is on the path of every call.</summary>
    internal void UsedAt(DateTimeOffset now) => Volatile.Write(ref _lastUsedTicks, now.UtcTicks);

    internal bool HasExpired(DateTimeOffset now) => _expiresAtTicks <= now.UtcTicks;

    /// <summary>Whether the token went unused for as long as it may.</summary>
    internal bool HasIdled(DateTimeOffset now) => now.UtcTicks - Volatile.Read(ref _lastUsedTicks) >= _idleTicks;

    internal bool MayCall(string meterKey) =>
        (Credential.Scopes & TokenScopes.Calls) == TokenScopes.Calls
        && (Credential.Meters?.Contains(meterKey) ?? true);

    private static bool IsUnrestrictedBy(Credential credential) =>
        credential is { IsDisabled: false, Meters: null, CallsPerMinute: null }
        && credential.Scopes.HasFlag(TokenScopes.Calls)
        && (credential.SpendLimit is null || credential.IsTest);
}
