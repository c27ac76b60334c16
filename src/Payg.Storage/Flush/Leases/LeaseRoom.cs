using System.Globalization;
using Payg.Core.Amounts;
using Payg.Core.Budgets;
using Payg.Core.Credits;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Rating;
using Payg.Storage.Budgets;
using Payg.Storage.Credits;
using Payg.Storage.Flush.Rows;

namespace Payg.Storage.Flush.Leases;

/// <summary>What one customer, who is locked, may still use. Not thread-safe.</summary>
internal sealed class LeaseRoom(
    Payer payer, StoredCredit? account, PriceBook prices, IEnumerable<StoredLease> leases)
{
    private readonly List<(Budget Budget, IReadOnlyDictionary<DateTimeOffset, Int128> Spent)> _budgets = [];

    /// <summary>Of what is left, a journal gets a part at most where there are others.</summary>
    private const int ShareOfOthers = 4;

    private readonly Dictionary<(Guid Journal, LeaseLine Line), StoredLease> _leases =
        leases.ToDictionary(lease => (lease.Journal, lease.Line));

    private readonly HashSet<(Guid, LeaseLine)> _changed = [];
    private readonly Dictionary<PeriodKey, List<StoredUsage>> _stored = [];
    private readonly Dictionary<PeriodKey, (MeterPeriod Period, HashSet<PriceId> Prices)> _rated = [];

    public Payer Payer => payer;

    public IEnumerable<StoredLease> Changed => _changed.Select(key => _leases[key]);

    /// <summary>Reports a credit that did not pay for a call: once for all calls until there is another.</summary>
    public List<Alert> Exhausted { get; } = [];

    public IEnumerable<PeriodKey> Periods => _leases.Values
        .Where(lease => lease.Out > 0).Select(lease => PeriodOf(lease.Line)).Distinct();

    public Int128 Held => HoldsOf(OutsOf(_ => true)).Values.Sum(hold => hold);

    public PeriodKey PeriodOf(LeaseWant want) =>
        new(want.Customer, payer.Calendar.MonthOf(want.At), want.Meter);

    public void Take(PeriodKey period, List<StoredUsage> lines) => _stored[period] = lines;

    public void Take(Budget budget, IReadOnlyDictionary<DateTimeOffset, Int128> spent) => _budgets.Add((budget, spent));

    public void Return(Guid journal, LeaseLine line, long returned)
    {
        if (!_leases.TryGetValue((journal, line), out var lease))
            return;
        Set(lease with { Returned = Math.Max(lease.Returned, returned), IsRecalled = false });
    }

    public LeaseAnswer Grant(Guid journal, LeaseWant want)
    {
        var budgets = BudgetsFor(want);
        if ((account is not { IsLimited: true } && budgets.Count == 0)
            || !prices.TryFind(want.Meter, want.At, payer, want.Dimensions ?? Dimensions.None, out var price))
        {
            return new LeaseAnswer(LeaseOutcome.NotLimited);
        }

        // 1. What was granted by an answer that did not arrive is there already.
        var line = new LeaseLine(want.Customer, want.Meter, payer.Calendar.MonthOf(want.At), price.Id)
        {
            ApiKey = want.ApiKey,
        };
        var lease = _leases.GetValueOrDefault((journal, line)) ?? new StoredLease(line, journal);
        var room = RoomFor(line, want.At, _ => true);
        var unknown = Math.Min(lease.Out, lease.Granted - (want.Known == line ? want.Granted : 0));
        var least = Math.Max(0, want.Minimum - unknown);

        // Nothing to spare of what others wait for.
        var most = lease.IsRecalled ? least : Math.Max(least, want.Wanted - unknown);

        // The credit behind what is out may have ended since: then those units are for no call, and come back. Calls
        // that are under way may give some back yet.
        var restsOnEnded = lease.Out > 0 && room is not null && RestOnEndedCredit(line, room);
        var areEnded = unknown > 0 && restsOnEnded;
        var validUntil = restsOnEnded ? want.At : EndOfUnits(want, budgets, room);

        // 2. As many as the credit pays for and budgets allow. With others about, a part of that will do. What calls
        //    used beyond their units is charged already: that much holds nothing.
        var ahead = Math.Max(0, lease.Used + lease.Returned - lease.Granted);
        var affordable = Most(room, budgets, line, _ => true, checked(most * ShareOfOthers));
        var hasOthers = _leases.Values.Any(other => other.Journal != journal && other.Out > 0);
        var granted = hasOthers ? Math.Min(most, Math.Max(least, ahead + (affordable / ShareOfOthers))) : most;
        granted = Math.Min(granted, ahead + affordable);
        var latest = lease.Out == 0 || lease.ValidUntil < validUntil ? validUntil : lease.ValidUntil;
        if (granted > 0 || (lease.Out > 0 && lease.ValidUntil != latest))
            Set(lease = lease with { Granted = checked(lease.Granted + granted), ValidUntil = latest });
        if (granted >= least && !(areEnded && want.Minimum > 0))
        {
            return new LeaseAnswer(LeaseOutcome.Granted)
            {
                Line = line,
                Granted = lease.Granted,
                UnitCost = price.Model.UnitNanos is { } nanos ? In(nanos) : null,
                ValidUntil = validUntil,
            };
        }

        // 3. Do others have what is still missing, or does it come back with what has ended, or what may be used for
        //    longer than the credit is valid?
        var missing = areEnded ? want.Minimum : least - granted;
        var comesBack = restsOnEnded || OutlivesCredit(journal, line, want.At);
        bool Stays(Guid other) => other == journal && !comesBack;
        var isHeld = Most(RoomFor(line, want.At, Stays), budgets, line, Stays, missing) >= missing;
        var shortage = ShortageOf(
            room, budgets, line, missing, In(CostOf(line, Math.Max(least, want.Units))), want.At);
        if (isHeld)
            Recall(journal);
        else if (shortage.Budget is null)
            Report(shortage);
        return new LeaseAnswer(isHeld ? LeaseOutcome.Held : LeaseOutcome.Exhausted)
        {
            Line = line,
            Granted = lease.Granted,
            ValidUntil = isHeld && comesBack ? want.At : validUntil,
            Shortage = shortage,
        };
    }

    /// <summary>Another price, budget window or credit is for calls after it.</summary>
    private DateTimeOffset EndOfUnits(LeaseWant want, List<BudgetRoom> budgets, CreditRoom? room) =>
        budgets.Select(budget => budget.Window.End)
            .Append(prices.NextChange(want.Meter, want.At, payer))
            .Append(room is null ? DateTimeOffset.MaxValue : EndOfCredit(account!.Grants, want)).Min();

    private List<BudgetRoom> BudgetsFor(LeaseWant want)
    {
        var rooms = new List<BudgetRoom>();
        foreach (var (budget, spent) in _budgets)
        {
            if (!budget.Covers(want.Meter, want.ApiKey))
                continue;
            var window = budget.WindowOf(want.At, payer.Calendar);
            rooms.Add(new BudgetRoom(budget, window, spent.GetValueOrDefault(window.Start)));
        }

        return rooms;
    }

    /// <summary>Why units are not granted: the budget that does not allow them, or else the credit.</summary>
    private CreditShortage ShortageOf(
        CreditRoom? room, List<BudgetRoom> budgets, LeaseLine line, long units, Money needed, DateTimeOffset at)
    {
        var exceeded = budgets.Find(budget => Most(null, [budget], line, _ => true, units) < units);
        var isCredit = exceeded is null || (room is not null && Most(room, [], line, _ => true, units) < units);
        var balance = account is null
            ? 0
            : new CreditAccount(account.Grants, account.OwedNanos).BalanceAt(at);
        return new CreditShortage(In(balance), In(Held), needed)
        {
            Budget = isCredit || exceeded is null
                ? null
                : new BudgetShortage(
                    exceeded.Budget.Id, exceeded.Budget.Name, In(exceeded.Budget.LimitNanos), In(exceeded.SpentNanos),
                    exceeded.Window.End == DateTimeOffset.MaxValue ? null : exceeded.Window.End),
        };
    }

    /// <summary>
    /// The credit that may pay for units of a line: of the grants that are valid at a time, those that stay valid for
    /// as long as calls may take of the units that are out beside them. Which of these calls pays is decided by the
    /// order in which they are flushed: one that was admitted for a free unit pays where another came first.
    /// </summary>
    /// <returns>Null: the credit has no limit.</returns>
    private CreditRoom? RoomFor(LeaseLine line, DateTimeOffset at, Func<Guid, bool> counts) =>
        account is { IsLimited: true }
            ? CreditRoom.At(
                account.Grants.Where(grant => grant.VoidedAt is null && !IsOutlived(grant, line, counts)),
                account.LimitNanos - account.OwedNanos, at)
            : null;

    /// <summary>
    /// Whether units may be used after a grant has ended and be paid by it then: those of the same period, and those of
    /// others that cost something.
    /// </summary>
    private bool IsOutlived(CreditGrant grant, LeaseLine line, Func<Guid, bool> counts) =>
        grant.ExpiresAt is { } end && _leases.Values.Any(lease =>
            lease.Out > 0 && counts(lease.Journal) && !(lease.ValidUntil <= end) && grant.IsFor(lease.Line.Meter)
            && (PeriodOf(lease.Line) == PeriodOf(line)
                || HoldOf(PeriodOf(lease.Line), OutsOf(counts), lease.Line, 0) > 0));

    /// <summary>Whether a journal's own units outlive credit that is valid at a time.</summary>
    private bool OutlivesCredit(Guid journal, LeaseLine line, DateTimeOffset at) =>
        account is { IsLimited: true } && account.Grants.Exists(grant =>
            grant.IsValidAt(at) && IsOutlived(grant, line, other => other == journal));

    /// <summary>The first instant at which a credit that pays for what is wished ends.</summary>
    private static DateTimeOffset EndOfCredit(IEnumerable<CreditGrant> grants, LeaseWant want) => grants
        .Where(grant => grant.IsValidAt(want.At) && grant.IsFor(want.Meter) && grant.ExpiresAt is not null)
        .Select(grant => grant.ExpiresAt!.Value)
        .DefaultIfEmpty(DateTimeOffset.MaxValue)
        .Min();

    private static PeriodKey PeriodOf(LeaseLine line) => new(line.Customer, line.Month, line.Meter);

    private Money In(Int128 nanos) => new(nanos, payer.Currency);

    private void Set(StoredLease lease)
    {
        _leases[(lease.Journal, lease.Line)] = lease;
        _changed.Add((lease.Journal, lease.Line));
    }

    private void Report(CreditShortage shortage) => Exhausted.Add(new Alert(
        payer.Customer, AlertTypes.CreditExhausted,
        string.Create(CultureInfo.InvariantCulture, $"exhausted/{account!.Seq}"),
        BudgetAlerts.Balance(shortage.Balance, null)));

    private void Recall(Guid journal)
    {
        foreach (var lease in _leases.Values
            .Where(lease => lease.Journal != journal && lease is { Out: > 0, IsRecalled: false }).ToList())
        {
            Set(lease with { IsRecalled = true });
        }
    }

    /// <summary>The most units of a line that the credit pays for and budgets allow beside what is out.</summary>
    private long Most(
        CreditRoom? room, List<BudgetRoom> budgets, LeaseLine line, Func<Guid, bool> counts, long bound)
    {
        var outs = OutsOf(counts);
        var (holds, rises) = (HoldsOf(outs), RisesOf(outs));
        var period = PeriodOf(line);

        // What costs nothing needs no credit. A block that is held for other units of the line is not free: the credit
        // behind it may have ended, and the first unit that is used begins it.
        var free = HoldOfOthers(outs, line);

        long fits = 0;
        var probe = bound;
        for (var tooMany = bound + 1; tooMany - fits > 1; probe = fits + ((tooMany - fits) / 2))
        {
            var hold = HoldOf(period, outs, line, probe);
            (holds[period], rises[period]) = (hold, RiseOf(period, outs, line, probe));
            if (hold == free || (
                room?.Fits(ByMeter(holds), ByMeter(rises)) is not false
                && budgets.TrueForAll(budget => HoldOf(budget, holds, outs, line, probe) <= budget.LeftNanos)))
            {
                fits = probe;
            }
            else
            {
                tooMany = probe;
            }
        }

        return fits;
    }

    /// <summary>What is kept for the period of a line, but for its own units.</summary>
    private Int128 HoldOfOthers(Dictionary<LeaseLine, long> outs, LeaseLine line) => HoldOf(
        PeriodOf(line),
        outs.Where(other => other.Key with { ApiKey = line.ApiKey } != line)
            .ToDictionary(other => other.Key, other => other.Value),
        line, 0);

    /// <summary>Whether units of a line that are out cost something, and no credit that is valid pays for it.</summary>
    private bool RestOnEndedCredit(LeaseLine line, CreditRoom room)
    {
        var outs = OutsOf(_ => true);
        return HoldOf(PeriodOf(line), outs, line, 0) != HoldOfOthers(outs, line)
            && !room.Fits(ByMeter(HoldsOf(outs)), ByMeter(RisesOf(outs)));
    }

    private Int128 CostOf(LeaseLine line, long units)
    {
        var outs = OutsOf(_ => true);
        return HoldOf(PeriodOf(line), outs, line, units) - HoldOf(PeriodOf(line), outs, line, 0);
    }

    private Dictionary<LeaseLine, long> OutsOf(Func<Guid, bool> counts) => _leases.Values
        .Where(lease => lease.Out > 0 && counts(lease.Journal))
        .GroupBy(lease => lease.Line)
        .ToDictionary(group => group.Key, group => group.Sum(lease => lease.Out));

    private Dictionary<PeriodKey, Int128> HoldsOf(Dictionary<LeaseLine, long> outs) => outs.Keys.DistinctBy(PeriodOf)
        .ToDictionary(PeriodOf, line => HoldOf(PeriodOf(line), outs, line, 0));

    private Dictionary<PeriodKey, Int128> RisesOf(Dictionary<LeaseLine, long> outs) => outs.Keys.DistinctBy(PeriodOf)
        .ToDictionary(PeriodOf, line => RiseOf(PeriodOf(line), outs, line, 0));

    private static Dictionary<MeterId, Int128> ByMeter(Dictionary<PeriodKey, Int128> holds)
    {
        var byMeter = new Dictionary<MeterId, Int128>(holds.Count);
        foreach (var (period, hold) in holds)
            byMeter[period.Meter] = checked(byMeter.GetValueOrDefault(period.Meter) + hold);
        return byMeter;
    }

    /// <summary>What has to be kept of a budget, with more units out of one line.</summary>
    private Int128 HoldOf(
        BudgetRoom budget, Dictionary<PeriodKey, Int128> holds, Dictionary<LeaseLine, long> outs, LeaseLine more,
        long units)
    {
        if (budget.Budget.ApiKey is null)
        {
            return holds.Where(hold => budget.Covers(LineIn(hold.Key), more.Month)).Sum(hold => hold.Value);
        }

        // Other calls may come between those of one key, so its units are kept for wherever they may fall.
        var lines = outs.Keys.Append(more).Where(line => budget.Covers(line, more.Month)).Distinct().ToList();
        return lines.DistinctBy(PeriodOf).Sum(line => RatedOf(PeriodOf(line), line.Price).HoldAmong(price =>
        {
            var own = LineIn(PeriodOf(line), price) with { ApiKey = more.ApiKey };
            var all = OutsAt(outs, own) + (own == more ? units : 0);
            var ofKey = outs.GetValueOrDefault(own) + (own == more ? units : 0);
            return (ofKey, checked(all - ofKey));
        }));
    }

    private static LeaseLine LineIn(PeriodKey period, PriceId price = default) =>
        new(period.Customer, period.Meter, period.Month, price);

    private static long OutsAt(Dictionary<LeaseLine, long> outs, LeaseLine line)
    {
        long sum = 0;
        foreach (var (other, units) in outs)
        {
            if (other with { ApiKey = line.ApiKey } == line)
                sum = checked(sum + units);
        }

        return sum;
    }

    /// <summary>What has to be kept for the lines of a period, with more units out of one of them.</summary>
    private Int128 HoldOf(PeriodKey period, Dictionary<LeaseLine, long> outs, LeaseLine more, long units) =>
        RatedOf(period, more.Price).Hold(price => OutsAt(period, price, outs, more, units));

    /// <summary>What those lines may cost after their cost has fallen.</summary>
    private Int128 RiseOf(PeriodKey period, Dictionary<LeaseLine, long> outs, LeaseLine more, long units) =>
        RatedOf(period, more.Price).Rise(price => OutsAt(period, price, outs, more, units));

    private static long OutsAt(
        PeriodKey period, PriceId price, Dictionary<LeaseLine, long> outs, LeaseLine more, long units)
    {
        var line = LineIn(period, price);
        return checked(OutsAt(outs, line) + (line == more with { ApiKey = default } ? units : 0));
    }

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
