using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Metering.Leases;

namespace Payg.Metering.Tests.Leases.Simulation;

/// <summary>
/// I7: a call that the credit pays for is admitted within one trip where nobody else has units, and within an interval
/// where a live node has what is missing.
/// </summary>
internal sealed class LeaseLiveness(
    LeaseInvariants invariants,
    MemoryDatabase database,
    Random random,
    LeaseHistoryCounts counts,
    Func<Func<bool>, TimeSpan> passUntil)
{
    private static readonly TimeSpan s_trip = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_recall = LeaseNode.Options.Interval + LeaseNode.Options.Poll + s_trip;

    /// <summary>Calls on one node, then for the rest on another.</summary>
    public void Check(LeaseNode[] nodes, CustomerId customer, MeterId meter)
    {
        random.Shuffle(nodes);
        // So many that the first keeps what it gets beside them for its next calls, unless it is asked for it.
        var units = random.Next(8, 20);
        if (!IsPaid(database.Books, nodes[0], customer, meter, units))
            return;
        var first = Admit(nodes[0], customer, meter, units, s_trip);
        if (nodes.Length > 1)
            CheckRecall(nodes, customer, meter);
        first?.GiveBack();
    }

    private void CheckRecall(LeaseNode[] nodes, CustomerId customer, MeterId meter)
    {
        // What the first has in hand is idle: it comes back.
        var most = 0;
        while (most < 60 && IsPaid(WithoutIdle(nodes[0]), nodes[1], customer, meter, most + 1))
            most++;
        if (most == 0)
            return;
        Admit(nodes[1], customer, meter, most, s_recall)?.GiveBack();
        counts.AdmittedAfterRecall++;
    }

    /// <summary>Whether credit pays for calls on a node for as long as they may have to wait.</summary>
    private bool IsPaid(MemoryBooks books, LeaseNode node, CustomerId customer, MeterId meter, long units)
    {
        var now = node.Clock.GetUtcNow();
        var line = invariants.LineOf(customer, meter, now);
        return line == invariants.LineOf(customer, meter, now + s_recall)
            && invariants.Fits(books, line, units, now) && invariants.Fits(books, line, units, now + s_recall);
    }

    private MemoryBooks WithoutIdle(LeaseNode node)
    {
        var books = database.Books;
        foreach (var (key, lease) in books.Leases.Where(lease => lease.Key.Journal == node.Journal.Id))
        {
            var idle = Math.Max(0, node.InHand(key.Line));
            books = books with
            {
                Leases = books.Leases.SetItem(key, lease with { Returned = lease.Returned + idle }),
            };
        }

        return books;
    }

    private Reservation? Admit(LeaseNode node, CustomerId customer, MeterId meter, long units, TimeSpan most)
    {
        LeaseTake? take = null;
        node.Begin(async () => take = await node.Leases.TakeAsync(customer, new LeasedUse(meter), units, default));
        var took = passUntil(() => take is not null);
        Assert.True(
            take!.Value.Reservation is not null && took <= most,
            $"I7: {units} units were paid for, and after {took} there was {take}. {Describe(customer)}");
        return take.Value.Reservation;
    }

    private string Describe(CustomerId customer)
    {
        var (books, account) = (database.Books, database.Books.Accounts[customer]);
        return $"""

            Total {account.Total}, owed {account.Owed}, limit {account.Limit}
            {string.Join('\n', account.Grants)}
            {string.Join('\n', books.Leases.Values)}
            {string.Join('\n', books.Lines)}
            """;
    }
}
