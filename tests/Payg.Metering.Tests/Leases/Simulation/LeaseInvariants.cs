using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Rating;
using Payg.Storage.Flush.Rows;

namespace Payg.Metering.Tests.Leases.Simulation;

/// <summary>
/// What holds whatever happens: checked after each transaction and against what nodes have in hand. The numbers I1 to
/// I9 are those of docs/decisions/0038 and of the failures that are reported.
/// </summary>
internal sealed class LeaseInvariants(MemoryDatabase database, int seed)
{
    private readonly Random _random = new(seed);
    private readonly PriceBook _prices = new(database.Prices);
    private readonly Dictionary<CustomerId, Int128> _allowed = [];
    private readonly Dictionary<(Guid, CustomerId, MeterId), long> _excess = [];

    /// <summary>Admitted calls that the database does not have yet.</summary>
    public List<LeaseCall> Open { get; } = [];

    /// <summary>The line of a call at a time.</summary>
    public LeaseLine LineOf(CustomerId customer, MeterId meter, DateTimeOffset at)
    {
        var payer = database.Books.Accounts[customer].Payer;
        return new LeaseLine(
            customer, meter, payer.Calendar.MonthOf(at), _prices.InForce(meter, at, payer).Id);
    }

    /// <summary>A call used more than it had announced: so much may be spent beyond the credit.</summary>
    public void Exceed(LeaseCall call, long units)
    {
        var key = (call.Journal, call.Line.Customer, call.Line.Meter);
        _excess[key] = _excess.GetValueOrDefault(key) + units;

        // The units themselves, and those of other lines of the meter that the flush takes for them.
        var dearest = database.Prices.Where(price => price.Meter == call.Line.Meter)
            .Max(price => Enumerable.Range(0, 60).Max(
                before => Rater.Rate(price, before, 1 + units).Nanos - Rater.Rate(price, before, 1).Nanos));
        Allow(call.Line.Customer, 2 * dearest);
    }

    /// <summary>An operator takes credit away: what is held of it is not covered any more.</summary>
    public void Void(CustomerId customer, Int128 nanos) =>
        Allow(customer, Int128.Min(nanos, Sum(HoldsOf(database.Books, customer, default, 0))));

    /// <summary>After each transaction.</summary>
    /// <param name="before">What was committed before.</param>
    /// <param name="after">What is committed now.</param>
    /// <param name="journal">Whose journal the transaction was about; null: it was an operator's.</param>
    public void CheckCommit(MemoryBooks before, MemoryBooks after, Guid? journal)
    {
        CheckLeases(before, after, journal);
        foreach (var (customer, account) in after.Accounts)
        {
            if (ReferenceEquals(account, before.Accounts[customer]) && ReferenceEquals(before.Leases, after.Leases))
                continue;
            CheckCredit(account);
            CheckPeaks(after, customer);

            // What comes back because a volume price fell is lost where its grant was voided or has ended meanwhile.
            if (journal is not null)
                Allow(customer, Lost(account) - Lost(before.Accounts[customer]));
            var allowed = _allowed.GetValueOrDefault(customer);
            var deficit = DeficitOf(after, customer);
            if (deficit > allowed)
                Assert.Fail($"I1: cost and holds exceed the credit by {deficit}, not {allowed}: {account}.");
            if (account.Owed > account.Limit + allowed)
                Assert.Fail($"I1: {account.Owed} is owed beyond the limit of {account.Limit} and {allowed}.");
        }

        foreach (var (number, times) in after.Applied)
            if (times != 1)
                Assert.Fail($"I5: call {number} was counted {times} times.");
        Open.RemoveAll(call => after.Applied.ContainsKey(call.Number));
        if (journal is { } id && after.Journals.GetValueOrDefault(id) is { IsClosed: true })
        {
            Assert.DoesNotContain(Open, call => call.Journal == id && call.State is not CallState.Recording);
            Open.RemoveAll(call => call.Journal == id);
        }
    }

    /// <summary>I2: the database knows of as many units as a journal's node uses, has and has recorded.</summary>
    public void CheckUnits(IEnumerable<LeaseNode> nodes)
    {
        var units = new Dictionary<(Guid Journal, LeaseLine Line), long>();
        foreach (var node in nodes)
        {
            foreach (var line in node.Leases.All.SelectMany(lease => lease.Lines).Distinct())
                units[(node.Journal.Id, line.Line)] = line.InHand;
        }

        foreach (var call in Open)
        {
            var key = (call.Journal, call.Line);
            units[key] = units.GetValueOrDefault(key) + call.Units;
        }

        foreach (var ((journal, line), there) in units)
        {
            var lease = database.Books.Leases.GetValueOrDefault((journal, line)) ?? new StoredLease(line, journal);
            var known = lease.Granted - lease.Used - lease.Returned;
            var excess = 2 * _excess.GetValueOrDefault((journal, line.Customer, line.Meter));
            Assert.True(
                there <= known + excess,
                $"I2: {there} units of {line} are with {journal}, and {known} known: {lease}, "
                + $"open {string.Join(", ", Open.Where(call => call.Journal == journal))}.");
        }
    }

    /// <summary>Whether the credit pays for more units of a line beside all that is out.</summary>
    /// <param name="books">What is committed.</param>
    /// <param name="line">The line.</param>
    /// <param name="units">How many units.</param>
    /// <param name="at">Credits that are valid then count.</param>
    public bool Fits(MemoryBooks books, LeaseLine line, long units, DateTimeOffset at)
    {
        var account = books.Accounts[line.Customer];
        var room = CreditRoom.At(
            account.Grants.Where(grant => grant.VoidedAt is null && !IsOutlived(books, grant, line)),
            account.Limit - account.Owed, at);
        var more = HoldsOf(books, line.Customer, line, units);
        return room.Fits(more, SumsOf(books, line.Customer, line, units, (period, outOf) => period.Rise(outOf)))
            || more.GetValueOrDefault(line.Meter) == FreeOf(books, line);
    }

    /// <summary>I8: what the database has is what the applied calls cost, whatever happened meanwhile.</summary>
    public void CheckMoney(IReadOnlyDictionary<int, LeaseCall> calls)
    {
        var books = database.Books;
        var expected = books.Applied.Keys.Select(number => calls[number]).GroupBy(call => call.Line)
            .ToDictionary(group => group.Key, group => group.Sum(call => call.Used));
        Assert.Equal(expected.Count, books.Lines.Count);
        foreach (var period in books.Lines.GroupBy(line => line.Key.Period))
        {
            var payer = books.Accounts[period.Key.Customer].Payer;
            var rated = MeterPeriod.Of(
                _prices, period.Key.Meter, period.Key.Month, payer,
                [.. period.Select(line => new StoredLine(line.Key.Price, 0, 0))]);
            foreach (var key in period.Select(line => line.Key))
                rated.Add(key.Price, expected[new LeaseLine(key.Customer, key.Meter, key.Month, key.Price)]);
            foreach (var (key, stored) in period)
            {
                if (rated[key.Price].Quantity != stored.Metered)
                    Assert.Fail($"I8: {key} has {stored.Metered} units.");
                if (rated[key.Price].CostNanos != stored.CostNanos)
                    Assert.Fail($"I8: {key} costs {stored.CostNanos}.");
            }
        }

        foreach (var (customer, account) in books.Accounts)
        {
            var cost = books.Lines.Where(line => line.Key.Customer == customer)
                .Aggregate((Int128)0, (sum, line) => sum + line.Value.CostNanos);
            if (cost != account.Total)
                Assert.Fail($"I8: the total is {account.Total}, and the lines cost {cost}.");
            if (account.Grants.TrueForAll(grant => grant is { VoidedAt: null, ExpiresAt: null, Meters: null }))
            {
                var granted = account.Grants.Aggregate((Int128)0, (sum, grant) => sum + grant.AmountNanos);
                if (account.Owed != Int128.Max(0, cost - granted))
                    Assert.Fail($"I8: {account.Owed} of {cost} is owed.");
            }
        }
    }

    private static Int128 Sum(MemoryAccount account, Guid grant, params CreditEntryKind[] kinds) => account.Entries
        .Where(entry => entry.Grant == grant && kinds.Contains(entry.Kind))
        .Aggregate((Int128)0, (sum, entry) => sum + entry.Nanos);

    private static Int128 Lost(MemoryAccount account) => account.Grants
        .Where(grant => grant.VoidedAt is not null || grant.ExpiresAt is not null)
        .Aggregate((Int128)0, (sum, grant) => sum + Sum(account, grant.Id, CreditEntryKind.Restore));

    private static Int128 Sum(Dictionary<MeterId, Int128> holds) =>
        holds.Values.Aggregate((Int128)0, (sum, hold) => sum + hold);

    /// <summary>I4: a lease shrinks by the flush, the returns and the end of its own journal alone.</summary>
    private void CheckLeases(MemoryBooks before, MemoryBooks after, Guid? journal)
    {
        foreach (var (key, lease) in before.Leases)
        {
            if (!after.Leases.TryGetValue(key, out var now))
            {
                if (key.Journal != journal || !after.Journals[key.Journal].IsClosed)
                    Assert.Fail($"I4: {lease} was removed, and its journal is not closed.");
                continue;
            }

            var isSame = (now.Granted, now.Used, now.Returned) == (lease.Granted, lease.Used, lease.Returned);
            if (!isSame && key.Journal != journal)
                Assert.Fail($"I4: {lease} became {now} by another journal.");
            if (now.Granted < lease.Granted || now.Used < lease.Used || now.Returned < lease.Returned)
                Assert.Fail($"I4: {lease} became {now}: a counter fell.");
        }

        // Used is what was flushed.
        if (ReferenceEquals(before.Applied, after.Applied))
        {
            Assert.DoesNotContain(
                after.Leases, lease => lease.Value.Used != (before.Leases.GetValueOrDefault(lease.Key)?.Used ?? 0));
        }
    }

    /// <summary>I3: money is neither created nor lost.</summary>
    private static void CheckCredit(MemoryAccount account)
    {
        foreach (var grant in account.Grants)
        {
            var gone = Sum(account, grant.Id, CreditEntryKind.Consume, CreditEntryKind.Expire, CreditEntryKind.Void)
                - Sum(account, grant.Id, CreditEntryKind.Restore);
            if (grant.AmountNanos != grant.RemainingNanos + gone || grant.RemainingNanos < 0)
                Assert.Fail($"I3: {grant.RemainingNanos} remain of {grant.AmountNanos}, and {gone} is gone.");
        }

        var credited = account.Grants.Aggregate((Int128)0, (sum, grant) => sum
            + Sum(account, grant.Id, CreditEntryKind.Consume) - Sum(account, grant.Id, CreditEntryKind.Restore));
        if (credited != account.Credited)
            Assert.Fail($"I3: {account.Credited} is covered, by entries {credited}.");
        Assert.Equal(
            Enumerable.Range(1, account.Entries.Count), account.Entries.Select(entry => (int)entry.Seq));
    }

    /// <summary>I1: whatever part of the units that are out is used, what is held covers it.</summary>
    private void CheckPeaks(MemoryBooks books, CustomerId customer)
    {
        var held = Sum(HoldsOf(books, customer, default, 0));
        var outs = OutsOf(books, customer);
        Int128 cost = 0;
        foreach (var period in outs.Keys.GroupBy(line => (line.Month, line.Meter)))
        {
            var (month, meter) = period.Key;
            var rated = PeriodOf(books, customer, month, meter, period.Select(line => line.Price));
            foreach (var line in period)
                cost += rated.Add(line.Price, _random.NextInt64(outs[line] + 1));
        }

        if (cost > held)
            Assert.Fail($"I1: part of what is out costs {cost}, and {held} is held.");
    }

    private Int128 DeficitOf(MemoryBooks books, CustomerId customer)
    {
        var account = books.Accounts[customer];
        var granted = account.Grants.Aggregate((Int128)0, (sum, grant) => sum
            + grant.AmountNanos - Sum(account, grant.Id, CreditEntryKind.Expire, CreditEntryKind.Void));
        return account.Total + Sum(HoldsOf(books, customer, default, 0)) - granted - account.Limit;
    }

    private static Dictionary<LeaseLine, long> OutsOf(MemoryBooks books, CustomerId customer) => books.Leases.Values
        .Where(lease => lease.Line.Customer == customer && lease.Out > 0)
        .GroupBy(lease => lease.Line)
        .OrderBy(group => group.Key.Month).ThenBy(group => group.Key.Meter).ThenBy(group => group.Key.Price)
        .ToDictionary(group => group.Key, group => group.Sum(lease => lease.Out));

    /// <summary>Whether units that may cost something may be used after a grant has ended.</summary>
    private bool IsOutlived(MemoryBooks books, CreditGrant grant, LeaseLine line) =>
        grant.ExpiresAt is { } end && books.Leases.Values.Any(lease =>
            lease.Line.Customer == line.Customer && lease.Out > 0 && lease.ValidUntil > end
            && grant.IsFor(lease.Line.Meter)
            && ((lease.Line.Month, lease.Line.Meter) == (line.Month, line.Meter)
                || HoldsOf(books, line.Customer, default, 0)[lease.Line.Meter] > 0));

    private Dictionary<MeterId, Int128> HoldsOf(
        MemoryBooks books, CustomerId customer, LeaseLine more, long units) =>
        SumsOf(books, customer, more, units, (period, outOf) => period.Hold(outOf));

    private Dictionary<MeterId, Int128> SumsOf(
        MemoryBooks books,
        CustomerId customer,
        LeaseLine more,
        long units,
        Func<MeterPeriod, Func<PriceId, long>, Int128> sumOf)
    {
        var outs = OutsOf(books, customer);
        if (units > 0)
            outs[more] = outs.GetValueOrDefault(more) + units;
        var holds = new Dictionary<MeterId, Int128>();
        foreach (var period in outs.Keys.GroupBy(line => (line.Month, line.Meter)))
        {
            var (month, meter) = period.Key;
            var rated = PeriodOf(books, customer, month, meter, period.Select(line => line.Price));
            var hold = sumOf(rated, price => outs.GetValueOrDefault(
                new LeaseLine(customer, meter, month, price)));
            holds[meter] = holds.GetValueOrDefault(meter) + hold;
        }

        return holds;
    }

    /// <summary>What is held for the meter without the units of a line: free units leave it at that.</summary>
    private Int128 FreeOf(MemoryBooks books, LeaseLine line)
    {
        var others = books with { Leases = books.Leases.RemoveRange(books.Leases.Keys.Where(key => key.Line == line)) };
        return HoldsOf(others, line.Customer, line, 0).GetValueOrDefault(line.Meter);
    }

    private MeterPeriod PeriodOf(
        MemoryBooks books, CustomerId customer, BillingMonth month, MeterId meter, IEnumerable<PriceId> prices)
    {
        var key = new PeriodKey(customer, month, meter);
        return MeterPeriod.Of(
            _prices, meter, month, books.Accounts[customer].Payer,
            [.. books.Lines.Where(line => line.Key.Period == key).Select(line => line.Value.ToLine())], prices);
    }

    private void Allow(CustomerId customer, Int128 nanos) =>
        _allowed[customer] = _allowed.GetValueOrDefault(customer) + nanos;
}
