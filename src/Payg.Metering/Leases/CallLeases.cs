using System.Collections.Concurrent;
using System.Threading.Channels;
using Payg.Core.Customers;
using Payg.Metering.Diagnostics;

namespace Payg.Metering.Leases;

/// <summary>
/// The units that this node may admit calls of limited customers for. A call takes from what is in hand; only where
/// there is too little it waits for the <see cref="LeaseKeeper"/> to get more. Kept are about 500 bytes for each
/// limited customer and meter that was called. Thread-safe.
/// </summary>
internal sealed class CallLeases(TimeProvider clock, LeaseOptions options)
{
    private readonly ConcurrentDictionary<CustomerId, CustomerLeases> _customers = new();
    private readonly Channel<MeterLease> _asking = Channel.CreateUnbounded<MeterLease>(
        new UnboundedChannelOptions { SingleReader = true });

    public IEnumerable<MeterLease> All => _customers.SelectMany(customer => customer.Value.Meters);

    public ChannelReader<MeterLease> Asking => _asking.Reader;

    public LeaseCounts Counts { get; } = new();

    public long InHand => All.Select(lease => lease.Current).OfType<LeasedLine>().Distinct()
        .Sum(line => Math.Max(0, line.InHand));

    public CustomerLeases? Find(CustomerId customer) => _customers.GetValueOrDefault(customer);

    /// <summary>Takes units in hand; false: see <see cref="TakeAsync"/>.</summary>
    public bool TryTake(CustomerId customer, in LeasedUse use, long units, out Reservation? reservation)
    {
        reservation = null;
        return _customers.TryGetValue(customer, out var leases)
            && leases.Find(use) is { } lease
            && lease.TryTake(units, clock.GetUtcNow(), out reservation);
    }

    /// <summary>Takes units, for which the database may have to be asked.</summary>
    public async ValueTask<LeaseTake> TakeAsync(
        CustomerId customer, LeasedUse use, long units, CancellationToken cancellationToken)
    {
        var lease = _customers.GetOrAdd(customer, id => new CustomerLeases(id)).Of(use);
        if (lease.TryTake(units, clock.GetUtcNow(), out var reservation))
            return new LeaseTake { Reservation = reservation };

        var now = clock.RunningTime();

        // What was refused a moment ago is refused again, so that refused calls cost the database nothing; unless as
        // much came back meanwhile, whose time only has to be renewed.
        if (lease.Refusal is { } known && now < known.Until && units >= known.Units
            && !(lease.Current?.InHand >= units))
            return new LeaseTake { Refusal = known };

        var waiter = new LeaseWaiter(units, now + options.Patience);
        lease.Add(waiter);
        _asking.Writer.TryWrite(lease);
        await using var registration = cancellationToken.Register(() => waiter.Source.TrySetCanceled());
        return await waiter.Source.Task;
    }

    public void CountExcess(long units) => Counts.CountExcess(units);

    public void CountTrip() => Counts.CountExchange();

    /// <summary>The customer may have more credit, or another mode: their calls ask again.</summary>
    public void Forget(CustomerId customer)
    {
        foreach (var lease in Find(customer)?.Meters ?? [])
        {
            lease.Refusal = null;
            lease.AskAgainAt = default;
            _asking.Writer.TryWrite(lease);
        }
    }
}
