using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Payg.Core.Amounts;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Databases;
using Payg.Storage.Flush;
using Payg.Storage.Leases;
using Payg.Storage.Tests.Credits;
using static Payg.Storage.Tests.LedgerDatabase;

namespace Payg.Storage.Tests.Leases;

/// <summary>Commits in doubt change nothing: of flushes, of grants of units and of their return.</summary>
public abstract class LeaseCommitTests(DatabaseKind kind)
{
    private const long Cent = 10_000_000;
    private const int Cuts = 1_000;

    private static readonly DateTimeOffset s_at = Start.AddMinutes(20);
    private readonly FakeTimeProvider _clock = new(s_at);

    [Fact]
    [SuppressMessage("Security", "CA5394", Justification = "A history that can be repeated.")]
    public async Task Commits_InDoubtAThousandTimes_EndAsWithoutACut()
    {
        await using var database = await CreateAsync(kind, _clock);
        var meter = await database.AddMeterAsync(Cent);
        var random = new Random(5);
        var doubts = new DoubtfulDatabase(database.Flushes, () => random.Next(2) == 0);
        var readiness = new DatabaseReadiness();
        readiness.MarkReady();
        var faults = new DoubtfulFaults();
        var posting = new CreditPosting(new CreditCounts(Currency.Usd));
        var recurring = new RecurringPosting(posting);
        var doubtful = new Node(await PrepaidAsync(database), meter, database)
        {
            DoubtfulUsage = new UsageLedger(
                doubts, faults, readiness, new PriceSnapshot(), posting, recurring, Currency.Usd, _clock),
            DoubtfulLeases = new LeaseLedger(
                doubts, faults, readiness, new PriceSnapshot(), recurring, Currency.Usd, _clock),
        };
        var certain = new Node(await PrepaidAsync(database), meter, database);
        while (doubtful.Flushes < Cuts)
        {
            // Both do the same: ask for units, use some, and return others.
            var (wanted, used, returned) = (random.Next(1, 20), random.Next(1, 9), random.Next(0, 9));
            foreach (var node in new[] { doubtful, certain })
                await node.LiveAsync(wanted, used, returned);
        }

        Assert.True(doubtful.Cuts >= 2 * Cuts, $"{doubtful.Cuts} cuts");
        Assert.True(doubtful.Returned > Cuts && doubtful.Granted > Cuts);
        Assert.Equal(await BooksAsync(database, certain), await BooksAsync(database, doubtful));
        Assert.True(await database.HeldAsync(doubtful.Customer) > 0);

        // Their journals are adopted: nothing is out any more.
        await doubtful.EndAsync();
        await certain.EndAsync();
        Assert.Equal(await BooksAsync(database, certain), await BooksAsync(database, doubtful));
        Assert.Equal(0, await database.HeldAsync(doubtful.Customer));
        Assert.False(await database.InContextAsync(context => context.Leases.AnyAsync()));
    }

    private static async Task<CustomerId> PrepaidAsync(LedgerDatabase database)
    {
        var customer = await database.AddPrepaidAsync();
        await database.GrantAsync(customer, 200 * CreditBooks.Unit, priority: 1);
        await database.GrantAsync(customer, 10 * CreditBooks.Unit);
        return customer;
    }

    /// <summary>All that is stored about a customer's money, but for ids.</summary>
    private static async Task<string> BooksAsync(LedgerDatabase database, Node node)
    {
        var id = node.Customer.Value;
        var row = await database.CustomerAsync(node.Customer);
        var entries = await database.EntriesAsync(node.Customer);
        var grants = await database.InContextAsync(context => context.CreditGrants.AsNoTracking()
            .Where(found => found.CustomerId == id).OrderBy(found => found.Priority).ToListAsync());
        var lines = await database.InContextAsync(context => context.UsageLines.AsNoTracking()
            .Where(found => found.CustomerId == id).ToListAsync());
        var leases = await database.InContextAsync(context => context.Leases.AsNoTracking()
            .Where(found => found.CustomerId == id).ToListAsync());
        return string.Join('\n', [
            $"{row.TotalCostNanos} {row.CreditedNanos} {row.OwedNanos} {await database.HeldAsync(node.Customer)}",
            .. entries.Select(entry => $"{entry.Seq} {entry.Kind} {entry.AmountNanos} {entry.At}"),
            .. grants.Select(grant => $"{grant.Priority} {grant.RemainingNanos}"),
            .. lines.Select(line => $"{line.Quantity} {line.CostNanos}"),
            .. leases.Select(lease => $"{lease.Granted} {lease.Used} {lease.Returned}"),
        ]);
    }

    /// <summary>A node whose every commit is in doubt once, where it has doubtful ledgers.</summary>
    private sealed class Node(CustomerId customer, MeterId meter, LedgerDatabase database)
    {
        private readonly Guid _journal = Guid.CreateVersion7(s_at);
        private LeaseLine? _line;
        private long _granted;
        private long _returned;
        private long _inHand;
        private long _segment;

        public CustomerId Customer => customer;

        public UsageLedger? DoubtfulUsage { get; init; }

        public LeaseLedger? DoubtfulLeases { get; init; }

        public int Cuts { get; private set; }

        public long Flushes => _segment;

        public long Returned => _returned;

        public long Granted => _granted;

        public async Task LiveAsync(long wanted, long used, long returned)
        {
            // 1. What it returns and asks for, the same message again after a cut.
            returned = Math.Min(returned, _inHand);
            _inHand -= returned;
            _returned += returned;
            var message = new LeaseMessage(
                _journal, _line is { } line ? [new LeaseReturn(line, _returned)] : [],
                [new LeaseWant(customer, meter, s_at, 0, wanted, _line, _granted)]);
            await CutAsync(() => DoubtfulLeases?.ExchangeAsync(message, default));
            var answer = (await database.Leases.ExchangeAsync(message, default)).Answers.Single();
            (_inHand, _granted, _line) = (_inHand + answer.Granted - _granted, answer.Granted, answer.Line);

            // 2. The usage of a second.
            used = Math.Min(used, _inHand);
            _inHand -= used;
            if (used > 0)
                await FlushAsync([Record(customer, meter, used)]);
        }

        public async Task EndAsync()
        {
            await CutAsync(() => DoubtfulLeases?.CloseJournalAsync(_journal, default));
            await database.Leases.CloseJournalAsync(_journal, default);
        }

        private async Task FlushAsync(UsageRecord[] records)
        {
            var batch = new UsageBatch(new BatchId(_journal, ++_segment), records, Floor: _segment);
            await CutAsync(() => DoubtfulUsage?.ApplyAsync(batch, default));
            await database.Ledger.ApplyAsync(batch, default);
        }

        private async Task CutAsync(Func<Task?> attempt)
        {
            if (DoubtfulLeases is null)
                return;
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => attempt()!);
            Cuts++;
        }
    }

    /// <summary>On SQLite.</summary>
    public sealed class OnSqlite() : LeaseCommitTests(DatabaseKind.Sqlite);

    /// <summary>On PostgreSQL.</summary>
    public sealed class OnPostgres() : LeaseCommitTests(DatabaseKind.Postgres);
}
