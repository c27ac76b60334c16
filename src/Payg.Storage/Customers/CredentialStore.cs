using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Core.Customers;
using Payg.Core.Usage;
using Payg.Storage.Catalog;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Meters;

namespace Payg.Storage.Customers;

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
                user.IsAdministrator,
                user.MustChangePassword,
                HasTotp = user.TotpEnabledAt != null,
                token.IdleSeconds,
                UsedAt = token.LastUsedAt ?? token.CreatedAt,
            })
            .AsNoTracking()
            .ToListAsync(cancellationToken);

        var customers = await ReadCustomersAsync(
            context, [.. found.Select(row => row.CustomerId).Distinct()], cancellationToken);
        var budgets = await StoredSpendLimit.ReadBudgetsAsync(
            context, customers.Values.Where(row => row.HasBudgets).Select(row => row.Id), cancellationToken);
        var now = clock.GetUtcNow();
        return found
            .Where(row => !(row.ExpiresAt <= now) && !HasIdled(row.UsedAt, row.IdleSeconds, now))
            .Where(row => customers.ContainsKey(row.CustomerId))
            .Select(row => (Token: row, Customer: customers[row.CustomerId]))
            .ToDictionary(
                row => new TokenHash(row.Token.Hash),
                row => new Credential(
                    row.Token.Id, row.Token.UserId, new CustomerId(row.Customer.Id), row.Token.UserName!,
                    row.Token.IsAdministrator, row.Token.Kind, row.Token.ExpiresAt)
                {
                    ClaimedName = CustomerStore.IsNameOf(row.Customer.Id, row.Customer.Name) ? row.Customer.Name : null,
                    ApiKey = new ApiKeyId(row.Token.ApiKeyId ?? 0),
                    IsTest = row.Token.IsTest,
                    Currency = StoredCurrencies.Read(row.Customer.Currency),
                    Scopes = row.Token.Scopes ?? DefaultScopes(row.Token.Meters),
                    IsDisabled = row.Customer.IsDisabled,
                    SpendLimit = StoredSpendLimit.Read(
                        row.Customer.BillingMode, row.Customer.CreditLimitUnits, budgets[row.Customer.Id],
                        row.Token.ApiKeyId),
                    MustChangePassword = row.Token.MustChangePassword,
                    HasTotp = row.Token.HasTotp,
                    IdleTimeout = row.Token.IdleSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                    Meters = row.Token.Meters?.Split(' ').ToFrozenSet(StringComparer.Ordinal),
                    CallsPerMinute = StoredLimits.Read(row.Customer.Limits),
                });
    }

    /// <summary>Customers may be on other databases than tokens, so they are read apart.</summary>
    private static Task<Dictionary<Guid, CustomerAccess>> ReadCustomersAsync(
        PaygContext context, Guid[] ids, CancellationToken cancellationToken) =>
        context.Customers.AsNoTracking().Where(row => ids.Contains(row.Id))
            .Select(row => new CustomerAccess(
                row.Id, row.Name, row.Currency, row.DisabledAt != null, row.BillingMode, row.CreditLimitUnits,
                row.HasBudgets,
                context.RateLimits
                    .Where(limit => ids.Contains(limit.CustomerId) && limit.CustomerId == row.Id).ToList()))
            .ToDictionaryAsync(row => row.Id, cancellationToken);

    /// <summary>Uses are written down up to a minute late, so that much is allowed for.</summary>
    private static bool HasIdled(DateTimeOffset usedAt, int? idleSeconds, DateTimeOffset now) =>
        idleSeconds is { } seconds && usedAt + TimeSpan.FromSeconds(seconds) + s_recordingDelay <= now;

    private sealed record CustomerAccess(
        Guid Id,
        string Name,
        string Currency,
        bool IsDisabled,
        BillingMode BillingMode,
        long? CreditLimitUnits,
        bool HasBudgets,
        List<RateLimitRow> Limits);
}
