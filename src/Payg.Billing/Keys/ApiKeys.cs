using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Customers;
using Payg.Http.Lists;
using Payg.Metering.Authenticate;
using Payg.Metering.Settings;
using Payg.Storage.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Audit;
using Payg.Storage.Notifications;

namespace Payg.Billing.Keys;

internal sealed class ApiKeys(
    PaygContext context, TokenAuthenticator authenticator, IOptions<PaygOptions> options, TimeProvider clock)
{
    /// <summary>A page of the keys that are not revoked, newest first.</summary>
    public async Task<Page<KeyResponse>> ListAsync(
        Guid customer, PageQuery<Guid> page, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var keys = KeysOf(customer).AsNoTracking();
        if (page.After is { } last)
            keys = keys.Where(key => key.Id < last);
        var found = keys.OrderByDescending(key => key.Id).Take(page.Take + 1).Select(key => new
        {
            Row = key,
            IsTest = key.ApiKey != null && key.ApiKey.IsTest,
            PreviousExpiresAt = context.Tokens
                .Where(other => other.ApiKeyId == key.ApiKeyId && other.RotatedAt != null
                    && other.RevokedAt == null && other.ExpiresAt > now)
                .Max(other => other.ExpiresAt),
        });
        var rows = await found.ToListAsync(cancellationToken);
        return page.Of(
            rows.ConvertAll(row => new KeySecrets(row.Row, row.IsTest, row.PreviousExpiresAt)),
            key => key.Row.Id, KeyResponse.Of);
    }

    /// <summary>Creates a key. Null where the customer has as many as they may have.</summary>
    public async Task<(KeySecrets Made, string Key)?> CreateAsync(
        Credential owner, NewKeyRequest wanted, string? address, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var customer = owner.Customer.Value;
        await context.LockCustomerAsync(customer, cancellationToken);
        if (await KeysOf(customer).CountAsync(cancellationToken) >= options.Value.MaxApiKeys)
            return null;

        var now = clock.GetUtcNow();
        var key = wanted.Test ? TokenFormat.CreateTestKey() : TokenFormat.Create(TokenKind.ApiKey);
        var id = Guid.CreateVersion7(now);
        var row = new TokenRow
        {
            Hash = TokenFormat.Hash(key).ToArray(),
            Id = id,
            UserId = owner.UserId,
            CustomerId = customer,
            Kind = TokenKind.ApiKey,
            ApiKey = new ApiKeyRow
            {
                TokenId = id,
                CustomerId = customer,
                Name = wanted.Name,
                IsTest = wanted.Test,
            },
            Name = wanted.Name,
            Start = TokenFormat.StartOf(key),
            CreatedAt = now,
            ExpiresAt = wanted.ExpiresAt,
            Scopes = wanted.StoredScopes,
            Meters = wanted.Meters is null ? null : string.Join(' ', wanted.Meters),
        };
        context.Tokens.Add(row);
        Note(owner, row, KeyActions.Created, null, address);
        Notify(EventTypes.KeyCreated, row, "created", now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (new KeySecrets(row, wanted.Test, PreviousExpiresAt: null), key);
    }

    /// <summary>Renames a key, for its usage too. Null if the customer has no key with that id.</summary>
    public async Task<KeySecrets?> RenameAsync(
        Credential owner, Guid id, string name, string? address, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.LockCustomerAsync(owner.Customer.Value, cancellationToken);
        if (await FindAsync(owner, id, cancellationToken) is not [var row, ..] secrets)
            return null;

        var before = row.Name;
        if (!string.Equals(before, name, StringComparison.Ordinal))
        {
            foreach (var secret in secrets)
                secret.Name = name;
            if (row.ApiKey is { } key)
                key.Name = name;
            Note(owner, row, KeyActions.Renamed, new(StringComparer.Ordinal) { ["name"] = before }, address);
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new KeySecrets(row, row.ApiKey?.IsTest ?? false, PreviousOf(secrets));
    }

    /// <summary>
    /// Gives a key a new secret. The current one works until the overlap ends, or its key expires; the one before that
    /// ends immediately. Null if the customer has no key with that id; no secret if the key has expired.
    /// </summary>
    public async Task<(KeySecrets Made, string? Key)?> RotateAsync(
        Credential owner, Guid id, TimeSpan overlap, string? address, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.LockCustomerAsync(owner.Customer.Value, cancellationToken);
        if (await FindAsync(owner, id, cancellationToken) is not [var row, .. var earlier])
            return null;
        var (now, isTest) = (clock.GetUtcNow(), row.ApiKey?.IsTest ?? false);
        if (row.ExpiresAt <= now)
            return (new KeySecrets(row, isTest, null), null);

        // 1. The current secret becomes the previous one, under an id of its own.
        foreach (var secret in earlier)
            Revoke(secret, now);
        row.Id = Guid.CreateVersion7(now);
        row.RotatedAt = now;
        var (expiresAt, end) = (row.ExpiresAt, now + overlap);
        row.ExpiresAt = expiresAt < end ? expiresAt : end;
        if (overlap == TimeSpan.Zero)
            row.RevokedAt = now;
        Follow(row);
        await context.SaveChangesAsync(cancellationToken);

        // 2. The new one has the key's id, number, name and rights.
        var key = isTest ? TokenFormat.CreateTestKey() : TokenFormat.Create(TokenKind.ApiKey);
        var made = new TokenRow
        {
            Hash = TokenFormat.Hash(key).ToArray(),
            Id = id,
            UserId = row.UserId,
            CustomerId = row.CustomerId,
            Kind = TokenKind.ApiKey,
            ApiKeyId = row.ApiKeyId,
            Name = row.Name,
            Start = TokenFormat.StartOf(key),
            CreatedAt = row.CreatedAt,
            ExpiresAt = expiresAt,
            Scopes = row.Scopes,
            Meters = row.Meters,
            LastUsedAt = row.LastUsedAt,
        };
        context.Tokens.Add(made);
        Note(owner, made, KeyActions.Rotated, new(StringComparer.Ordinal) { ["start"] = row.Start }, address);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Forget([row, .. earlier]);
        return (new KeySecrets(made, isTest, row.RevokedAt is null ? row.ExpiresAt : null), key);
    }

    /// <summary>Revokes both secrets of a key immediately; false if the customer has no key with that id.</summary>
    public async Task<bool> RevokeAsync(
        Credential owner, Guid id, string? address, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.LockCustomerAsync(owner.Customer.Value, cancellationToken);
        if (await FindAsync(owner, id, cancellationToken) is not [var row, ..] secrets)
            return false;

        var now = clock.GetUtcNow();
        foreach (var secret in secrets)
            Revoke(secret, now);
        Note(owner, row, KeyActions.Revoked, null, address);
        Notify(EventTypes.KeyRevoked, row, "revoked", now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Forget(secrets);
        return true;
    }

    /// <summary>Stores an event about a key, by the same save as the change. It does not contain the secret.</summary>
    private void Notify(string type, TokenRow key, string what, DateTimeOffset now) => context.Notify(
        type, key.CustomerId, $"key/{key.Id}/{what}", new { ApiKey = key.Id, key.Name, key.Start }, now);

    /// <summary>The secrets of a key that are not revoked, the current one first; empty without such a key.</summary>
    private async Task<List<TokenRow>> FindAsync(Credential owner, Guid id, CancellationToken cancellationToken)
    {
        var keys = KeysOf(owner.Customer.Value).Include(key => key.ApiKey);
        if (await keys.SingleOrDefaultAsync(key => key.Id == id, cancellationToken) is not { } current)
            return [];
        if (current.ApiKeyId is null)
            return [current];

        var earlier = await context.Tokens
            .Where(token => token.CustomerId == current.CustomerId && token.ApiKeyId == current.ApiKeyId
                && token.RotatedAt != null && token.RevokedAt == null)
            .ToListAsync(cancellationToken);
        return [current, .. earlier];
    }

    private void Revoke(TokenRow secret, DateTimeOffset now)
    {
        secret.RevokedAt = now;
        Follow(secret);
    }

    /// <summary>Has all nodes look the secret up again, by the same save as its change.</summary>
    private void Follow(TokenRow secret) =>
        context.AccessChanges.Add(new AccessChangeRow { CustomerId = secret.CustomerId, TokenHash = secret.Hash });

    private void Forget(List<TokenRow> secrets)
    {
        foreach (var secret in secrets)
            authenticator.Forget(new TokenHash(secret.Hash));
    }

    private DateTimeOffset? PreviousOf(List<TokenRow> secrets)
    {
        var expiresAt = secrets.Skip(1).Max(secret => secret.ExpiresAt);
        return expiresAt > clock.GetUtcNow() ? expiresAt : null;
    }

    /// <summary>Saved with the change; contains neither the secret nor its hash.</summary>
    private void Note(
        Credential owner, TokenRow key, string action, Dictionary<string, string?>? before, string? address) =>
        context.AuditEntries.Add(new AuditEntryRow
        {
            At = clock.GetUtcNow(),
            ActorId = owner.UserId,
            ActorName = owner.Username,
            Action = action,
            SubjectKind = "key",
            SubjectId = key.Id.ToString(),
            CustomerId = owner.Customer.Value,
            Before = before is null ? null : JsonSerializer.Serialize(before),
            After = JsonSerializer.Serialize(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["name"] = key.Name,
                ["start"] = key.Start,
            }),
            Address = address,
        });

    private IQueryable<TokenRow> KeysOf(Guid customer) => context.Tokens.Where(token =>
        token.CustomerId == customer && token.Kind == TokenKind.ApiKey && token.RevokedAt == null
        && token.RotatedAt == null);
}
