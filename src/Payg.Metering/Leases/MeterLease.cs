using System.Diagnostics.CodeAnalysis;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;

namespace Payg.Metering.Leases;

/// <summary>One customer's units of one meter on this node, and the calls that wait for some. Thread-safe.</summary>
internal sealed class MeterLease(CustomerId customer, LeasedUse use)
{
    private readonly Lock _gate = new();
    private readonly List<LeaseWaiter> _waiting = [];
    private volatile LeasedLine? _current;
    private volatile LeaseRefusal? _refusal;

    public CustomerId Customer => customer;

    public LeasedUse For => use;

    public LeasedLine? Current
    {
        get => _current;
        set => _current = value;
    }

    public LeaseRefusal? Refusal
    {
        get => _refusal;
        set => _refusal = value;
    }

    /// <summary>The lines whose units its calls have taken. For the keeper alone.</summary>
    public List<LeasedLine> Lines { get; } = [];

    /// <summary>Units that calls took by the last two ticks. For the keeper alone.</summary>
    public (long Total, long Last, long Before) Use { get; set; }

    /// <summary>The use of a recent interval, which fades: after a pause customers often call as fast.</summary>
    public long Recent { get; set; }

    /// <summary>In how many intervals no call took a unit. For the keeper alone.</summary>
    public int Idle { get; set; }

    /// <summary>What lasts some intervals at the recent rate. For the keeper alone.</summary>
    public long Stock => Math.Max(LeaseOptions.FirstUnits, LeaseOptions.Lasting * Recent);

    /// <summary>A running time before which the database is not asked again for what others have.</summary>
    public TimeSpan AskAgainAt { get; set; }

    /// <summary>A running time before which no more is asked for than calls wait for: others needed it.</summary>
    public TimeSpan RenewAgainAt { get; set; }

    public bool HasWaiting
    {
        get
        {
            lock (_gate)
                return _waiting.Count > 0;
        }
    }

    public bool TryTake(long units, DateTimeOffset now, [NotNullWhen(true)] out Reservation? reservation)
    {
        reservation = null;
        return _current is { } line && line.TryTake(units, now, out reservation);
    }

    public void Add(LeaseWaiter waiter)
    {
        lock (_gate)
            _waiting.Add(waiter);
    }

    /// <summary>The most units that one call waits for, and all calls together.</summary>
    public (long Most, long Sum) Waiting()
    {
        lock (_gate)
        {
            long most = 0, sum = 0;
            foreach (var waiter in _waiting)
            {
                most = Math.Max(most, waiter.Units);
                sum += waiter.Units;
            }

            return (most, sum);
        }
    }

    /// <summary>Takes out the calls for which an answer is found; they are answered outside the lock.</summary>
    public void Answer(Func<LeaseWaiter, LeaseTake?> answer)
    {
        List<(LeaseWaiter Waiter, LeaseTake Take)>? answered = null;
        lock (_gate)
        {
            for (var i = 0; i < _waiting.Count; i++)
            {
                if (answer(_waiting[i]) is not { } take)
                    continue;
                (answered ??= []).Add((_waiting[i], take));
            }

            if (answered is null)
                return;
            var gone = answered.Select(item => item.Waiter).ToHashSet();
            _waiting.RemoveAll(gone.Contains);
        }

        foreach (var (waiter, take) in answered)
        {
            // A caller who gave up waiting does not need the units.
            if (!waiter.Source.TrySetResult(take))
                take.Reservation?.GiveBack();
        }
    }
}

/// <summary>Calls that take from the same units.</summary>
/// <param name="Dimensions">The dimensions, as far as they are known before; null: none.</param>
/// <param name="ApiKey">The API key, where it has a budget of its own.</param>
internal readonly record struct LeasedUse(MeterId Meter, Dimensions? Dimensions = null, ApiKeyId ApiKey = default);

/// <param name="Deadline">Until which running time others may give back what they have.</param>
internal sealed record LeaseWaiter(long Units, TimeSpan Deadline)
{
    public TaskCompletionSource<LeaseTake> Source { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Calls are refused for a while without asking again.</summary>
/// <param name="Until">Until which running time.</param>
/// <param name="Units">The least units that were refused.</param>
/// <param name="IsHeld">Whether other nodes have what is missing, and did not give it back.</param>
internal sealed record LeaseRefusal(TimeSpan Until, CreditShortage Shortage, long Units, bool IsHeld);

internal readonly record struct LeaseTake
{
    /// <summary>The units; none where the customer is not limited any more.</summary>
    public Reservation? Reservation { get; init; }

    public LeaseRefusal? Refusal { get; init; }

    public bool IsUnknown { get; init; }
}
