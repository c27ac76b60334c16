using Payg.Core.Amounts;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Usage;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Databases;
using Payg.Storage.Flush;
using Payg.Storage.Flush.Leases;
using Payg.Storage.Flush.Rows;

namespace Payg.Storage.Leases;

/// <summary>Grants units of usage lines to journals: all wishes of a message in one transaction. Thread-safe.</summary>
internal sealed class LeaseLedger(
    IFlushDatabase database,
    IDatabaseFaults faults,
    DatabaseReadiness readiness,
    PriceSnapshot prices,
    RecurringPosting recurring,
    Currency currency,
    TimeProvider clock) : ILeaseStore
{
    public Task<LeaseAnswers> ExchangeAsync(LeaseMessage message, CancellationToken cancellationToken) =>
        RunAsync(transaction => ExchangeAsync(transaction, message, cancellationToken), cancellationToken);

    public Task CloseJournalAsync(Guid journal, CancellationToken cancellationToken) =>
        RunAsync(async transaction =>
        {
            await transaction.Leases.CloseJournalAsync(journal, clock.GetUtcNow(), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }, cancellationToken);

    private async Task<LeaseAnswers> ExchangeAsync(
        IFlushTransaction transaction, LeaseMessage message, CancellationToken cancellationToken)
    {
        // 1. A closed journal gets nothing, and has nothing.
        var now = clock.GetUtcNow();
        if (!await transaction.Leases.OpenJournalAsync(message.Journal, now, cancellationToken))
        {
            await transaction.CommitAsync(cancellationToken);
            return new LeaseAnswers(IsClosed: true, [], []);
        }

        // 2. What others need of this journal's.
        var recalled = await transaction.Leases.ReadRecalledAsync(message.Journal, cancellationToken);
        var customers = message.Returns.Select(given => given.Line.Customer)
            .Concat(message.Wants.Select(want => want.Customer)).Distinct().Order().ToArray();
        var answers = new List<LeaseAnswer>(message.Wants.Count);
        if (customers.Length > 0)
        {
            // 3. What is given back first, so that it can be granted again.
            var rooms = await ReadAsync(transaction, customers, message.Wants, cancellationToken);
            foreach (var (line, returned) in message.Returns)
                rooms[line.Customer].Return(message.Journal, line, returned);
            foreach (var want in message.Wants)
                answers.Add(rooms[want.Customer].Grant(message.Journal, want));

            await transaction.Leases.WriteLeasesAsync(
                [.. customers.SelectMany(customer => rooms[customer].Changed)], now, cancellationToken);
            await transaction.Budgets.AddAlertsAsync(
                [.. customers.SelectMany(customer => rooms[customer].Exhausted)], now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new LeaseAnswers(IsClosed: false, answers, recalled);
    }

    private async Task<Dictionary<CustomerId, LeaseRoom>> ReadAsync(
        IFlushTransaction transaction,
        IReadOnlyList<CustomerId> customers,
        IReadOnlyList<LeaseWant> wants,
        CancellationToken cancellationToken)
    {
        var version = await transaction.LockPricesAsync(cancellationToken);
        var book = await prices.ReadAsync(version, transaction, cancellationToken);
        var locked = await transaction.LockCustomersAsync(customers, cancellationToken);
        await transaction.GrantDueAsync(recurring, locked, clock.GetUtcNow(), cancellationToken);
        return await LeaseRooms.ReadAsync(
            transaction, [.. locked.Select(customer => customer.Payer.In(currency))], book, wants,
            [.. locked.Where(customer => customer.HasBudgets).Select(customer => customer.Payer.Customer)],
            cancellationToken);
    }

    private async Task<T> RunAsync<T>(
        Func<IFlushTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        readiness.ThrowIfNotReady();
        try
        {
            return await database.RunAsync(work, cancellationToken);
        }
        catch (Exception exception) when (faults.IsUnavailable(exception))
        {
            throw new LedgerUnavailableException("The database did not grant units of usage.", exception);
        }
    }
}
