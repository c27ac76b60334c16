using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Core.Customers;
using Payg.Core.Usage;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Storage.Catalog;

/// <summary>The tokens in the database. Thread-safe.</summary>
internal sealed class CredentialStore(
    IServiceScopeFactory scopes, DatabaseReadiness readiness, IDatabaseFaults faults, TimeProvider clock)
    : ICredentialStore
{
    private static readonly TimeSpan s_recordingDelay = TimeSpan.FromMinutes(1);

    public async Task<Credential?> FindAsync(TokenHash hash, CancellationToken cancellationToken) =>
        (await FindAsync([hash], cancellationToken)).GetValueOrDefault(hash);

    public Task<IReadOnlyDictionary<TokenHash, Credential>> FindAsync(
        IReadOnlyCollection<TokenHash> hashes, CancellationToken cancellationToken) =>
        AskAsync(context => FindAsync(context, [.. hashes.Select(hash => hash.ToArray())], cancellationToken));

    public Task<IReadOnlyList<CredentialChange>> ChangesAfterAsync(
        long position, CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<CredentialChange>>(async context =>
        {
            var rows = await context.AccessChanges.AsNoTracking()
                .Where(row => row.Id > position)
                .OrderBy(row => row.Id)
                .Take(CredentialChange.MaxPage)
                .ToListAsync(cancellationToken);
            return rows.ConvertAll(row => new CredentialChange(
                row.Id, new CustomerId(row.CustomerId), row.TokenHash is null ? null : new TokenHash(row.TokenHash)));
        });

    public Task<long> LastChangeAsync(CancellationToken cancellationToken) =>
        AskAsync(async context =>
            await context.AccessChanges.MaxAsync(row => (long?)row.Id, cancellationToken) ?? 0);

    private async Task<T> AskAsync<T>(Func<PaygContext, Task<T>> ask)
    {
        readiness.ThrowIfNotReady();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await ask(scope.ServiceProvider.GetRequiredService<PaygContext>());
        }
        catch (Exception exception) when (faults.IsUnavailable(exception))
        {
            throw new LedgerUnavailableException("The database could not be asked for a token.", exception);
        }
    }

    /// <summary>A key for some meters is for programs that call them: it does not read the service's metrics.</summary>
    private static TokenScopes DefaultScopes(string? meters) =>
        meters is null ? TokenScopes.All : TokenScopes.All & ~TokenScopes.Metrics;

    private async Task<IReadOnlyDictionary<TokenHash, Credential>> FindAsync(
        PaygContext context, IReadOnlyCollection<byte[]> hashes, CancellationToken cancellationToken)
    {
        var found = await (
            from token in context.Tokens
            join user in context.Users on token.UserId equals user.Id
            join customer in context.Customers on token.CustomerId equals customer.Id
            where hashes.Contains(token.Hash) && token.RevokedAt == null
            select new
            {
                token.Hash,
                token.Id,
                token.UserId,
                token.CustomerId,
                token.Kind,
                token.ExpiresAt,
                token.ApiKeyId,
                IsTest = token.ApiKey != null && token.ApiKey.IsTest,
                token.Meters,
                token.Scopes,
                user.UserName,
                CustomerName = customer.Name,
                user.IsAdministrator,
                user.MustChangePassword,
                HasTotp = user.TotpEnabledAt != null,
                IsDisabled = customer.DisabledAt != null,
                customer.BillingMode,
                customer.CreditLimitUnits,
                token.IdleSeconds,
                UsedAt = token.LastUsedAt ?? token.CreatedAt,
                Limits = context.RateLimits.Where(limit => limit.CustomerId == token.CustomerId).ToList(),
                customer.HasBudgets,
            })
            .AsNoTracking()
            .ToListAsync(cancellationToken);

        var budgets = await StoredSpendLimit.ReadBudgetsAsync(
            context, found.Where(row => row.HasBudgets).Select(row => row.CustomerId), cancellationToken);
        var now = clock.GetUtcNow();
        return found
            .Where(row => !(row.ExpiresAt <= now) && !HasIdled(row.UsedAt, row.IdleSeconds, now))
            .ToDictionary(
                row => new TokenHash(row.Hash),
                row => new Credential(
                    row.Id, row.UserId, new CustomerId(row.CustomerId), row.UserName!, row.IsAdministrator, row.Kind,
                    row.ExpiresAt)
                {
                    ClaimedName = CustomerStore.IsNameOf(row.CustomerId, row.CustomerName) ? row.CustomerName : null,
                    ApiKey = new ApiKeyId(row.ApiKeyId ?? 0),
                    IsTest = row.IsTest,
                    Scopes = row.Scopes ?? DefaultScopes(row.Meters),
                    IsDisabled = row.IsDisabled,
                    SpendLimit = StoredSpendLimit.Read(
                        row.BillingMode, row.CreditLimitUnits, budgets[row.CustomerId], row.ApiKeyId),
                    MustChangePassword = row.MustChangePassword,
                    HasTotp = row.HasTotp,
                    IdleTimeout = row.IdleSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                    Meters = row.Meters?.Split(' ').ToFrozenSet(StringComparer.Ordinal),
                    CallsPerMinute = StoredLimits.Read(row.Limits),
                });
    }

    /// <summary>Uses are written down up to a minute late, so that much is allowed for.</summary>
    private static bool HasIdled(DateTimeOffset usedAt, int? idleSeconds, DateTimeOffset now) =>
        idleSeconds is { } seconds && usedAt + TimeSpan.FromSeconds(seconds) + s_recordingDelay <= now;
}
