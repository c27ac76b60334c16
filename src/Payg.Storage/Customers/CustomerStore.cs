using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Usage;
using Payg.Storage.Catalog;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Customers;

namespace Payg.Storage.Customers;

/// <summary>
/// The customers whom an application's own authentication names. A customer's id is computed from the name, so that
/// every node makes the same one. Thread-safe.
/// </summary>
public sealed class CustomerStore(
    IServiceScopeFactory scopes,
    DatabaseReadiness readiness,
    IDatabaseFaults faults,
    Currency currency,
    TimeProvider clock)
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 256;

    /// <summary>Marks the users of such customers: nobody can register or log in with a colon in the name.</summary>
    private const string UserPrefix = "claim:";

    /// <summary>Whether the text can name a customer.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= MaxNameLength && !text.Any(char.IsControl);

    /// <summary>
    /// The id of the customer with this name: the first 122 bits of its SHA-256, as a version 8 UUID (RFC 9562,
    /// section 5.8).
    /// </summary>
    public static CustomerId IdOf(string name)
    {
        var id = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        id[6] = (byte)(0x80 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new CustomerId(new Guid(id, bigEndian: true));
    }

    /// <summary>Whether the text is the whole name that the customer's id was computed from.</summary>
    public static bool IsNameOf(Guid customer, string name) => IdOf(name).Value == customer;

    /// <summary>Finds the customer, or makes them where this is their first call.</summary>
    /// <exception cref="LedgerUnavailableException">The database is unavailable; try again.</exception>
    public Task<Credential> EnsureAsync(string name, CancellationToken cancellationToken) =>
        AskAsync(async context =>
        {
            var id = IdOf(name).Value;
            if (await FindAsync(context, id, cancellationToken) is { } known)
                return known;

            await MakeAsync(context, id, name, cancellationToken);
            return await FindAsync(context, id, cancellationToken)
                ?? throw new InvalidOperationException("A customer who was just made is not there.");
        });

    /// <summary>What is known of those of the customers who exist, by their id.</summary>
    /// <exception cref="LedgerUnavailableException">The database is unavailable; try again.</exception>
    public Task<IReadOnlyDictionary<Guid, Credential>> FindAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyDictionary<Guid, Credential>>(
            async context => await FindAsync(context, ids, cancellationToken));

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
            throw new LedgerUnavailableException("The database could not be asked for a customer.", exception);
        }
    }

    private static async Task<Credential?> FindAsync(
        PaygContext context, Guid id, CancellationToken cancellationToken) =>
        (await FindAsync(context, [id], cancellationToken)).GetValueOrDefault(id);

    private static async Task<Dictionary<Guid, Credential>> FindAsync(
        PaygContext context, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var found = await context.Customers.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .Select(row => new
            {
                row.Id,
                row.Name,
                row.DisabledAt,
                row.Currency,
                row.BillingMode,
                row.CreditLimitUnits,
                Limits = context.RateLimits.Where(limit => limit.CustomerId == row.Id).ToList(),
                row.HasBudgets,
            })
            .ToListAsync(cancellationToken);
        var budgets = await StoredSpendLimit.ReadBudgetsAsync(
            context, found.Where(row => row.HasBudgets).Select(row => row.Id), cancellationToken);
        return found.ToDictionary(
            row => row.Id,
            row => new Credential(
                row.Id, row.Id, new CustomerId(row.Id), row.Name, false, TokenKind.Session, ExpiresAt: null)
            {
                IsDisabled = row.DisabledAt is not null,
                Currency = StoredCurrencies.Read(row.Currency),
                SpendLimit = StoredSpendLimit.Read(row.BillingMode, row.CreditLimitUnits, budgets[row.Id], key: null),
                CallsPerMinute = StoredLimits.Read(row.Limits),
            });
    }

    /// <summary>Makes the customer, and the user who makes their API keys. Another node may be first.</summary>
    private async Task MakeAsync(PaygContext context, Guid id, string name, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var userName = UserPrefix + id;
        context.Users.Add(new UserRow
        {
            Id = id,
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            Customer = new CustomerRow
            {
                Id = id,
                Name = Shorten(name),
                Currency = currency.Code,
                CreatedAt = now,
            },
            CreatedAt = now,
        });
        context.Memberships.Add(new MembershipRow { CustomerId = id, UserId = id, CreatedAt = now });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (faults.IsUniqueViolation(exception))
        {
            context.ChangeTracker.Clear();
        }
    }

    private static string Shorten(string name)
    {
        if (name.Length <= PaygContext.MaxUserNameLength)
            return name;

        var end = PaygContext.MaxUserNameLength;
        return name[..(char.IsHighSurrogate(name[end - 1]) ? end - 1 : end)];
    }
}
