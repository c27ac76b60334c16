using Payg.Core.Customers;
using Payg.Core.Pricing;
using Payg.Core.Rating;

namespace Payg.Storage.Flush.Rows;

/// <summary>What a flush writes: lines with their new quantity and cost, and what quarters and totals gain.</summary>
/// <param name="Lines">Lines that were added to, and later ones of their periods whose cost changed with them.</param>
/// <param name="Quarters">One for each quarter of an hour and API key of a line.</param>
/// <param name="Totals">One for each customer, in the lines' order.</param>
internal sealed record FlushChanges(
    List<LineChange> Lines,
    List<QuarterChange> Quarters,
    List<TotalChange> Totals,
    List<DimensionSetChange> DimensionSets)
{
    public SumChanges? Sums { get; init; }

    /// <summary>Rates after each quarter, so that every quarter knows what it added to its customer's cost.</summary>
    /// <param name="lines">What is added, in order of customer, period, meter and price.</param>
    /// <param name="sets">The sets of dimensions that the customers have had; new ones are added.</param>
    public static FlushChanges Of(
        List<LineUsage> lines,
        IReadOnlyDictionary<PeriodKey, List<StoredUsage>> stored,
        Func<CustomerId, Payer> payerOf,
        DimensionSets sets,
        PriceBook prices)
    {
        var changes = new FlushChanges(new(lines.Count), new(lines.Count), [], sets.Added);
        for (var start = 0; start < lines.Count;)
        {
            var key = lines[start].Key.Period;
            var end = start + 1;
            while (end < lines.Count && lines[end].Key.Period == key)
                end++;

            changes.Add(
                lines.GetRange(start, end - start), stored.GetValueOrDefault(key) ?? [],
                payerOf(key.Customer), sets, prices);
            start = end;
        }

        return changes;
    }

    private void Add(
        List<LineUsage> added, List<StoredUsage> stored, Payer payer, DimensionSets sets, PriceBook prices)
    {
        var key = added[0].Key;
        var period = MeterPeriod.Of(
            prices, key.Meter, key.Month, payer, stored.ConvertAll(line => line.ToLine()),
            added.Select(line => line.Key.Price));

        // 1. Each quarter, in the order of time: what it adds to its line, and to those that go on from it.
        Int128 gained = 0;
        foreach (var (line, quarter) in added
            .SelectMany(line => line.Quarters.Select(quarter => (Line: line, Quarter: quarter)))
            .OrderBy(item => item.Quarter.Start).ThenBy(item => item.Quarter.ApiKey)
            .ThenBy(item => item.Quarter.Dimensions))
        {
            var cost = period.Add(line.Key.Price, quarter.Quantity);
            gained += cost;
            AddQuarter(new QuarterChange(line.Key, quarter.Start, quarter.Quantity, cost)
            {
                ApiKey = quarter.ApiKey,
                DimensionSet = sets.NumberOf(key.Customer, key.Meter, quarter.Dimensions),
            });
        }

        // 2. The lines that are not as they were.
        foreach (var line in period.Lines)
        {
            var more = added.Find(usage => usage.Key.Price == line.Price.Id);
            var before = stored.Find(usage => usage.Price == line.Price.Id);
            if (more is null && before!.CostNanos == line.CostNanos)
                continue;

            var quantity = more?.Quarters.Sum(quarter => quarter.Quantity) ?? 0;
            var metered = checked((before?.Metered ?? 0) + quantity);
            Lines.Add(new LineChange(key with { Price = line.Price.Id }, metered, line.CostNanos)
            {
                Added = quantity,
                GainedNanos = line.CostNanos - (before?.CostNanos ?? 0),
            });
        }

        // 3. The customer's total.
        if (Totals.Count == 0 || Totals[^1].Customer != key.Customer)
            Totals.Add(new TotalChange(key.Customer, 0));
        Totals[^1] = Totals[^1] with { CostNanos = checked(Totals[^1].CostNanos + gained) };
    }

    /// <summary>Adds to a quarter; sets of dimensions that are grouped together are one row.</summary>
    private void AddQuarter(QuarterChange added)
    {
        for (var i = Quarters.Count - 1; i >= 0 && added.DimensionSet != 0 && Quarters[i].Quarter == added.Quarter; i--)
        {
            var known = Quarters[i];
            if (known with { Quantity = added.Quantity, CostNanos = added.CostNanos } == added)
            {
                Quarters[i] = known with
                {
                    Quantity = checked(known.Quantity + added.Quantity),
                    CostNanos = known.CostNanos + added.CostNanos,
                };
                return;
            }
        }

        Quarters.Add(added);
    }
}
