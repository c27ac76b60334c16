using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
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
        using var work = NewWork();
        var places = new Stack<IDisposable>();
        while (work.TryTakePlace(isKnown: false) is { } place)
            places.Push(place);

        Assert.Equal(Threads * PasswordWork.PlacesForEachThread, places.Count);
        places.Peek().Dispose();
        places.Pop().Dispose();
        using var free = work.TryTakePlace(isKnown: false);
        Assert.NotNull(free);
        Assert.Null(work.TryTakePlace(isKnown: false));
    }

    [Fact]
    public async Task Places_TakenByManyAtOnce_AreNeverMoreThanThereAre()
    {
        using var work = NewWork();
        var places = new ConcurrentBag<IDisposable>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < Threads * PasswordWork.PlacesForEachThread; i++)
            {
                if (work.TryTakePlace(isKnown: false) is { } place)
                    places.Add(place);
            }
        })));

        Assert.Equal(Threads * PasswordWork.PlacesForEachThread, places.Count);
    }

    [Fact]
    public async Task Work_ThatFails_FailsForWhoeverWaitsAndForNobodyElse()
    {
        using var work = NewWork();

        await Assert.ThrowsAsync<FormatException>(() =>
            work.RunAsync<int>(() => throw new FormatException(), isKnown: false));

        Assert.Equal(42, await work.RunAsync(() => 42, isKnown: false));
    }

    [Fact]
    public async Task Work_OfMany_RunsOnAsManyThreadsAsItHasAndNoneOfThePool()
    {
        using var work = NewWork();
        using var release = new ManualResetEvent(false);
        var (running, most) = (0, 0);
        var isPooled = new ConcurrentBag<bool>();
        var jobs = Enumerable.Range(0, Threads * 4).Select(_ => work.RunAsync(() =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            isPooled.Add(Thread.CurrentThread.IsThreadPoolThread);
            release.WaitOne(s_patience);
            return Interlocked.Decrement(ref running);
        }, isKnown: false)).ToArray();
        await UntilAsync(() => Volatile.Read(ref running) == Threads + 1);

        release.Set();
        await Task.WhenAll(jobs);

        Assert.Equal(Threads + 1, most);
        Assert.All(isPooled, Assert.False);
    }

    [Fact]
    public async Task Disposing_WithWorkThatWaits_FinishesIt()
    {
        var work = NewWork();
        using var release = new ManualResetEvent(false);
        var jobs = Enumerable.Range(0, Threads + 2).Select(i => work.RunAsync(() =>
        {
            release.WaitOne(s_patience);
            return i;
        }, isKnown: false)).ToArray();

        work.Dispose();
        release.Set();

        Assert.Equal(Enumerable.Range(0, Threads + 2), await Task.WhenAll(jobs));
    }

    [Fact]
    public async Task Work_OfUsersWhoAreKnown_HasPlacesOfItsOwnAndGoesFirst()
    {
        using var work = NewWork();
        using var release = new ManualResetEvent(false);
        var order = new ConcurrentQueue<string>();
        while (work.TryTakePlace(isKnown: false) is not null)
        {
        }

        using var place = work.TryTakePlace(isKnown: true);
        Assert.NotNull(place);
        var waiting = Enumerable.Range(0, Threads + 1)
            .Select(_ => work.RunAsync(() => release.WaitOne(s_patience), isKnown: false)).ToList();
        await UntilAsync(() => work.Waiting == 0);
        var strangers = Enumerable.Range(0, 10).Select(_ => RunAsync("stranger", isKnown: false)).ToList();
        var known = RunAsync("known", isKnown: true);

        release.Set();
        await Task.WhenAll([.. waiting, .. strangers, known]);

        // Each thread may have begun with a stranger's before the known user's was seen to be there; no more.
        Assert.Contains("known", order.Take(Threads + 1));

        Task RunAsync(string who, bool isKnown) => work.RunAsync(() =>
        {
            order.Enqueue(who);
            return 0;
        }, isKnown);
    }

    [Fact]
    public async Task Work_ThatIsNotDoneInTime_IsGivenUpAndNeverBegun()
    {
        var clock = new FakeTimeProvider();
        using var work = new PasswordWork(Options.Create(new PasswordWorkOptions()), clock);
        using var release = new ManualResetEvent(false);
        var busy = Enumerable.Range(0, Threads + 1)
            .Select(_ => work.RunAsync(() => release.WaitOne(s_patience), isKnown: true)).ToList();
        await UntilAsync(() => work.Waiting == 0);
        var begun = false;
        var late = work.RunAsync(() => begun = true, isKnown: true);

        clock.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<PasswordsBusyException>(() => late.WaitAsync(s_patience));
        release.Set();
        await UntilAsync(() => work.Waiting == 0);
        Assert.All(busy, job => Assert.IsType<PasswordsBusyException>(job.Exception?.InnerException));
        Assert.Equal(42, await work.RunAsync(() => 42, isKnown: true));
        Assert.False(begun);
    }

    [Fact]
    public async Task Work_ThatIsGivenUp_DoesNotPileUpWhileNoThreadTakesIt()
    {
        var clock = new FakeTimeProvider();
        using var work = new PasswordWork(Options.Create(new PasswordWorkOptions()), clock);
        using var release = new ManualResetEvent(false);
        var busy = Enumerable.Range(0, Threads + 1)
            .Select(_ => work.RunAsync(() => release.WaitOne(s_patience), isKnown: true)).ToList();
        await UntilAsync(() => work.Waiting == 0);

        for (var i = 0; i < 10; i++)
        {
            var late = work.RunAsync(() => 0, isKnown: false);
            clock.Advance(TimeSpan.FromSeconds(1));
            await Assert.ThrowsAsync<PasswordsBusyException>(() => late.WaitAsync(s_patience));
        }

        Assert.Equal(1, work.Waiting);
        release.Set();
        await Task.WhenAll(busy).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private static PasswordWork NewWork() =>
        new(Options.Create(new PasswordWorkOptions { Wait = TimeSpan.FromMinutes(1) }), TimeProvider.System);

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
