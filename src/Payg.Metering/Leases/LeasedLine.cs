using System.Diagnostics.CodeAnalysis;
using Payg.Core.Amounts;
using Payg.Core.Credits;

namespace Payg.Metering.Leases;

/// <summary>
/// Units of one usage line that this node may admit calls for. Taking and giving back is for every call at once,
/// lock-free; the rest is for the <see cref="LeaseKeeper"/> alone.
/// </summary>
internal sealed class LeasedLine(LeaseLine line)
{
    private long _inHand;
    private long _from;
    private long _validUntil;
    private volatile UnitCost? _cost;

    public LeaseLine Line => line;

    /// <summary>Units that nobody has taken. Negative: calls used more than they had announced.</summary>
    public long InHand => Volatile.Read(ref _inHand);

    /// <summary>Units that the database is known to have granted since the process began.</summary>
    public long Granted { get; private set; }

    public long Returned { get; private set; }

    public long ReturnedKnown { get; set; }

    public long Taken => Granted - Returned - InHand;

    public bool TryTake(
        long units, DateTimeOffset now, [NotNullWhen(true)] out Reservation? reservation)
    {
        reservation = null;
        var ticks = TicksAt(now);
        if (ticks >= Volatile.Read(ref _validUntil))
            return false;
        var inHand = Volatile.Read(ref _inHand);
        while (inHand >= units)
        {
            var before = Interlocked.CompareExchange(ref _inHand, inHand - units, inHand);
            if (before == inHand)
            {
                reservation = new Reservation(this, units, new DateTimeOffset(ticks, TimeSpan.Zero));
                return true;
            }

            inHand = before;
        }

        return false;
    }

    /// <summary>Gives units back; takes them where the number is negative.</summary>
    public void GiveBack(long units) => Interlocked.Add(ref _inHand, units);

    public bool IsValidAt(DateTimeOffset now) => TicksAt(now) < Volatile.Read(ref _validUntil);

    /// <summary>What so many units cost, wherever among others they fall; null: that depends.</summary>
    public Money? CostOf(long units) => _cost is { OfUnit: var cost }
        ? new Money(checked(cost.Nanos * units), cost.Currency)
        : null;

    public void Cost(Money? unit)
    {
        // The price of a line never changes.
        if (unit is { } cost)
            _cost ??= new UnitCost(cost);
    }

    /// <summary>Takes up an answer of the database.</summary>
    /// <param name="granted">Units that it has granted since the process began.</param>
    /// <param name="from">The time for which it was asked: earlier than before where the clock was set back.</param>
    /// <param name="validUntil">Until when the line is the right one, and the credit behind it is valid.</param>
    public void Take(long granted, DateTimeOffset from, DateTimeOffset validUntil)
    {
        Volatile.Write(ref _from, from.UtcTicks);
        Volatile.Write(ref _validUntil, validUntil.UtcTicks);
        var more = granted - Granted;
        Granted = granted;
        if (more != 0)
            Interlocked.Add(ref _inHand, more);
    }

    /// <summary>Gives up units in hand beyond some that stay; they go back with the next message.</summary>
    public long Release(long keep)
    {
        var inHand = Volatile.Read(ref _inHand);
        while (inHand > keep)
        {
            var before = Interlocked.CompareExchange(ref _inHand, keep, inHand);
            if (before == inHand)
            {
                Returned += inHand - keep;
                return inHand - keep;
            }

            inHand = before;
        }

        return 0;
    }

    /// <summary>The time of a call: a clock that was set back must not move it to an earlier line.</summary>
    private long TicksAt(DateTimeOffset now) => Math.Max(now.UtcTicks, Volatile.Read(ref _from));
}

internal sealed record UnitCost(Money OfUnit);

internal sealed class Reservation(LeasedLine line, long units, DateTimeOffset at)
{
    public DateTimeOffset At => at;

    /// <summary>Whether the units were granted for the call's API key alone.</summary>
    public bool IsOfKey => line.Line.ApiKey != default;

    public Money? CostOf(long used) => line.CostOf(used);

    public void GiveBack() => line.GiveBack(units);

    /// <summary>The call used so many units. Returns how many of them it had not announced.</summary>
    public long Settle(long used)
    {
        if (used != units)
            line.GiveBack(units - used);
        return Math.Max(0, used - units);
    }
}
