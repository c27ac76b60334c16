using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Journal.Tests.Simulation;
using Payg.Metering.Tests.Simulation;

namespace Payg.Metering.Tests.Leases.Simulation;

/// <summary>
/// One history of nodes that share customers with limited credit, all of it decided by a seed: calls come and go, lease
/// messages and transactions fail, clocks are wrong and set back, processes die and are replaced, credit is added, ends
/// and is voided. After each step <see cref="LeaseInvariants"/> are checked.
/// </summary>
/// <remarks>
/// Not covered: the SQL of both databases (tests of Payg.Storage), how a node learns that a customer is limited at all,
/// and threads: one continuation runs at a time.
/// </remarks>
internal sealed class LeaseHistory
{
    private const int MaxCallsAtOnce = 6;

    private readonly Random _random;
    private readonly SimulatedTime _time = new();
    private readonly LeaseWire _wire = new();
    private readonly MemoryDatabase _database;
    private readonly LeaseInvariants _invariants;
    private readonly LeaseCalls _calls;
    private readonly CustomerId[] _customers;
    private readonly MeterId[] _meters;
    private readonly (SimulatedDisk Disk, SimulatedClock Clock, LeaseNode? Node)[] _machines;
    private readonly bool _withSkew;
    private readonly bool _isPlain;
    private readonly Action<string>? _log;
    private int _lastGrant;
    private Exception? _wrong;

    public LeaseHistory(int seed, Action<string>? log = null)
    {
        _log = log is null ? null : text => log($"{_time.Elapsed:mm\\:ss\\.fff} {text}");
        _wire.Log = _log;
        _random = new Random(seed);
        _withSkew = _random.Next(2) == 0;
        _isPlain = _random.Next(3) == 0;
        // A quarter of an hour, and sometimes the month, ends a minute after the start.
        var offset = _random.Next(3) == 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(-15 * _random.Next(1, 300));
        _machines = new (SimulatedDisk, SimulatedClock, LeaseNode?)[_random.Next(1, 4)];
        for (var i = 0; i < _machines.Length; i++)
        {
            var clock = new SimulatedClock(_time);
            clock.SetWall(offset + (_withSkew ? TimeSpan.FromSeconds(_random.Next(-40, 40)) : TimeSpan.Zero));
            _machines[i] = (new SimulatedDisk(_random), clock, null);
        }

        // Journal ids made in one millisecond would have no order.
        _time.Elapsed = TimeSpan.FromMilliseconds(10);
        _meters = [.. Enumerable.Range(1, _random.Next(1, 4)).Select(id => new MeterId(id))];
        _customers = [.. Enumerable.Range(1, _random.Next(1, 3))
            .Select(number => new CustomerId(new Guid(number, 1, 0, new byte[8])))];
        var start = _machines[0].Clock.GetUtcNow();
        _database = new MemoryDatabase(LeaseWorld.Prices(_random, 3, start), new MemoryBooks()
        {
            Accounts = new MemoryBooks().Accounts.AddRange(_customers.Select(customer =>
                KeyValuePair.Create(customer, LeaseWorld.Account(_random, customer, start)))),
        });
        foreach (var price in _database.Prices)
            _log?.Invoke(
                $"price {price.Id.Value} of {price.Meter.Value} from {price.EffectiveFrom:T} "
                + PriceModelJson.Write(price.Model));
        _invariants = new LeaseInvariants(_database, seed);
        _calls = new LeaseCalls(_random, _time, _invariants, Counts, _log);
        _database.Committed = Committed;
        _database.FailurePercent = _random.Next(3) == 0 ? _random.Next(1, 20) : 0;
        _wire.FailurePercent = _random.Next(2) == 0 ? _random.Next(1, 40) : 0;
        foreach (var customer in _customers)
            TopUp(customer);
        for (var i = 0; i < _machines.Length; i++)
            Start(i);
    }

    /// <summary>What happened, for the sum over all histories.</summary>
    public LeaseHistoryCounts Counts { get; } = new();

    private IEnumerable<LeaseNode> Nodes => _machines.Where(machine => machine.Node is not null)
        .Select(machine => machine.Node!);

    /// <summary>Lives the history.</summary>
    /// <param name="most">The most steps; for a look at how a failure begins.</param>
    public void Run(int most = int.MaxValue)
    {
        var steps = Math.Min(_random.Next(20, 220), most);
        for (var step = 0; step < steps; step++)
        {
            Act(_random.Next(_random.Next(4) == 0 ? 250 : 1000));
            ThrowIfWrong();
            _invariants.CheckUnits(Nodes);
        }

        End();
    }

    private void Act(int choice)
    {
        var machine = _random.Next(_machines.Length);
        var node = _machines[machine].Node;
        switch (choice)
        {
            case < 250 when node is not null && node.Calls < MaxCallsAtOnce:
                node.Begin(_calls.CallAsync(
                    node, _customers[_random.Next(_customers.Length)], _meters[_random.Next(_meters.Length)]));
                break;
            case >= 250 and < 256:
                TopUp(_customers[_random.Next(_customers.Length)]);
                break;
            case >= 256 and < 259 when !_isPlain:
                Void(_customers[_random.Next(_customers.Length)]);
                break;
            case >= 259 and < 270:
                Sweep(_customers[_random.Next(_customers.Length)], _machines[machine].Clock);
                break;
            case >= 270 and < 275 when _withSkew:
                Counts.ClockJumps++;
                var jump = TimeSpan.FromSeconds(_random.Next(-60, 60));
                _log?.Invoke($"clock {machine} {jump}");
                _machines[machine].Clock.SetWall(jump);
                break;
            case >= 275 and < 281:
                Die(machine);
                break;
            case >= 281 and < 286:
                Stop(machine);
                break;
            case >= 286 and < 300 when node is null:
                Start(machine);
                break;
            case >= 300 and < 306:
                _database.IsAway = _random.Next(3) == 0;
                break;
            case >= 306 and < 310:
                Calm();
                break;
            case >= 310 and < 330 when _wire.Late.Count > 0:
                Deliver();
                break;
            case >= 330 and < 336:
                _machines[machine].Disk.IsFull = _random.Next(2) == 0;
                Counts.FullDisks += _machines[machine].Disk.IsFull ? 1 : 0;
                break;
            default:
                for (var i = 0; i < 4; i++)
                    Step();
                break;
        }
    }

    /// <summary>One continuation or timer of one node; time passes when none has anything to do.</summary>
    private void Step()
    {
        var nodes = Nodes.ToList();
        var busy = nodes.FindAll(node => node.Process.HasWork);
        if (busy.Count > 0)
            busy[_random.Next(busy.Count)].Process.Step();
        else
            nodes.Where(node => node.Clock.NextDue is not null).MinBy(node => node.Clock.NextDue)?.Process.Step();
    }

    private static string Name(LeaseNode node) => LeaseWire.Name(node.Journal.Id);

    private void Committed(MemoryBooks before, MemoryBooks after, Guid? journal)
    {
        _calls.Keep(after);
        Counts.Recurred += after.Accounts.Values.Sum(account => account.References.Count)
            - before.Accounts.Values.Sum(account => account.References.Count);
        foreach (var number in after.Applied.Keys.Except(before.Applied.Keys))
            _log?.Invoke($"    applied {_calls.Admitted[number]}");
        foreach (var (key, lease) in after.Leases.Where(lease => !before.Leases.Contains(lease)))
            _log?.Invoke($"    {LeaseWire.Name(key.Journal)} by {journal}: {lease}");
        foreach (var (key, line) in after.Lines.Where(line => !before.Lines.Contains(line)))
        {
            _log?.Invoke(
                $"    {line.Metered} of {key.Price.Value} cost {line.CostNanos}: {after.Accounts[key.Customer]}");
        }

        // The code that commits would take what is wrong for a failure of the database.
        try
        {
            _invariants.CheckCommit(before, after, journal);
        }
        catch (Exception exception)
        {
            _wrong ??= exception;
        }
    }

    private void ThrowIfWrong()
    {
        if (_wrong is not null)
            throw new InvalidOperationException(_wrong.Message, _wrong);
    }

    private void TopUp(CustomerId customer)
    {
        var now = _machines[0].Clock.GetUtcNow();
        var grant = LeaseWorld.Grant(_random, now, _isPlain, ++_lastGrant);
        _log?.Invoke($"top-up {grant}");
        LeaseWorld.Book(
            _database, customer, now, account => account with { Grants = account.Grants.Add(grant) },
            booking => booking.Granted(grant));
        foreach (var node in Nodes.Take(1))
            node.Process.Run(() => node.Leases.Forget(customer));
        Counts.TopUps++;
    }

    private void Void(CustomerId customer)
    {
        var grants = _database.Books.Accounts[customer].Grants.FindAll(grant => grant.VoidedAt is null);
        if (grants.Count == 0)
            return;
        var (voided, _, _) = grants[_random.Next(grants.Count)];
        _log?.Invoke($"void {voided}");
        var now = _machines[0].Clock.GetUtcNow();
        _invariants.Void(customer, grants.Find(grant => grant.Id == voided)!.RemainingNanos);
        LeaseWorld.Book(
            _database, customer, now,
            account => account with
            {
                Grants = account.Grants.ConvertAll(
                    grant => grant.Id == voided ? grant with { VoidedAt = now } : grant),
            },
            booking => booking.Close("voided"));
        Counts.Voids++;
    }

    private void Sweep(CustomerId customer, SimulatedClock clock)
    {
        LeaseWorld.GrantDue(_database, customer, clock.GetUtcNow());
        var before = _database.Books.Accounts[customer].Entries.Count;
        LeaseWorld.Book(_database, customer, clock.GetUtcNow(), account => account, booking => booking.Close());
        Counts.Expired += _database.Books.Accounts[customer].Entries.Count - before;
    }

    private void Deliver()
    {
        var late = _random.Next(_wire.Late.Count);
        var message = _wire.Late[late];
        _wire.Late.RemoveAt(late);
        var sender = Nodes.FirstOrDefault(node => node.Journal.Id == message.Journal) ?? Nodes.FirstOrDefault();
        if (sender is null)
            return;
        sender.Begin(async () =>
        {
            try
            {
                await sender.Ledger.ExchangeAsync(message, CancellationToken.None);
                Counts.Late++;
            }
            catch (LedgerUnavailableException)
            {
                // It is lost after all.
            }
        });
    }

    private void Start(int machine)
    {
        if (_machines[machine].Node is not null)
            return;
        _time.Elapsed += TimeSpan.FromMilliseconds(10);
        var (disk, clock, _) = _machines[machine];
        _machines[machine].Node = new LeaseNode(_random, clock, disk, _database, _wire);
        _log?.Invoke($"start {machine} {Name(_machines[machine].Node!)} at {clock.GetUtcNow()}");
        Counts.Adoptions++;
    }

    /// <summary>A node dies. Most often its disk comes to another one soon, whose clock is another.</summary>
    private void Die(int machine)
    {
        if (_machines[machine].Node is not { } node)
            return;
        _log?.Invoke($"kill {machine}");
        node.Kill();
        Counts.Deaths++;
        _invariants.Open.RemoveAll(call => call.Journal == node.Journal.Id && call.State is CallState.Running);
        _machines[machine].Node = null;
        if (_withSkew)
            _machines[machine].Clock.SetWall(TimeSpan.FromSeconds(_random.Next(-30, 30)));
        if (_random.Next(3) > 0)
            Start(machine);
    }

    private void Stop(int machine)
    {
        if (_machines[machine].Node is not { } node)
            return;
        _log?.Invoke($"stop {machine}");
        node.Stop();
        Counts.Stops++;

        // A call that takes longer than the host waits is cut off with its process.
        _invariants.Open.RemoveAll(call => call.Journal == node.Journal.Id && call.State is CallState.Running);
        _machines[machine].Node = null;
        if (_random.Next(2) > 0)
            Start(machine);
    }

    /// <summary>I7: where nothing fails, whoever has credit is served.</summary>
    private void Calm()
    {
        var node = Nodes.FirstOrDefault();
        if (node is null)
            return;
        var (failures, messages) = (_database.FailurePercent, _wire.FailurePercent);
        Heal();
        Pass(TimeSpan.FromSeconds(10));
        new LeaseLiveness(_invariants, _database, _random, Counts, PassUntil).Check(
            [.. Nodes], _customers[_random.Next(_customers.Length)], _meters[_random.Next(_meters.Length)]);
        (_database.FailurePercent, _wire.FailurePercent) = (failures, messages);
    }

    private void Heal()
    {
        _database.IsAway = false;
        _database.FailurePercent = _wire.FailurePercent = 0;
        foreach (var (disk, _, _) in _machines)
            disk.IsFull = false;
    }

    private void Pass(TimeSpan time)
    {
        var end = _time.Elapsed + time;
        PassUntil(() => _time.Elapsed >= end);
    }

    private TimeSpan PassUntil(Func<bool> isDone)
    {
        var start = _time.Elapsed;
        for (var steps = 0; !isDone(); steps++)
        {
            Assert.True(steps < 20_000, "It does not come to an end.");
            Step();
        }

        return _time.Elapsed - start;
    }

    /// <summary>All is healed, and all nodes end. What the database has is what callers were told.</summary>
    private void End()
    {
        _log?.Invoke("end");
        Heal();
        while (_wire.Late.Count > 0 && Nodes.Any())
            Deliver();
        for (var machine = 0; machine < _machines.Length; machine++)
        {
            if (_random.Next(2) == 0)
                Die(machine);
            Start(machine);
            var node = _machines[machine].Node!;
            node.Process.RunToEnd(() => node.Flush.FlushAsync(CancellationToken.None));
            node.Stop();
            _machines[machine].Node = null;
        }

        ThrowIfWrong();
        _invariants.CheckUnits([]);
        Assert.True(_database.Books.Leases.IsEmpty, "I9: units are out to nobody.");
        Assert.All(_calls.Answered, number => Assert.True(
            _database.Books.Applied.ContainsKey(number), $"I5: call {number} was answered and is lost."));
        Assert.All(_database.Books.Applied.Keys, number => Assert.True(
            _calls.Answered.Contains(number) || _calls.Admitted[number].State is CallState.Recording,
            $"I5: call {number} was counted and not answered."));
        _invariants.CheckMoney(_calls.Admitted);
        Assert.All(_database.Books.Accounts.Values, account => Assert.Equal(
            account.Recurring.Sum(credit => credit.Granted), account.References.Count));
        (Counts.Lost, Counts.Doubled, Counts.Unanswered) = (_wire.Lost, _wire.Doubled, _wire.Unanswered);
    }
}
