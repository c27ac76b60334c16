using Payg.Core.Budgets;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Budgets;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Flush.Rows;

namespace Payg.Metering.Tests.Leases.Simulation;

/// <summary>
/// The statements of the ledgers on books in memory, as the ones in SQL do them. It runs in one step, as one
/// transaction that has locked its customers does for everybody else.
/// </summary>
internal sealed class MemoryTransaction(MemoryDatabase database)
    : IFlushTransaction, ILeaseRows, ICreditRows, IRecurringRows, IBudgetRows
{
    private readonly MemoryBooks _before = database.Books;
    private readonly Stack<MemoryBooks> _marks = new();
    private MemoryBooks _books = database.Books;
    private Guid? _journal;

    public ILeaseRows Leases => this;

    public ICreditRows Credits => this;

    public IBudgetRows Budgets => this;

    public IRecurringRows Recurring => this;

    public Task<bool> TryClaimAsync(UsageBatch batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = batch.Id;
        _journal = id.Journal;
        var known = _books.Journals.GetValueOrDefault(id.Journal) ?? new MemoryJournal(0, IsClosed: false);
        var floor = Math.Max(known.Floor, batch.Floor);
        var isNew = id.Segment >= floor && !_books.Claims.Contains(id);
        var forgotten = _books.Claims.Where(claim => claim.Journal == id.Journal && claim.Segment < floor);
        _books = _books with
        {
            Journals = _books.Journals.SetItem(id.Journal, known with { Floor = floor }),
            Claims = (isNew ? _books.Claims.Add(id) : _books.Claims).Except(forgotten),
        };
        return Task.FromResult(isNew);
    }

    public Task<PricesVersion> LockPricesAsync(CancellationToken cancellationToken) => Task.FromResult(
        new PricesVersion(database.Prices.Count, database.Prices.Max(price => price.Id.Value)));

    public Task<IReadOnlyList<Price>> ReadAfterAsync(long id, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Price>>([.. database.Prices.Where(price => price.Id.Value > id)]);

    public Task<IReadOnlySet<PriceId>> ReadIdsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<PriceId>>(database.Prices.Select(price => price.Id).ToHashSet());

    public Task<IReadOnlyList<LockedCustomer>> LockCustomersAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LockedCustomer>>([.. customers
            .Select(customer => _books.Accounts[customer])
            .Select(account => new LockedCustomer(account.Payer, account.HasCredit, HasBudgets: false)
            {
                CreditDueAt = account.DueAt,
            })]);

    public Task<IReadOnlyDictionary<CustomerId, Payer>> FindCustomersAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<CustomerId, Payer>>(
            customers.ToDictionary(customer => customer, customer => _books.Accounts[customer].Payer));

    public Task<IReadOnlyDictionary<PeriodKey, List<StoredUsage>>> ReadLinesAsync(
        IReadOnlyList<PeriodKey> periods, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<PeriodKey, List<StoredUsage>>>(_books.Lines
            .Where(line => periods.Contains(line.Key.Period))
            .GroupBy(line => line.Key.Period)
            .ToDictionary(group => group.Key, group => group.Select(line => line.Value).ToList()));

    public Task<DimensionSets> ReadDimensionSetsAsync(
        IReadOnlyList<CustomerId> customers,
        IReadOnlyList<Dimensions> dimensions,
        CancellationToken cancellationToken) =>
        throw new NotSupportedException("No call has dimensions here.");

    public Task WriteAsync(FlushChanges changes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var line in changes.Lines)
        {
            _books = _books with
            {
                Lines = _books.Lines.SetItem(
                    line.Key, new StoredUsage(line.Key.Price, line.Quantity, 0, line.CostNanos)),
            };
        }

        // The number of a call stands where its API key would: each quarter of a line is one call.
        foreach (var quarter in changes.Quarters)
        {
            var number = quarter.ApiKey.Value;
            _books = _books with
            {
                Applied = _books.Applied.SetItem(number, _books.Applied.GetValueOrDefault(number) + 1),
            };
        }

        foreach (var total in changes.Totals)
            Change(total.Customer, account => account with { Total = account.Total + total.CostNanos });
        return Task.CompletedTask;
    }

    public Task AddTestsAsync(IReadOnlyList<TestChange> tests, CancellationToken cancellationToken) =>
        throw new NotSupportedException("No call is a test here.");

    public Task RejectAsync(
        BatchId batch, IReadOnlyList<RejectedSum> sums, DateTimeOffset now, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing is refused here.");

    public Task SaveAsync(CancellationToken cancellationToken)
    {
        _marks.Push(_books);
        return Task.CompletedTask;
    }

    public Task ReleaseAsync(CancellationToken cancellationToken)
    {
        _marks.Pop();
        return Task.CompletedTask;
    }

    public Task RollBackAsync(CancellationToken cancellationToken)
    {
        _books = _marks.Pop();
        return Task.CompletedTask;
    }

    public Task CommitAsync(CancellationToken cancellationToken)
    {
        database.Commit(_before, _books, _journal);
        return Task.CompletedTask;
    }

    public Task<bool> OpenJournalAsync(Guid journal, DateTimeOffset now, CancellationToken cancellationToken)
    {
        _journal = journal;
        if (!_books.Journals.TryGetValue(journal, out var known))
        {
            known = new MemoryJournal(0, IsClosed: false);
            _books = _books with { Journals = _books.Journals.Add(journal, known) };
        }

        return Task.FromResult(!known.IsClosed);
    }

    public Task CloseJournalAsync(Guid journal, DateTimeOffset now, CancellationToken cancellationToken)
    {
        _journal = journal;
        var known = _books.Journals.GetValueOrDefault(journal) ?? new MemoryJournal(0, IsClosed: false);
        _books = _books with { Journals = _books.Journals.SetItem(journal, known with { IsClosed = true }) };
        var gone = _books.Leases.Keys.Where(key => key.Journal == journal);
        _books = _books with { Leases = _books.Leases.RemoveRange(gone) };
        return Task.CompletedTask;
    }

    public Task<ILookup<CustomerId, StoredLease>> ReadLeasesAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken) => Task.FromResult(
        _books.Leases.Values.Where(lease => customers.Contains(lease.Line.Customer) && _books.IsOpen(lease))
            .ToLookup(lease => lease.Line.Customer));

    public Task<IReadOnlyList<LeaseLine>> ReadRecalledAsync(Guid journal, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LeaseLine>>([.. _books.Leases.Values
            .Where(lease => lease.Journal == journal && lease.IsRecalled).Select(lease => lease.Line)]);

    public Task WriteLeasesAsync(
        IReadOnlyList<StoredLease> leases, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var lease in leases)
            _books = _books with { Leases = _books.Leases.SetItem((lease.Journal, lease.Line), lease) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<StoredCredit>> ReadAsync(
        IReadOnlyList<CustomerId> customers, IReadOnlySet<CustomerId> falling, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredCredit>>([.. customers
            .Where(customer => _books.Accounts[customer].HasCredit)
            .Select(customer => Read(customer, _books.Accounts[customer], falling.Contains(customer)))]);

    public Task<IReadOnlySet<CreditEntryKey>> GrowAsync(
        IReadOnlyList<EntryChange> entries, CancellationToken cancellationToken)
    {
        var grown = new HashSet<CreditEntryKey>();
        foreach (var entry in entries)
        {
            Change(entry.Customer, account => account with
            {
                Entries = account.Entries.ConvertAll(
                    known => known.Grows && known.Key == entry.Key && grown.Add(entry.Key)
                        ? known with { Nanos = known.Nanos + entry.Nanos }
                        : known),
            });
        }

        return Task.FromResult<IReadOnlySet<CreditEntryKey>>(grown);
    }

    public Task WriteAsync(CreditChanges changes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var (customer, grant, nanos) in changes.Remaining)
        {
            Change(customer, account => account with
            {
                Grants = account.Grants.ConvertAll(
                    known => known.Id == grant ? known with { RemainingNanos = nanos } : known),
            });
        }

        foreach (var added in changes.Added)
            Change(added.Customer, account => account with { Entries = account.Entries.Add(added) });
        foreach (var (customer, credited, seq) in changes.Credited)
            Change(customer, account => account with { Credited = credited, Seq = seq });
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<StoredRecurring>> ReadAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredRecurring>>([.. customers.SelectMany(customer =>
            _books.Accounts[customer].Recurring.Select(credit => new StoredRecurring(customer, credit)))]);

    public Task WriteAsync(RecurringChanges changes, CancellationToken cancellationToken)
    {
        foreach (var (customer, recurred) in changes.Grants)
        {
            Change(customer, account => account with
            {
                Grants = account.Grants.Add(recurred.Grant),
                References = account.References.Contains(recurred.Reference)
                    ? throw new InvalidOperationException($"{recurred.Reference} is granted twice.")
                    : account.References.Add(recurred.Reference),
            });
        }

        foreach (var (customer, credit) in changes.Credits)
        {
            Change(customer, account => account with
            {
                Recurring = account.Recurring.ConvertAll(known => known.Id == credit.Id ? credit : known),
            });
        }

        Assert.All(changes.Due, due => Assert.Equal(_books.Accounts[due.Customer].DueAt, due.At));
        return Task.CompletedTask;
    }

    Task<ILookup<CustomerId, Budget>> IBudgetRows.ReadAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nobody has a budget here.");

    public Task<IReadOnlyDictionary<BudgetWindowKey, BudgetWindow>> ReadWindowsAsync(
        IReadOnlyList<BudgetWindowKey> windows, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nobody has a budget here.");

    public Task WriteWindowsAsync(
        IReadOnlyList<KeyValuePair<BudgetWindowKey, BudgetWindow>> windows, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nobody has a budget here.");

    public Task AddAlertsAsync(IReadOnlyList<Alert> alerts, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Changes an account as an operator does.</summary>
    public void Change(CustomerId customer, Func<MemoryAccount, MemoryAccount> change) => _books = _books with
    {
        Accounts = _books.Accounts.SetItem(customer, change(_books.Accounts[customer])),
    };

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static StoredCredit Read(CustomerId customer, MemoryAccount account, bool falls)
    {
        var stored = new StoredCredit(customer, account.Seq, account.Total, account.Credited, 0)
        {
            IsLimited = true,
            LimitNanos = account.Limit,
            Currency = account.Payer.Currency.Code,
        };
        stored.Grants.AddRange(account.Grants.Where(grant => falls || grant.RemainingNanos > 0));
        if (!falls)
            return stored;
        stored.Recorded.AddRange(account.Entries.Where(entry => entry.Grows)
            .GroupBy(entry => (entry.Grant, entry.Line))
            .Select(group => (
                Take: new CreditTake(group.Key.Grant, group.Key.Line, group.Aggregate(
                    (Int128)0,
                    (sum, entry) => sum + (entry.Kind is CreditEntryKind.Consume ? entry.Nanos : -entry.Nanos))),
                Last: group.Where(entry => entry.Kind is CreditEntryKind.Consume).Max(entry => entry.Seq)))
            .OrderBy(item => item.Last).Select(item => item.Take).Where(take => take.Nanos > 0));
        return stored;
    }
}
