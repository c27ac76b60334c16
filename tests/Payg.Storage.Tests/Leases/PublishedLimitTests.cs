using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Storage.Databases;
using Payg.Storage.Model.Customers;
using Payg.Storage.Tests.Credits;
using static Payg.Storage.Tests.LedgerDatabase;

namespace Payg.Storage.Tests.Leases;

/// <summary>
/// The grid of Unkey's tests of usage limits on several nodes: nodes, credits, cost of a request, and how many times
/// the credits are asked for. They allow some requests too many; here as many are served as there are credits for, to
/// the last one.
/// </summary>
public abstract class PublishedLimitTests(DatabaseKind kind)
{
    private static readonly DateTimeOffset s_at = Start.AddMinutes(20);
    private readonly FakeTimeProvider _clock = new(s_at);

    [Theory]
    [InlineData(1, 10, 1, 30)]
    [InlineData(3, 10, 5, 20)]
    [InlineData(3, 100, 1, 12)]
    [InlineData(5, 100, 5, 15)]
    [InlineData(9, 100, 10, 30)]
    [InlineData(9, 500, 20, 20)]
    [InlineData(5, 100, 1, 8)]
    [SuppressMessage("Security", "CA5394", Justification = "A history that can be repeated.")]
    public async Task Requests_OnSeveralNodes_AreServedToTheLastCredit(int count, int credits, int cost, int tenths)
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        await database.InContextAsync(context => context.Customers.Where(row => row.Id == customer.Value)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.BillingMode, BillingMode.Prepaid)));
        await database.GrantAsync(customer, credits);
        var meter = await database.AddMeterAsync(1);
        var random = new Random(count + credits + cost);
        var nodes = Enumerable.Range(0, count).Select(_ => new Node(database, customer, meter)).ToList();
        var requests = credits * tenths / 10 / cost;

        var served = 0;
        for (var request = 0; request < requests; request++)
        {
            var node = nodes[random.Next(count)];
            if (await node.TryServeAsync(cost, nodes))
                served++;
            if (random.Next(10) == 0)
                await node.FlushAsync();
        }

        foreach (var node in nodes)
            await node.EndAsync();
        Assert.Equal(Math.Min(requests, credits / cost), served);
        var row = await database.CustomerAsync(customer);
        Assert.Equal(((Int128)(served * cost), 0), (row.TotalCostNanos, row.OwedNanos));
        Assert.Equal(0, await database.HeldAsync(customer));
    }

    /// <summary>A node as the database sees it.</summary>
    private sealed class Node(LedgerDatabase database, CustomerId customer, MeterId meter)
    {
        private readonly Guid _journal = Guid.CreateVersion7(s_at);
        private LeaseLine? _line;
        private long _granted;
        private long _returned;
        private long _inHand;
        private long _served;
        private long _segment;

        /// <summary>Serves a request from what is in hand, or asks for more, also of what others have.</summary>
        public async Task<bool> TryServeAsync(int cost, IReadOnlyList<Node> all)
        {
            if (_inHand < cost && await AskAsync(cost) is LeaseOutcome.Held)
            {
                foreach (var other in all.Where(other => other != this))
                    await other.GiveBackAsync();
                await AskAsync(cost);
            }

            if (_inHand < cost)
                return false;
            (_inHand, _served) = (_inHand - cost, _served + cost);
            return true;
        }

        public async Task EndAsync()
        {
            await FlushAsync();
            await database.Leases.CloseJournalAsync(_journal, default);
        }

        public Task<ApplyOutcome> FlushAsync()
        {
            UsageRecord[] records = _served > 0 ? [Record(customer, meter, _served, minute: 20)] : [];
            _served = 0;
            return database.Ledger.ApplyAsync(
                new UsageBatch(new BatchId(_journal, ++_segment), records, Floor: 1), default);
        }

        private async Task<LeaseOutcome> AskAsync(int cost)
        {
            var answer = (await database.Leases.ExchangeAsync(
                new LeaseMessage(
                    _journal, Returns(),
                    [new LeaseWant(customer, meter, s_at, cost - _inHand, 4 * cost, _line, _granted)]),
                default)).Answers.Single();
            _line = answer.Line;
            (_inHand, _granted) = (_inHand + answer.Granted - _granted, answer.Granted);
            return answer.Outcome;
        }

        private async Task GiveBackAsync()
        {
            (_inHand, _returned) = (0, _returned + _inHand);
            await database.Leases.ExchangeAsync(new LeaseMessage(_journal, Returns(), []), default);
        }

        private LeaseReturn[] Returns() => _line is { } line ? [new LeaseReturn(line, _returned)] : [];
    }

    public sealed class OnSqlite() : PublishedLimitTests(DatabaseKind.Sqlite);

    public sealed class OnPostgres() : PublishedLimitTests(DatabaseKind.Postgres);
}
