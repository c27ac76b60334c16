using System.Collections.Concurrent;
using System.Diagnostics;
using Payg.Service.Access;
using Xunit;

namespace Payg.Service.Tests.Access;

/// <summary>Where passwords are hashed: never more at a time than threads, never more waiting than places.</summary>
public sealed class PasswordWorkTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private static int Threads => Math.Max(1, Environment.ProcessorCount / 2);

    [Fact]
    public void Places_WhenAllAreTaken_AreRefusedUntilOneIsGivenBackOnce()
    {
        using var work = new PasswordWork();
        var places = new Stack<IDisposable>();
        while (work.TryTakePlace() is { } place)
            places.Push(place);

        Assert.Equal(Threads * PasswordWork.PlacesForEachThread, places.Count);
        places.Peek().Dispose();
        places.Pop().Dispose();
        using var free = work.TryTakePlace();
        Assert.NotNull(free);
        Assert.Null(work.TryTakePlace());
    }

    [Fact]
    public async Task Places_TakenByManyAtOnce_AreNeverMoreThanThereAre()
    {
        using var work = new PasswordWork();
        var places = new ConcurrentBag<IDisposable>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < Threads * PasswordWork.PlacesForEachThread; i++)
            {
                if (work.TryTakePlace() is { } place)
                    places.Add(place);
            }
        })));

        Assert.Equal(Threads * PasswordWork.PlacesForEachThread, places.Count);
    }

    [Fact]
    public async Task Work_ThatFails_FailsForWhoeverWaitsAndForNobodyElse()
    {
        using var work = new PasswordWork();

        await Assert.ThrowsAsync<FormatException>(() => work.RunAsync<int>(() => throw new FormatException()));

        Assert.Equal(42, await work.RunAsync(() => 42));
    }

    [Fact]
    public async Task Work_OfMany_RunsOnAsManyThreadsAsItHasAndNoneOfThePool()
    {
        using var work = new PasswordWork();
        using var release = new ManualResetEvent(false);
        var (running, most) = (0, 0);
        var isPooled = new ConcurrentBag<bool>();
        var jobs = Enumerable.Range(0, Threads * 3).Select(_ => work.RunAsync(() =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            isPooled.Add(Thread.CurrentThread.IsThreadPoolThread);
            release.WaitOne(s_patience);
            return Interlocked.Decrement(ref running);
        })).ToArray();
        await UntilAsync(() => Volatile.Read(ref running) == Threads);

        release.Set();
        await Task.WhenAll(jobs);

        Assert.Equal(Threads, most);
        Assert.All(isPooled, Assert.False);
    }

    [Fact]
    public async Task Disposing_WithWorkThatWaits_FinishesIt()
    {
        var work = new PasswordWork();
        using var release = new ManualResetEvent(false);
        var jobs = Enumerable.Range(0, Threads + 2).Select(i => work.RunAsync(() =>
        {
            release.WaitOne(s_patience);
            return i;
        })).ToArray();

        work.Dispose();
        release.Set();

        Assert.Equal(Enumerable.Range(0, Threads + 2), await Task.WhenAll(jobs));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value
            && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < s_patience);
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }
}
