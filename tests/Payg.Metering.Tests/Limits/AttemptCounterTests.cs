using Microsoft.Extensions.Time.Testing;
using Payg.Metering.Limits;

namespace Payg.Metering.Tests.Limits;

public sealed class AttemptCounterTests
{
    private static readonly DateTimeOffset s_halfPast = new(2026, 11, 27, 10, 30, 15, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(s_halfPast);

    [Fact]
    public void Take_UpToTheLimit_SaysHowManyAreLeftAndWhenTheNextWindowBegins()
    {
        var counter = new AttemptCounter(3, _clock);
        var reset = TimeSpan.FromSeconds(45);

        Assert.Equal(new Attempt(true, 2, reset), counter.Take("a"));
        Assert.Equal(new Attempt(true, 1, reset), counter.Take("a"));
        _clock.Advance(TimeSpan.FromSeconds(44));
        Assert.Equal(new Attempt(true, 0, TimeSpan.FromSeconds(1)), counter.Take("a"));
        Assert.Equal(new Attempt(false, 0, TimeSpan.FromSeconds(1)), counter.Take("a"));
        Assert.Equal(new Attempt(false, 0, TimeSpan.FromSeconds(1)), counter.Take("a"));
        Assert.Equal(3, counter.Limit);

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new Attempt(true, 2, TimeSpan.FromMinutes(1)), counter.Take("a"));
    }

    [Fact]
    public void Take_ByOtherKeys_IsCountedByKey()
    {
        var counter = new AttemptCounter(1, _clock);

        // Two of a few keys could meet at one counter, at odds of one in 65,536 for each pair.
        var allowed = Enumerable.Range(0, 20).Count(i => counter.Take($"key {i}").IsAllowed);
        Assert.InRange(allowed, 17, 20);
        Assert.False(counter.Take("key 0").IsAllowed);
    }

    [Fact]
    public void Take_WithAnotherLengthOfWindow_CountsThatLong()
    {
        var counter = new AttemptCounter(1, _clock, TimeSpan.FromDays(1));

        Assert.Equal(new Attempt(true, 0, s_halfPast.Date.AddDays(1) - s_halfPast.DateTime), counter.Take("a"));
        _clock.Advance(TimeSpan.FromHours(13));
        Assert.False(counter.Take("a").IsAllowed);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True(counter.Take("a").IsAllowed);
    }

    [Fact]
    public void Take_WithoutALimit_IsAlwaysAllowed()
    {
        var counter = new AttemptCounter(0, _clock);

        for (var i = 0; i < 3; i++)
            Assert.Equal(new Attempt(true, 0, TimeSpan.FromSeconds(45)), counter.Take("a"));
        counter.GiveBack("a");
    }

    [Fact]
    public void GiveBack_InTheWindow_AllowsOneMore()
    {
        var counter = new AttemptCounter(2, _clock);
        counter.Take("a");
        counter.Take("a");

        counter.GiveBack("a");

        Assert.Equal(0, counter.Take("a").Remaining);
        Assert.False(counter.Take("a").IsAllowed);
    }

    [Fact]
    public void GiveBack_OfNothing_AllowsNoMoreThanTheLimit()
    {
        var counter = new AttemptCounter(1, _clock);
        counter.GiveBack("a");
        Assert.True(counter.Take("a").IsAllowed);
        Assert.False(counter.Take("a").IsAllowed);
        counter.GiveBack("a");
        counter.GiveBack("a");
        Assert.True(counter.Take("a").IsAllowed);
        Assert.False(counter.Take("a").IsAllowed);
    }

    [Fact]
    public void GiveBack_AfterTheWindow_ChangesNothing()
    {
        var counter = new AttemptCounter(2, _clock);
        counter.Take("a");
        _clock.Advance(AttemptCounter.Window);
        counter.GiveBack("a");

        Assert.Equal(1, counter.Take("a").Remaining);
        Assert.Equal(0, counter.Take("a").Remaining);
        Assert.False(counter.Take("a").IsAllowed);
    }

    [Fact]
    public async Task Take_ByManyThreadsAtOnce_AllowsExactlyTheLimit()
    {
        var counter = new AttemptCounter(1_000, _clock);

        var allowed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            Enumerable.Range(0, 1_000).Count(_ => counter.Take("a").IsAllowed))));

        Assert.Equal(1_000, allowed.Sum());
    }
}
