using System.Numerics;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Payg.Metering.Admit;

namespace Payg.Metering.Tests.Admit;

public sealed class CallBucketTests
{
    private const int MaxCallsPerMinute = 6_000_000;

    private static readonly Gen<int> s_limits = Gen.OneOf(
        Gen.Int[1, 12], Gen.Int[1, 1000], Gen.Int[1, MaxCallsPerMinute], Gen.Const(MaxCallsPerMinute));

    [Fact]
    public void Bucket_AskedAtAnyTimes_LetsThroughWhatTheOracleDoes()
    {
        // Rests in parts of the time between two calls that come evenly, many of them none at all.
        var rest = Gen.OneOf(Gen.Const(0), Gen.Int[0, 300], Gen.Int[0, 100_000]);
        Gen.Select(s_limits, rest.Array[1, 200]).Sample((limit, rests) =>
        {
            var clock = new FakeTimeProvider();
            var bucket = new CallBucket();
            var rate = new CallRate(limit, clock.TimestampFrequency);
            var oracle = new FilledBucket(limit, clock.TimestampFrequency);
            var passed = new Queue<long>();
            foreach (var hundredths in rests)
            {
                var ticks = rate.Interval * hundredths / 100;
                clock.Advance(TimeSpan.FromTicks(ticks));
                oracle.Fill(ticks);
                var isLetThrough = bucket.TryTake(rate, clock);
                Assert.Equal(oracle.TryTake(), isLetThrough);
                Assert.Equal((oracle.Calls, oracle.MoreIn), RoomOf(bucket, rate, clock));
                if (isLetThrough)
                    passed.Enqueue(clock.GetTimestamp());

                // In no minute do more than the limit and one burst pass.
                while (passed.TryPeek(out var first) && clock.GetElapsedTime(first) >= TimeSpan.FromMinutes(1))
                    passed.Dequeue();
                Assert.InRange(passed.Count, 0, limit + Math.Max(1, limit / 6));
            }
        }, iter: 1000);
    }

    [Theory]
    [InlineData(1, 1, 60)]
    [InlineData(6, 1, 10)]
    [InlineData(12, 2, 5)]
    [InlineData(600, 100, 0.1)]
    public void Bucket_AfterARest_LetsABurstThroughAndThenOneAtATime(int limit, int burst, double secondsBetween)
    {
        var clock = new FakeTimeProvider();
        var bucket = new CallBucket();
        var rate = new CallRate(limit, clock.TimestampFrequency);
        Assert.Equal(burst, Enumerable.Range(0, burst + 5).Count(_ => bucket.TryTake(rate, clock)));
        Assert.Equal((0, TimeSpan.FromSeconds(secondsBetween)), bucket.Room(rate, clock));

        clock.Advance(TimeSpan.FromSeconds(secondsBetween) - TimeSpan.FromTicks(1));
        Assert.False(bucket.TryTake(rate, clock));
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.True(bucket.TryTake(rate, clock));
        Assert.False(bucket.TryTake(rate, clock));

        // All that a rest leaves room for, and it will not be more.
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(burst, Enumerable.Range(0, burst + 5).Count(_ => bucket.TryTake(rate, clock)));
    }

    [Fact]
    public void Bucket_WhoseLimitIsRaised_LetsCallsThroughAtOnce()
    {
        var clock = new FakeTimeProvider();
        var bucket = new CallBucket();
        Assert.True(bucket.TryTake(new CallRate(1, clock.TimestampFrequency), clock));

        var raised = new CallRate(600, clock.TimestampFrequency);

        Assert.Equal((100, TimeSpan.Zero), bucket.Room(raised, clock));
        Assert.Equal(100, Enumerable.Range(0, 200).Count(_ => bucket.TryTake(raised, clock)));
    }

    [Fact]
    public void Bucket_AskedByManyThreads_NeverLetsMoreThroughThanInTurn()
    {
        const int Threads = 8;
        const int Asks = 20_000;
        foreach (var limit in new[] { 1, 60, 6000, MaxCallsPerMinute })
        {
            var clock = new RestlessClock(Step: 7);
            var bucket = new CallBucket();
            var rate = new CallRate(limit, clock.TimestampFrequency);
            var start = clock.GetTimestamp();
            var passed = 0;
            var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
            {
                for (var i = 0; i < Asks; i++)
                {
                    if (bucket.TryTake(rate, clock))
                        Interlocked.Increment(ref passed);
                }
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            var elapsed = clock.GetTimestamp() - start;
            Assert.InRange(passed, 1, Math.Max(1, limit / 6) + (elapsed / rate.Interval));
        }
    }

    [Fact]
    public void Bucket_Asked_AllocatesNothing()
    {
        var bucket = new CallBucket();
        var rate = new CallRate(100, TimeProvider.System.TimestampFrequency);
        Ask(1000);

        var allocated = Allocations.Of(() => Ask(10_000));

        // The runtime may make something of its own meanwhile, but not once for each call.
        Assert.InRange(allocated, 0, 1000);

        void Ask(int times)
        {
            for (var i = 0; i < times; i++)
                bucket.TryTake(rate, TimeProvider.System);
        }
    }

    private static (long Calls, long MoreIn) RoomOf(CallBucket bucket, CallRate rate, TimeProvider clock)
    {
        var (calls, moreIn) = bucket.Room(rate, clock);
        return (calls, moreIn.Ticks);
    }

    /// <summary>A bucket in words: it holds a burst of calls and fills evenly, and each call takes one out.</summary>
    private sealed class FilledBucket
    {
        private readonly long _ticksOfACall;
        private readonly BigInteger _capacity;
        private BigInteger _level;

        public FilledBucket(int callsPerMinute, long frequency)
        {
            _ticksOfACall = (long)Math.Ceiling(60m * frequency / callsPerMinute);
            _capacity = new BigInteger(Math.Max(1, callsPerMinute / 6)) * _ticksOfACall;
            _level = _capacity;
        }

        public long Calls => (long)(_level / _ticksOfACall);

        public long MoreIn => _level == _capacity ? 0 : (long)(_ticksOfACall - _level % _ticksOfACall);

        public void Fill(long ticks) => _level = BigInteger.Min(_capacity, _level + ticks);

        public bool TryTake()
        {
            if (_level < _ticksOfACall)
                return false;

            _level -= _ticksOfACall;
            return true;
        }
    }

    /// <summary>A clock that moves on whenever somebody looks at it.</summary>
    private sealed class RestlessClock(long Step) : TimeProvider
    {
        private long _now = 1;

        public override long TimestampFrequency => 10_000_000;

        public override long GetTimestamp() => Interlocked.Add(ref _now, Step);
    }
}
