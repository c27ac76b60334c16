using Payg.Core.Amounts;
using Payg.Core.Credits;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Rating;
using Payg.Storage.Credits;

namespace Payg.Storage.Flush;

/// <summary>
/// What one customer may still use: their credit, what their units that are out may cost, and the units themselves.
/// The customer is locked. Not thread-safe.
/// </summary>
internal sealed class LeaseRoom(
    Payer payer, StoredCredit? account, PriceBook prices, IEnumerable<StoredLease> leases)
{
    /// <summary>Of what is left, a journal gets a part at most where there are others.</summary>
    private const int ShareOfOthers = 4;

    private readonly Dictionary<(Guid Journal, LeaseLine Line), StoredLease> _leases =
        leases.ToDictionary(lease => (lease.Journal, lease.Line));

    private readonly HashSet<(Guid, LeaseLine)> _changed = [];
    private readonly Dictionary<PeriodKey, List<StoredUsage>> _stored = [];
    private readonly Dictionary<PeriodKey, (MeterPeriod Period, HashSet<PriceId> Prices)> _rated = [];

    /// <summary>The customer.</summary>
    public Payer Payer => payer;

    /// <summary>The leases that are not as they were.</summary>
    public IEnumerable<StoredLease> Changed => _changed.Select(key => _leases[key]);

    /// <summary>The periods whose lines have units out.</summary>
    public IEnumerable<PeriodKey> Periods => _leases.Values
        .Where(lease => lease.Out > 0).Select(lease => PeriodOf(lease.Line)).Distinct();

    /// <summary>What is kept for the units that are out, in nanos.</summary>
    public Int128 Held => HoldsOf(OutsOf(_ => true)).Values
        .Aggregate((Int128)0, (sum, hold) => checked(sum + hold));

    /// <summary>The period that a wish is about.</summary>
    public PeriodKey PeriodOf(LeaseWant want) =>
        new(want.Customer, payer.Calendar.MonthOf(want.At), want.Meter);

    /// <summary>Takes up the stored lines of a period.</summary>
    public void Take(PeriodKey period, List<StoredUsage> lines) => _stored[period] = lines;

    /// <summary>Notes what a journal has given back, and that it was asked for it.</summary>
    public void Return(Guid journal, LeaseLine line, long returned)
    {
        if (!_leases.TryGetValue((journal, line), out var lease))
            return;
        Set(lease with { Returned = Math.Max(lease.Returned, returned), IsRecalled = false });
    }

    /// <summary>Grants what is wished, or as much as there is.</summary>
    public LeaseAnswer Grant(Guid journal, LeaseWant want)
    {
        if (account is not { IsLimited: true }
            || !prices.TryFind(want.Meter, want.At, payer, want.Dimensions ?? Dimensions.None, out var price))
        {
            return new LeaseAnswer(LeaseOutcome.NotLimited);
        }

        // 1. What was granted by an answer that did not arrive is there already.
        var line = new LeaseLine(want.Customer, want.Meter, payer.Calendar.MonthOf(want.At), price.Id);
        var lease = _leases.GetValueOrDefault((journal, line)) ?? new StoredLease(line, journal);
        var unknown = lease.Granted - (want.Known == line ? want.Granted : 0);
        var least = Math.Max(0, want.Minimum - unknown);
        var most = Math.Max(least, want.Wanted - unknown);

        // 2. As many as the credit pays for. With others about, a part of that will do.
        var room = CreditRoom.At(account.Grants, account.LimitNanos - account.OwedNanos, want.At);
        var affordable = Most(room, line, _ => true, checked(most * ShareOfOthers));
        var hasOthers = _leases.Values.Any(other => other.Journal != journal && other.Out > 0);
        var granted = hasOthers ? Math.Min(most, Math.Max(least, affordable / ShareOfOthers)) : most;
        granted = Math.Min(granted, affordable);
        if (granted > 0)
            Set(lease = lease with { Granted = checked(lease.Granted + granted) });
        if (granted >= least)
        {
            return new LeaseAnswer(LeaseOutcome.Granted)
            {
                Line = line,
                Granted = lease.Granted,
                ValidUntil = Earlier(
                    prices.NextChange(want.Meter, want.At, payer), EndOfCredit(account.Grants, want)),
            };
        }

        // 3. Do others have what is missing?
        var isHeld = Most(room, line, other => other == journal, least) >= least;
        if (isHeld)
            Recall(journal);
        return new LeaseAnswer(isHeld ? LeaseOutcome.Held : LeaseOutcome.Exhausted)
        {
            Line = line,
            Granted = lease.Granted,
            Shortage = new CreditShortage(
                In(new CreditAccount(account.Grants, account.OwedNanos).BalanceAt(want.At)), In(Held),
                In(CostOf(line, least))),
        };
    }

    /// <summary>The first instant at which a credit that pays for what is wished ends.</summary>
    private static DateTimeOffset EndOfCredit(IEnumerable<CreditGrant> grants, LeaseWant want) => grants
        .Where(grant => grant.IsValidAt(want.At) && grant.IsFor(want.Meter) && grant.ExpiresAt is not null)
        .Select(grant => grant.ExpiresAt!.Value)
        .DefaultIfEmpty(DateTimeOffset.MaxValue)
        .Min();

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static PeriodKey PeriodOf(LeaseLine line) => new(line.Customer, line.Month, line.Meter);

    private Money In(Int128 nanos) => new(nanos, payer.Currency);

    private void Set(StoredLease lease)
    {
        _leases[(lease.Journal, lease.Line)] = lease;
        _changed.Add((lease.Journal, lease.Line));
    }

    private void Recall(Guid journal)
    {
        foreach (var lease in _leases.Values
            .Where(lease => lease.Journal != journal && lease is { Out: > 0, IsRecalled: false }).ToList())
        {
            Set(lease with { IsRecalled = true });
        }
    }

    /// <summary>The most units of a line, up to a bound, that the credit pays for beside what is out.</summary>
    private long Most(CreditRoom room, LeaseLine line, Func<Guid, bool> counts, long bound)
    {
        var outs = OutsOf(counts);
        var holds = HoldsOf(outs);
        var already = HoldOf(PeriodOf(line), outs, line, 0);
        var ofMeter = holds.GetValueOrDefault(line.Meter) - already;

        long fits = 0;
        var probe = bound;
        for (var tooMany = bound + 1; tooMany - fits > 1; probe = fits + ((tooMany - fits) / 2))
        {
            // What costs nothing needs no credit.
            var hold = HoldOf(PeriodOf(line), outs, line, probe);
            holds[line.Meter] = checked(ofMeter + hold);
            if (hold == already || room.Fits(holds))
                fits = probe;
            else
                tooMany = probe;
        }

        return fits;
    }

    private Int128 CostOf(LeaseLine line, long units)
    {
        var outs = OutsOf(_ => true);
        return HoldOf(PeriodOf(line), outs, line, units) - HoldOf(PeriodOf(line), outs, line, 0);
    }

    /// <summary>The units that are out of each line.</summary>
    private Dictionary<LeaseLine, long> OutsOf(Func<Guid, bool> counts) => _leases.Values
        .Where(lease => lease.Out > 0 && counts(lease.Journal))
        .GroupBy(lease => lease.Line)
        .ToDictionary(group => group.Key, group => group.Sum(lease => lease.Out));

    /// <summary>What has to be kept for each meter.</summary>
    private Dictionary<MeterId, Int128> HoldsOf(Dictionary<LeaseLine, long> outs)
    {
        var holds = new Dictionary<MeterId, Int128>();
        foreach (var line in outs.Keys.DistinctBy(PeriodOf))
        {
            var hold = HoldOf(PeriodOf(line), outs, line, 0);
            holds[line.Meter] = checked(holds.GetValueOrDefault(line.Meter) + hold);
        }

        return holds;
    }

    /// <summary>What has to be kept for the lines of a period, with more units out of one of them.</summary>
    private Int128 HoldOf(PeriodKey period, Dictionary<LeaseLine, long> outs, LeaseLine more, long units) =>
        RatedOf(period, more.Price).Hold(price =>
        {
            var line = new LeaseLine(period.Customer, period.Meter, period.Month, price);
            return checked(outs.GetValueOrDefault(line) + (line == more ? units : 0));
        });

    private MeterPeriod RatedOf(PeriodKey period, PriceId price)
    {
        if (_rated.TryGetValue(period, out var known) && known.Prices.Contains(price))
            return known.Period;

        var ofLeases = _leases.Keys.Where(key => PeriodOf(key.Line) == period).Select(key => key.Line.Price)
            .Append(price).ToHashSet();
        var rated = MeterPeriod.Of(
            prices, period.Meter, period.Month, payer,
            (_stored.GetValueOrDefault(period) ?? []).ConvertAll(line => line.ToLine()), ofLeases);
        _rated[period] = (rated, ofLeases);
        return rated;
    }
}
