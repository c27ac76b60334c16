using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Core.Amounts;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Storage;
using Payg.Storage.Credits;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Credits;
using Payg.Storage.Model.Customers;

namespace Payg.Load.Servers;

/// <summary>
/// The database of a running service, seen from outside: makes customers with a token each, and counts calls.
/// Registering a thousand customers would take minutes, as hashing a password is slow by design.
/// </summary>
internal sealed class CustomerSeed : IAsyncDisposable
{
    private const long Credit = 1_000_000_000;
    private readonly ServiceProvider _services;

    /// <summary>Reads the same settings as the service.</summary>
    public CustomerSeed(string? connectionString, string dataDirectory)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddPaygStorage(DatabaseOptions.Parse(connectionString, dataDirectory), Currency.Usd);
        _services = services.BuildServiceProvider();
    }

    /// <summary>Makes so many customers, with credit that they need or without, and returns a token of each.</summary>
    public async Task<IReadOnlyList<string>> CreateAsync(
        int count, bool isPrepaid, CancellationToken cancellationToken)
    {
        await using var scope = _services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var now = TimeProvider.System.GetUtcNow();
        var tokens = new string[count];
        for (var i = 0; i < count; i++)
        {
            tokens[i] = TokenFormat.Create(TokenKind.Session);
            var customer = new CustomerRow { Id = Guid.CreateVersion7(now), Name = $"load{i}", CreatedAt = now };
            var user = new UserRow
            {
                Id = Guid.CreateVersion7(now),
                UserName = customer.Name,
                NormalizedUserName = $"LOAD{i}",
                SecurityStamp = customer.Name,
                Customer = customer,
                CreatedAt = now,
            };
            context.Users.Add(user);
            if (isPrepaid)
                Prepay(context, customer);
            context.Tokens.Add(new TokenRow
            {
                Hash = TokenFormat.Hash(tokens[i]).ToArray(),
                Id = Guid.CreateVersion7(now),
                UserId = user.Id,
                CustomerId = customer.Id,
                Kind = TokenKind.Session,
                Start = tokens[i][..TokenFormat.StartLength],
                CreatedAt = now,
                ExpiresAt = now.AddDays(1),
            });
        }

        await context.SaveChangesAsync(cancellationToken);
        return tokens;
    }

    /// <summary>More than all calls of a run cost: each call must be found to fit, and does.</summary>
    private static void Prepay(PaygContext context, CustomerRow customer)
    {
        customer.BillingMode = BillingMode.Prepaid;
        CreditLedger.Open(context, customer, CreditGrantRow.Of(
            customer.Id, CreditKind.Purchase, Credit * (Int128)Money.NanosPerUnit, customer.CreatedAt));
    }

    /// <summary>All calls that the usage lines have.</summary>
    public async Task<long> CountAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PaygContext>().UsageLines.SumAsync(line => line.Quantity);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
