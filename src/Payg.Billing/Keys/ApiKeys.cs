using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Customers;
using Payg.Http.Lists;
using Payg.Metering.Authenticate;
using Payg.Metering.Settings;
using Payg.Storage.Model;

namespace Payg.Billing.Keys;

/// <summary>Makes, lists and revokes the API keys of customers.</summary>
internal sealed class ApiKeys(
    PaygContext context, TokenAuthenticator authenticator, IOptions<PaygOptions> options, TimeProvider clock)
{
    /// <summary>A page of the keys that are not revoked, newest first.</summary>
    public async Task<Page<KeyResponse>> ListAsync(
        Guid customer, PageQuery<Guid> page, CancellationToken cancellationToken)
    {
        var keys = KeysOf(customer).AsNoTracking();
        if (page.After is { } last)
            keys = keys.Where(key => key.Id < last);
        var rows = await keys.OrderByDescending(key => key.Id).Take(page.Take + 1).ToListAsync(cancellationToken);
        return page.Of(rows, key => key.Id, KeyResponse.Of);
    }

    /// <summary>Makes a key. Null where the customer has as many as they may have.</summary>
    public async Task<(TokenRow Row, string Key)?> CreateAsync(
        Credential owner, NewKeyRequest wanted, string? address, CancellationToken cancellationToken)
    {
        // Writing the customer's row first makes requests of one customer take turns, so that the count holds.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var customer = owner.Customer.Value;
        await context.Customers.Where(row => row.Id == customer).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.Name, row => row.Name), cancellationToken);
        if (await KeysOf(customer).CountAsync(cancellationToken) >= options.Value.MaxApiKeys)
            return null;

        var now = clock.GetUtcNow();
        var key = TokenFormat.Create(TokenKind.ApiKey);
        var id = Guid.CreateVersion7(now);
        var row = new TokenRow
        {
            Hash = TokenFormat.Hash(key).ToArray(),
            Id = id,
            UserId = owner.UserId,
            CustomerId = customer,
            Kind = TokenKind.ApiKey,
            ApiKey = new ApiKeyRow { TokenId = id, CustomerId = customer, Name = wanted.Name },
            Name = wanted.Name,
            Start = key[..TokenFormat.StartLength],
            CreatedAt = now,
            ExpiresAt = wanted.ExpiresAt,
            Scopes = wanted.StoredScopes,
            Meters = wanted.Meters is null ? null : string.Join(' ', wanted.Meters),
        };
        context.Tokens.Add(row);
        Note(owner, row, KeyActions.Created, address);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (row, key);
    }

    /// <summary>Revokes a key at once; false if the customer has no key with that id.</summary>
    public async Task<bool> RevokeAsync(
        Credential owner, Guid id, string? address, CancellationToken cancellationToken)
    {
        var keys = KeysOf(owner.Customer.Value);
        if (await keys.SingleOrDefaultAsync(key => key.Id == id, cancellationToken) is not { } row)
            return false;

        row.RevokedAt = clock.GetUtcNow();
        context.AccessChanges.Add(new AccessChangeRow { CustomerId = row.CustomerId, TokenHash = row.Hash });
        Note(owner, row, KeyActions.Revoked, address);
        await context.SaveChangesAsync(cancellationToken);
        authenticator.Forget(new TokenHash(row.Hash));
        return true;
    }

    /// <summary>
    /// Notes it in the audit log, by the same save as the change. It contains neither the secret nor its hash.
    /// </summary>
    private void Note(Credential owner, TokenRow key, string action, string? address) =>
        context.AuditEntries.Add(new AuditEntryRow
        {
            At = clock.GetUtcNow(),
            ActorId = owner.UserId,
            ActorName = owner.Username,
            Action = action,
            SubjectKind = "key",
            SubjectId = key.Id.ToString(),
            After = JsonSerializer.Serialize(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["name"] = key.Name,
                ["start"] = key.Start,
            }),
            Address = address,
        });

    private IQueryable<TokenRow> KeysOf(Guid customer) => context.Tokens.Where(token =>
        token.CustomerId == customer && token.Kind == TokenKind.ApiKey && token.RevokedAt == null);
}
