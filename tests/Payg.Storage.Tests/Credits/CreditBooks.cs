using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Credits;
using Payg.Storage.Model.Customers;

namespace Payg.Storage.Tests.Credits;

/// <summary>Credits of a test's database.</summary>
internal static class CreditBooks
{
    /// <summary>Billionths in a unit of currency.</summary>
    public const long Unit = Money.NanosPerUnit;

    /// <summary>Adds a customer who pays in advance, and has no credit yet.</summary>
    public static async Task<CustomerId> AddPrepaidAsync(this LedgerDatabase database)
    {
        var customer = await database.AddCustomerAsync();
        await database.InContextAsync(context => context.Customers.Where(row => row.Id == customer.Value)
            .ExecuteUpdateAsync(change => change
                .SetProperty(row => row.BillingMode, BillingMode.Prepaid).SetProperty(row => row.HasCredit, true)));
        return customer;
    }

    /// <summary>Posts a grant as an operator does; returns its id.</summary>
    public static async Task<Guid> GrantAsync(
        this LedgerDatabase database,
        CustomerId customer,
        Int128 nanos,
        string kind = "promo",
        int priority = 50,
        DateTimeOffset? expires = null,
        string? meters = null,
        DateTimeOffset? effective = null)
    {
        var parts = AmountParts.Of(nanos);
        var grant = new CreditGrantRow
        {
            CustomerId = customer.Value,
            Id = Guid.CreateVersion7(LedgerDatabase.Start),
            Kind = kind,
            AmountUnits = parts.Units,
            AmountFraction = parts.Nanos,
            RemainingUnits = parts.Units,
            RemainingFraction = parts.Nanos,
            Priority = priority,
            EffectiveAt = effective ?? LedgerDatabase.Start,
            ExpiresAt = expires,
            Meters = meters,
            CreatedAt = LedgerDatabase.Start,
        };
        await database.ChangeAsync(
            customer, context => database.Credits.GrantAsync(context, grant, CancellationToken.None));
        return grant.Id;
    }

    /// <summary>Changes something in a transaction that locks the customer.</summary>
    public static Task<bool> ChangeAsync(
        this LedgerDatabase database, CustomerId customer, Func<PaygContext, Task> change) =>
        database.InContextAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            await context.Customers.Where(row => row.Id == customer.Value).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Name, row => row.Name));
            await change(context);
            await transaction.CommitAsync();
            return true;
        });

    /// <summary>What of grants remains, in nanos.</summary>
    public static Task<Int128[]> RemainingAsync(
        this LedgerDatabase database, CustomerId customer, params IReadOnlyList<Guid> grants) =>
        database.InContextAsync(async context =>
        {
            var rows = await context.CreditGrants.AsNoTracking()
                .Where(row => row.CustomerId == customer.Value).ToListAsync();
            return grants.Select(id => rows.Single(row => row.Id == id).RemainingNanos).ToArray();
        });

    /// <summary>The customer's row.</summary>
    public static Task<CustomerRow> CustomerAsync(this LedgerDatabase database, CustomerId customer) =>
        database.InContextAsync(
            context => context.Customers.AsNoTracking().SingleAsync(row => row.Id == customer.Value));

    /// <summary>The entries of a customer, by number, after all invariants of credits were held against them.</summary>
    public static Task<List<CreditEntryRow>> EntriesAsync(this LedgerDatabase database, CustomerId customer) =>
        database.InContextAsync(async context =>
        {
            var entries = await context.CreditEntries.AsNoTracking()
                .Where(row => row.CustomerId == customer.Value).OrderBy(row => row.Seq).ToListAsync();
            var grants = await context.CreditGrants.AsNoTracking()
                .Where(row => row.CustomerId == customer.Value).ToListAsync();
            var row = await context.Customers.AsNoTracking().SingleAsync(found => found.Id == customer.Value);

            // No holes; nothing below nothing; each grant and the customer come to what the entries say.
            Assert.Equal(
                Enumerable.Range(1, entries.Count).Select(seq => (long)seq), entries.Select(entry => entry.Seq));
            Assert.Equal(entries.Count, row.CreditSeq);
            Assert.All(entries, entry => Assert.True(entry.AmountNanos > 0));
            Assert.All(grants, grant =>
            {
                Assert.True(grant.RemainingNanos >= 0);
                Assert.Equal(grant.AmountNanos, Sum(entries, grant.Id, "grant"));
                Assert.Equal(
                    grant.AmountNanos,
                    grant.RemainingNanos + Sum(entries, grant.Id, "consume", "expire", "void", "refund")
                        - Sum(entries, grant.Id, "restore"));
            });
            Assert.Equal(row.CreditedNanos, Sum(entries, null, "consume") - Sum(entries, null, "restore"));
            return entries;
        });

    private static Int128 Sum(List<CreditEntryRow> entries, Guid? grant, params string[] kinds) =>
        entries.Where(entry => (grant is null || entry.GrantId == grant) && kinds.Contains(entry.Kind))
            .Sum(entry => entry.AmountNanos);
}
