using CsCheck;
using Payg.Core.Credits;
using Payg.Core.Meters;
using Xunit;

namespace Payg.Core.Tests.Credits;

public sealed class CreditRoomTests
{
    private static readonly MeterId s_one = new(1);
    private static readonly MeterId s_two = new(2);

    [Fact]
    public void Fits_CreditForAnyMeter_IsSharedByAll()
    {
        var room = new CreditRoom(10, []);

        Assert.True(Fits(room, 4, 6));
        Assert.False(Fits(room, 4, 7));
        Assert.True(Fits(room, 10, 0));
    }

    [Fact]
    public void Fits_CreditForOneMeter_IsNoUseToTheOther()
    {
        var room = new CreditRoom(10, [new MeterCredit(5, new HashSet<MeterId> { s_one })]);

        Assert.True(Fits(room, 5, 10) is false, "the first meter's usage may take the shared credit first");
        Assert.True(Fits(room, 5, 5));
        Assert.True(Fits(room, 15, 0));
        Assert.False(Fits(room, 0, 11));
    }

    [Fact]
    public void Fits_Debt_LeavesCreditForAMeterToIt()
    {
        var room = new CreditRoom(-3, [new MeterCredit(5, new HashSet<MeterId> { s_one })]);

        Assert.True(Fits(room, 5, 0));
        Assert.False(Fits(room, 0, 1));
        Assert.True(Fits(room, 0, 0));
    }

    [Fact]
    public void Fits_WhateverUsageComesFirst_AllOfItIsPaid() =>
        Gen.Select(
            Gen.Int[-3, 8], Gen.Select(Gen.Int[0, 6], Gen.Int[1, 3]).Array[0, 3], Gen.Int[0, 8], Gen.Int[0, 8],
            Gen.Shuffle(Enumerable.Range(0, 4).ToArray()))
            .Sample(
                (general, credits, one, two, order) =>
                {
                    var room = new CreditRoom(
                        general, [.. credits.Select(credit => new MeterCredit(credit.Item1, MetersOf(credit.Item2)))]);
                    if (!Fits(room, one, two))
                        return;

                    // Sources in any order, each meter's usage in turn.
                    (MeterId Meter, int Cost)[] usage = [(s_one, one), (s_two, two)];
                    foreach (var turn in new[] { usage, [usage[1], usage[0]] })
                    {
                        var left = credits.Select(credit => credit.Item1).Append(Math.Max(general, 0)).ToArray();
                        foreach (var (meter, cost) in turn)
                        {
                            var due = cost;
                            foreach (var source in order.Where(source => source < left.Length))
                            {
                                if (source < credits.Length && !MetersOf(credits[source].Item2).Contains(meter))
                                    continue;
                                var taken = Math.Min(due, left[source]);
                                (due, left[source]) = (due - taken, left[source] - taken);
                            }

                            Assert.Equal(0, due);
                        }
                    }
                },
                iter: Iterations.Of(20_000));

    [Fact]
    public void Fits_CostThatFallsBeforeItRises_NeedsThatOthersLeaveWhatComesBack()
    {
        var room = new CreditRoom(0, [new MeterCredit(10, new HashSet<MeterId> { s_one })]);

        Assert.True(room.Fits(Holds(0, 0), Holds(0, 5)), "what comes back pays for the rise");
        Assert.False(room.Fits(Holds(4, 0), Holds(4, 5)), "the first meter may take what comes back");
        Assert.True((room with { General = 4 }).Fits(Holds(4, 0), Holds(4, 5)));
    }

    private static HashSet<MeterId> MetersOf(int bits) =>
        [.. new[] { s_one, s_two }.Where((_, i) => (bits & (1 << i)) != 0)];

    private static bool Fits(CreditRoom room, int one, int two) => room.Fits(Holds(one, two), Holds(one, two));

    private static Dictionary<MeterId, Int128> Holds(int one, int two) => new() { [s_one] = one, [s_two] = two };
}
