using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Metering.Leases;
using Payg.Metering.Tests.Simulation;

namespace Payg.Metering.Tests.Leases.Simulation;

/// <summary>The calls of a history: what they ask for, use and are told.</summary>
internal sealed class LeaseCalls(
    Random random, SimulatedTime time, LeaseInvariants invariants, LeaseHistoryCounts counts, Action<string>? log)
{
    private readonly bool _withExcess = random.Next(6) == 0;
    private readonly int _size = random.Next(3) == 0 ? 12 : 1;
    private readonly List<(TimeSpan At, MemoryBooks Books)> _past = [];
    private int _lastNumber;

    /// <summary>All calls that were admitted, by number.</summary>
    public Dictionary<int, LeaseCall> Admitted { get; } = [];

    /// <summary>The numbers of those that were answered: they are charged.</summary>
    public HashSet<int> Answered { get; } = [];

    /// <summary>Keeps what was committed, to hold refusals against it.</summary>
    public void Keep(MemoryBooks books)
    {
        _past.Add((time.Elapsed, books));
        _past.RemoveAll(past => past.At < time.Elapsed - TimeSpan.FromSeconds(30) && past != _past[^1]);
    }

    /// <summary>A call of a customer on a node, from its admission to its record.</summary>
    public Func<Task> CallAsync(LeaseNode node, CustomerId customer, MeterId meter) => async () =>
    {
        var units = random.Next(3) == 0 ? random.Next(1, _size + 1) : 1;
        using var gone = random.Next(20) == 0
            ? new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(1, 1500)), node.Clock)
            : new CancellationTokenSource();
        try
        {
            if (await TakeAsync(node, customer, meter, units, gone.Token) is { } reservation)
                await ServeAsync(node, customer, meter, units, reservation);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            counts.Cancelled++;
        }
    };

    /// <summary>Takes units as a call does; null: it is refused.</summary>
    private async Task<Reservation?> TakeAsync(
        LeaseNode node, CustomerId customer, MeterId meter, long units, CancellationToken cancellationToken)
    {
        if (node.Leases.TryTake(customer, new LeasedUse(meter), units, out var reservation))
        {
            counts.AdmittedAtOnce++;
            return reservation;
        }

        var since = time.Elapsed;
        var take = await node.Leases.TakeAsync(customer, new LeasedUse(meter), units, cancellationToken);
        var name = LeaseWire.Name(node.Journal.Id);
        log?.Invoke($"  {units} of {meter.Value} on {name}: {take.Reservation?.At} {take.Refusal}");
        if (take.IsUnknown)
        {
            counts.Undecided++;
            Assert.True(
                node.IsStopping || node.Store.Exchanges.Exists(trip => !trip.HasAnswer && trip.End >= since),
                "I7: a call was not decided, and no trip failed while it waited.");
        }
        else if (take.Refusal is { } refusal)
        {
            counts.Refused++;
            counts.RefusedAsHeld += refusal.IsHeld ? 1 : 0;
            Assert.True(refusal.Until > since, "I6: a refusal was remembered for too long.");
            CheckRefusal(node, customer, meter, units, refusal.Until - LeaseNode.Options.Memory);
        }
        else
        {
            Assert.NotNull(take.Reservation);
        }

        return take.Reservation;
    }

    private async Task ServeAsync(
        LeaseNode node, CustomerId customer, MeterId meter, long units, Reservation reservation)
    {
        if (!node.Journal.TryReserve())
        {
            reservation.GiveBack();
            return;
        }

        var line = invariants.LineOf(customer, meter, reservation.At);
        var call = new LeaseCall(++_lastNumber, node.Journal.Id, line, units);
        Admitted.Add(call.Number, call);
        invariants.Open.Add(call);
        counts.Admitted++;
        log?.Invoke($"    {call} at {reservation.At}");

        // The handler takes its time, and may fail.
        if (random.Next(4) == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(3000)), node.Clock);
        await Task.Yield();
        if (random.Next(10) == 0)
        {
            reservation.GiveBack();
            node.Journal.Release();
            invariants.Open.Remove(call);
            counts.Uncharged++;
            return;
        }

        call.Used = random.Next(1, (int)units + 1);
        if (_withExcess && random.Next(10) == 0)
        {
            call.Used = units + random.Next(1, 6);
            invariants.Exceed(call, call.Used - units);
            counts.Exceeded++;
        }

        call.State = CallState.Recording;
        await node.Journal.AppendAsync(new UsageRecord(customer, meter, call.Used, reservation.At)
        {
            ApiKey = new ApiKeyId(call.Number),
        });
        call.State = CallState.Recorded;
        reservation.Settle(call.Used);
        Answered.Add(call.Number);
    }

    /// <summary>I6: while the trip behind a refusal was under way, the credit did not pay for the units.</summary>
    private void CheckRefusal(LeaseNode node, CustomerId customer, MeterId meter, long units, TimeSpan answeredAt)
    {
        foreach (var (since, _, _, at) in node.Store.Exchanges.FindAll(trip => trip.End == answeredAt))
        {
            var line = invariants.LineOf(customer, meter, at);
            for (var i = _past.FindLastIndex(past => past.At <= answeredAt); i >= 0; i--)
            {
                // What calls used beyond their units is charged already, and missing in hand.
                var (books, inHand) = (_past[i].Books, node.InHand(line));
                var lease = books.Leases.GetValueOrDefault((node.Journal.Id, line));
                var ahead = lease is null ? 0 : Math.Max(0, lease.Used + lease.Returned - lease.Granted);
                if (!invariants.Fits(books, line, Math.Max(1, units - inHand - ahead), at))
                    return;
                if (_past[i].At < since)
                    break;
            }
        }

        Assert.Fail($"I6: {units} units of {meter.Value} were refused, and the credit paid for them all the time.");
    }
}
