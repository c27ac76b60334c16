using Payg.Core.Amounts;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Storage.Flush.Rows;
using Payg.Storage.Model.Usage;
using static Payg.Storage.Tests.Flush.FlushSamples;

namespace Payg.Storage.Tests.Flush;

public sealed class FlushChangesTests
{
    // Calls cost 2 nanos, from the eleventh day on 3; ten are free. Bytes cost 1.
    private static readonly PriceBook s_prices = new(
        [PriceOf(1, Calls, -40, 2, free: 10), PriceOf(2, Calls, 10, 3, free: 10), PriceOf(3, Bytes, -40, 1)]);

    [Fact]
    public void Of_SeveralCustomersAndMeters_HasOneTotalForEachCustomer()
    {
        var changes = Of(
            [
                UsageOf(LineOf(Ann, Calls, 1), (0, 11)),
                UsageOf(LineOf(Ann, Bytes, 3), (0, 5)),
                UsageOf(LineOf(Bob, Calls, 1), (0, 12)),
            ]);

        Assert.Equal([new TotalChange(Ann, 7), new TotalChange(Bob, 4)], changes.Totals);
        Assert.Equal(
            [(Ann, 1, 11L, (Int128)2), (Ann, 3, 5L, 5), (Bob, 1, 12L, 4)],
            changes.Lines.Select(line => (line.Key.Customer, line.Key.Price.Value, line.Quantity, line.CostNanos)));
    }

    [Fact]
    public void Of_TheSameMeterInTwoMonths_StartsAgainInTheSecond()
    {
        var changes = Of(
            [UsageOf(LineOf(Ann, Calls, 1, 202604), (-1, 12)), UsageOf(LineOf(Ann, Calls, 1), (0, 12))]);

        Assert.Equal([(Int128)4, 4], changes.Lines.Select(line => line.CostNanos));
        Assert.Equal(8, Assert.Single(changes.Totals).CostNanos);
    }

    [Fact]
    public void Of_QuartersThatCrossTheAllowance_SayWhatEachAdded()
    {
        var changes = Of([UsageOf(LineOf(Ann, Calls, 1), (0, 8), (1, 3), (5, 4))]);

        Assert.Equal(
            [(May, 8L, (Int128)0), (May.AddMinutes(15), 3L, 2), (May.AddMinutes(75), 4L, 8)],
            changes.Quarters.Select(quarter => (quarter.Quarter, quarter.Quantity, quarter.CostNanos)));
        Assert.Equal(10, changes.Lines[0].CostNanos);
    }

    [Fact]
    public void Of_QuartersOfTwoPrices_AreRatedInTheOrderOfTime()
    {
        // The line of the later price has an earlier quarter, as a clock that was set back leaves it.
        var changes = Of(
            [UsageOf(LineOf(Ann, Calls, 1), (9, 4)), UsageOf(LineOf(Ann, Calls, 2), (3, 10))]);

        Assert.Equal(
            [(2, (Int128)0), (1, 12)],
            changes.Quarters.Select(quarter => (quarter.Line.Price.Value, quarter.CostNanos)));
        Assert.Equal([(Int128)0, 12], changes.Lines.Select(line => line.CostNanos));
    }

    [Fact]
    public void Of_OneQuarterOfTwoApiKeys_IsRatedInTheOrderOfTheKeys()
    {
        var line = new LineUsage(LineOf(Ann, Calls, 1),
            [new QuarterUsage(May, 4) { ApiKey = new(2) }, new QuarterUsage(May, 10) { ApiKey = new(1) }]);

        var changes = Of([line]);

        Assert.Equal(
            [(1, 10L, (Int128)0), (2, 4L, 8)],
            changes.Quarters.Select(quarter => (quarter.ApiKey.Value, quarter.Quantity, quarter.CostNanos)));
    }

    [Fact]
    public void Of_MoreThanALongHolds_Throws()
    {
        var stored = new StoredUsage(new PriceId(3), long.MaxValue, -5, long.MaxValue - 5);

        Assert.Throws<OverflowException>(() => Of([UsageOf(LineOf(Ann, Bytes, 3), (0, 1))], stored));
        Assert.Throws<OverflowException>(() => (stored with { Adjusted = 1 }).ToLine());
    }

    [Fact]
    public void Of_UsageBeforeAStoredLine_ChangesThatLineToo()
    {
        var changes = Of(
            [UsageOf(LineOf(Ann, Calls, 1), (0, 4))],
            new(new PriceId(1), 6, 0, 0), new(new PriceId(2), 5, 0, 3));

        Assert.Equal(
            [(1, 10L, (Int128)0), (2, 5L, 15)],
            changes.Lines.Select(line => (line.Key.Price.Value, line.Quantity, line.CostNanos)));
        Assert.Equal(12, Assert.Single(changes.Totals).CostNanos);
        Assert.Equal(12, Assert.Single(changes.Quarters).CostNanos);
    }

    [Fact]
    public void Of_UsageBehindAStoredLine_LeavesThatLineOut()
    {
        var changes = Of(
            [UsageOf(LineOf(Ann, Calls, 2), (1000, 1))],
            new(new PriceId(1), 6, 0, 0), new(new PriceId(2), 5, 0, 3));

        Assert.Equal((2, 6L, (Int128)6), changes.Lines.Select(
            line => (line.Key.Price.Value, line.Quantity, line.CostNanos)).Single());
    }

    [Fact]
    public void Of_UsageThatCostsNothing_StillCountsIt()
    {
        var changes = Of([UsageOf(LineOf(Ann, Calls, 1), (0, 1))], new StoredUsage(new PriceId(1), 3, 0, 0));

        Assert.Equal((4, (Int128)0), (changes.Lines[0].Quantity, changes.Lines[0].CostNanos));
        Assert.Equal(new TotalChange(Ann, 0), Assert.Single(changes.Totals));
    }

    [Fact]
    public void Of_ALineThatWasAdjusted_RatesBothAndStoresWhatWasMetered()
    {
        // 12 were metered and 7 taken off: of six more, one is not free.
        var changes = Of([UsageOf(LineOf(Ann, Calls, 1), (0, 6))], new StoredUsage(new PriceId(1), 12, -7, 0));

        Assert.Equal((18, (Int128)2), (changes.Lines[0].Quantity, changes.Lines[0].CostNanos));
    }

    [Fact]
    public void Of_AStoredCostThatDiffers_IsPutRightAndCharged()
    {
        var changes = Of([UsageOf(LineOf(Ann, Calls, 1), (0, 1))], new StoredUsage(new PriceId(1), 10, 0, 7));

        Assert.Equal(2, changes.Lines[0].CostNanos);
        Assert.Equal(-5, changes.Totals[0].CostNanos);
    }

    [Fact]
    public void Of_NewDimensions_NumbersThemOnceForACustomer()
    {
        var (one, other) = (Of("a"), Of("b"));
        var changes = Of(
            [
                new LineUsage(LineOf(Ann, Calls, 1), [Used(0, 1, one), Used(0, 2, other), Used(1, 3, one), Used(2, 4)]),
                new LineUsage(LineOf(Bob, Calls, 1), [Used(0, 1, other)]),
            ]);

        Assert.Equal([1, 2, 1, 0, 1], changes.Quarters.Select(quarter => quarter.DimensionSet));
        Assert.Equal(
            [new(Ann, 1, Calls, one), new(Ann, 2, Calls, other), new(Bob, 1, Calls, other)], changes.DimensionSets);
    }

    [Fact]
    public void Of_MoreDimensionsThanAreKept_GroupsTheRestInOneRowOfAQuarter()
    {
        var quarters = Enumerable.Range(0, DimensionSetRow.MaxPerMeter + 5).Select(i => Used(0, 1, Of($"m{i}")));
        var changes = Of([new LineUsage(LineOf(Ann, Calls, 1), [.. quarters])]);

        Assert.Equal(DimensionSetRow.MaxPerMeter + 1, changes.Quarters.Count);
        Assert.Equal(changes.Quarters.Count, changes.Quarters.DistinctBy(quarter => quarter.DimensionSet).Count());
        Assert.Equal(Of(DimensionSets.Other), changes.DimensionSets[^1].Dimensions);
        Assert.Equal(5, changes.Quarters.Single(
            quarter => quarter.DimensionSet == changes.DimensionSets[^1].Id).Quantity);
        Assert.Equal(DimensionSetRow.MaxPerMeter + 5, changes.Quarters.Sum(quarter => quarter.Quantity));
    }

    [Fact]
    public void Of_Nothing_ChangesNothing()
    {
        var (lines, quarters, totals, sets) = Of([]);

        Assert.True(lines.Count + quarters.Count + totals.Count + sets.Count == 0);
    }

    private static Dimensions Of(string model) => Dimensions.Of([KeyValuePair.Create("model", model)]);

    private static QuarterUsage Used(int quarter, long quantity, Dimensions? dimensions = null) =>
        new(May.AddMinutes(15 * quarter), quantity) { Dimensions = dimensions };

    private static FlushChanges Of(List<LineUsage> lines, params StoredUsage[] stored)
    {
        var rows = new Dictionary<PeriodKey, List<StoredUsage>>();
        if (stored.Length > 0)
            rows.Add(lines[0].Key.Period, [.. stored]);
        return FlushChanges.Of(lines, rows, _ => Payer.OfList(Currency.Usd), new DimensionSets(), s_prices);
    }
}
