using Payg.Core.Calendar;
using Payg.Core.Meters;
using Payg.Core.Pricing;

namespace Payg.Core.Rating;

/// <summary>
/// The usage lines of one customer's use of one meter in one billing period: by case of dimensions, then in the order
/// in which their prices take over. When one grows, those after it of the same case are rated again from where it ends.
/// Not thread-safe.
/// </summary>
public sealed class MeterPeriod
{
    private readonly List<Line> _lines;

    private MeterPeriod(List<Line> lines) => _lines = lines;

    /// <summary>The lines that have any usage, in turn.</summary>
    public IEnumerable<RatedLine> Lines => _lines.Where(line => line.IsStored)
        .Select(line => new RatedLine(line.Price, line.Before, line.Quantity, line.Cost));

    /// <summary>Takes up the lines of a period with the costs that are stored for them.</summary>
    /// <param name="prices">All prices.</param>
    /// <param name="meter">The meter.</param>
    /// <param name="month">The period.</param>
    /// <param name="payer">The customer.</param>
    /// <param name="stored">The lines that are stored, in any order.</param>
    /// <param name="others">The prices of lines that are to be added to.</param>
    /// <exception cref="KeyNotFoundException">A price is not known.</exception>
    public static MeterPeriod Of(
        PriceBook prices,
        MeterId meter,
        BillingMonth month,
        Payer payer,
        IReadOnlyCollection<StoredLine> stored,
        params IEnumerable<PriceId> others)
    {
        var ids = stored.Select(line => line.Price).Union(others).ToList();

        // Where there is one line it starts with the first unit, whichever prices there are besides.
        IReadOnlyList<PriceTurn> turns = ids.Count == 1
            ? [new PriceTurn(prices[ids[0]], false)]
            : prices.InPeriod(meter, month, payer, ids);
        var lines = turns.Select(turn => new Line(turn.Price, turn.Continues)).ToList();
        foreach (var line in stored)
            lines.Find(found => found.Price.Id == line.Price)!.Take(line);

        var period = new MeterPeriod(lines);
        for (var start = 0; start < lines.Count;)
            start = period.Place(start);
        return period;
    }

    /// <summary>The line at a price.</summary>
    /// <exception cref="InvalidOperationException">The period has no line at this price.</exception>
    public RatedLine this[PriceId price] => Lines.Single(line => line.Price.Id == price);

    /// <summary>Adds units to the line at a price and rates it and those after it. May be negative.</summary>
    /// <returns>What the period's cost gained in nanos; with volume prices it may be negative.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The line would have fewer than no units.</exception>
    /// <exception cref="OverflowException">The line would have more units than a <see cref="long"/> holds.</exception>
    public Int128 Add(PriceId price, long quantity)
    {
        var index = _lines.FindIndex(line => line.Price.Id == price);
        _lines[index].Grow(quantity);
        var last = Place(index);
        Int128 gained = 0;
        for (var i = index; i < last; i++)
            gained += _lines[i].Rate();
        return gained;
    }

    /// <summary>
    /// What the period's cost may gain at most while up to so many more units go on its lines: what has to be kept for
    /// units that are out. Exact where units are out on the last line of a case alone; an upper bound where later lines
    /// of it may move as well.
    /// </summary>
    /// <param name="outOf">How many units are out on the line of a price: 0 or more.</param>
    public Int128 Hold(Func<PriceId, long> outOf) => Sum(
        outOf, (line, units, isMoved) => isMoved ? line.HoldAnywhere(units) : line.HoldHere(units));

    /// <summary>
    /// What the period's cost may rise by at most while the units that are out go on its lines, one after the other:
    /// more than <see cref="Hold"/> where it may fall in between. An upper bound where later lines of a case may move.
    /// </summary>
    /// <param name="outOf">How many units are out on the line of a price: 0 or more.</param>
    public Int128 Rise(Func<PriceId, long> outOf) => Sum(
        outOf, (line, units, isMoved) => isMoved ? line.RiseAnywhere(units) : line.RiseHere(units));

    /// <summary>
    /// What may at most be spent by some of the units that are out, wherever among the others they come: an upper
    /// bound, exact where every unit costs the same.
    /// </summary>
    /// <param name="outOf">How many of them are out on the line of a price, and how many others.</param>
    public Int128 HoldAmong(Func<PriceId, (long Own, long Others)> outOf)
    {
        Int128 hold = 0;
        var isMoved = false;
        foreach (var line in _lines)
        {
            isMoved &= line.Continues;
            var (own, others) = outOf(line.Price.Id);
            hold = checked(hold + line.HoldAmong(own, others, isMoved));
            isMoved |= own + others > 0;
        }

        return hold;
    }

    /// <summary>Rates all lines, whatever costs they were taken up with.</summary>
    public void Rate()
    {
        foreach (var line in _lines)
            line.Rate();
    }

    private Int128 Sum(Func<PriceId, long> outOf, Func<Line, long, bool, Int128> partOf)
    {
        Int128 sum = 0;
        var isMoved = false;
        foreach (var line in _lines)
        {
            isMoved &= line.Continues;
            var units = outOf(line.Price.Id);
            sum = checked(sum + partOf(line, units, isMoved));
            isMoved |= units > 0;
        }

        return sum;
    }

    /// <summary>Places lines after one; returns the first that does not continue from it.</summary>
    private int Place(int index)
    {
        var next = index + 1;
        for (; next < _lines.Count && _lines[next].Continues; next++)
            _lines[next].Before = checked(_lines[next - 1].Before + _lines[next - 1].Quantity);
        return next;
    }

    private sealed class Line(Price price, bool continues)
    {
        public Price Price => price;

        public bool Continues => continues;

        public bool IsStored { get; private set; }

        public long Before { get; set; }

        public long Quantity { get; private set; }

        public Int128 Cost { get; private set; }

        public void Take(StoredLine line) => (IsStored, Quantity, Cost) = (true, line.Quantity, line.CostNanos);

        public void Grow(long quantity)
        {
            var grown = checked(Quantity + quantity);
            ArgumentOutOfRangeException.ThrowIfNegative(grown, nameof(quantity));
            (IsStored, Quantity) = (true, grown);
        }

        /// <summary>The most that so many more units add to the line's cost where it is.</summary>
        public Int128 HoldHere(long units)
        {
            if (units == 0)
                return 0;
            var cost = CostOf(0);
            var most = CostOf(units) - cost;
            foreach (var peak in price.Model.Peaks)
            {
                var more = (Int128)price.Model.FreeUnits + peak - Before - Quantity;
                if (more > 0 && more < units)
                    most = Int128.Max(most, CostOf((long)more) - cost);
            }

            return Int128.Max(most, 0);
        }

        /// <summary>The most that so many more units add to the line's cost if it may also move.</summary>
        public Int128 HoldAnywhere(long units)
        {
            // Where the line starts and where it ends are both rounded.
            var atMost = price.Model.AtMost(checked(Quantity + units));
            return atMost == 0 ? 0 : Int128.Max((atMost / price.Model.PerUnits) + 2 - CostOf(0), 0);
        }

        /// <summary>The most that the line's cost rises by while so many more units go on it where it is.</summary>
        public Int128 RiseHere(long units)
        {
            if (units == 0)
                return 0;
            var (most, lowest) = ((Int128)0, CostOf(0));
            foreach (var peak in price.Model.Peaks)
            {
                var more = (Int128)price.Model.FreeUnits + peak - Before - Quantity;
                if (more < 0 || more >= units)
                    continue;
                most = Int128.Max(most, CostOf((long)more) - lowest);
                lowest = Int128.Min(lowest, CostOf((long)more + 1));
            }

            return Int128.Max(most, CostOf(units) - lowest);
        }

        /// <summary>The most that the line's cost rises by if it may also move, and fall by that.</summary>
        public Int128 RiseAnywhere(long units) => price.Model.AtMost(checked(Quantity + units)) == 0
            ? 0
            : HoldAnywhere(units) + (price.Model.Spread(Quantity) / price.Model.PerUnits) + 2;

        /// <summary>The most that some units add to the line's cost if others may come between them.</summary>
        public Int128 HoldAmong(long own, long others, bool isMoved)
        {
            if (own == 0)
                return 0;
            var all = checked(own + others);
            var hold = isMoved ? HoldAnywhere(all) : HoldHere(all);

            // Where a unit may lower the cost of others, another may raise it again.
            var model = price.Model;
            return others == 0 || model.Peaks.Any()
                ? hold
                : Int128.Min(hold, (model.AtMost(own) + model.PerUnits - 1) / model.PerUnits);
        }

        private Int128 CostOf(long more) => Rater.Rate(price, Before, checked(Quantity + more)).Nanos;

        public Int128 Rate()
        {
            var cost = Rater.Rate(price, Before, Quantity).Nanos;
            var gained = cost - Cost;
            Cost = cost;
            return gained;
        }
    }
}

/// <summary>A usage line as it is stored.</summary>
/// <param name="Price">Its price.</param>
/// <param name="Quantity">Its quantity, adjustments included.</param>
/// <param name="CostNanos">What it costs, in nanos.</param>
public readonly record struct StoredLine(PriceId Price, long Quantity, Int128 CostNanos);

/// <summary>A usage line in its place.</summary>
/// <param name="Price">Its price.</param>
/// <param name="Before">Units of the meter in the period that its tiers and free units continue from.</param>
/// <param name="Quantity">Its quantity, adjustments included.</param>
/// <param name="CostNanos">What it costs, in nanos.</param>
public readonly record struct RatedLine(Price Price, long Before, long Quantity, Int128 CostNanos);
