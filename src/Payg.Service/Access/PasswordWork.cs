using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Metering.Http;

namespace Payg.Service.Access;

/// <summary>
/// Where password hashes are computed, which is slow by design: on threads of their own, half as many as there are
/// processors, so that no other request waits for one, and as idle work, so that they take what calls leave over.
/// So many wait at most; whoever comes then is refused before any work is done. Thread-safe.
/// </summary>
internal sealed partial class PasswordWork : IDisposable
{
    /// <summary>The most requests that wait or are worked on, for each thread.</summary>
    public const int PlacesForEachThread = 32;

    /// <summary>
    /// The policy of threads that any other thread interrupts as soon as it has work (SCHED_IDLE in Linux). Niceness
    /// does not do: a thread that is merely nice keeps its processor for milliseconds while calls have arrived.
    /// </summary>
    private const int IdlePolicy = 5;

    private readonly BlockingCollection<Action> _jobs = [];
    private readonly int _capacity;
    private int _taken;

    /// <summary>Starts the threads.</summary>
    public PasswordWork()
    {
        var threads = Math.Max(1, Environment.ProcessorCount / 2);
        _capacity = threads * PlacesForEachThread;
        for (var i = 0; i < threads; i++)
            new Thread(Run) { IsBackground = true, Name = "Passwords", Priority = ThreadPriority.BelowNormal }.Start();
    }

    /// <summary>A place, to be given back when the work is done; null where all are taken.</summary>
    public IDisposable? TryTakePlace()
    {
        if (Interlocked.Increment(ref _taken) <= _capacity)
            return new Place(this);

        Interlocked.Decrement(ref _taken);
        return null;
    }

    /// <summary>Does some work on one of the threads. Whoever asks for it holds a place, or is an operator.</summary>
    public Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _jobs.Add(() => Do(work, done));
        return done.Task;
    }

    /// <summary>The answer to whoever found no place.</summary>
    public static ProblemHttpResult Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return Problems.Of(StatusCodes.Status503ServiceUnavailable, "logins_busy",
            "Too many people are logging in at this moment: try again in a second.");
    }

    /// <summary>Ends the threads once they have done what waits.</summary>
    public void Dispose() => _jobs.CompleteAdding();

    private static void Do<T>(Func<T> work, TaskCompletionSource<T> done)
    {
        try
        {
            done.SetResult(work());
        }
        catch (Exception exception) when (done.TrySetException(exception))
        {
            // Whoever waits for it has it.
        }
    }

    private void Run()
    {
        // .NET gives threads no priority on Linux. Giving way needs no right there; if it fails all is as it was.
        if (OperatingSystem.IsLinux())
            _ = SetSchedule(CurrentThread(), IdlePolicy, priority: 0);
        foreach (var job in _jobs.GetConsumingEnumerable())
            job();
    }

    private void GiveBack() => Interlocked.Decrement(ref _taken);

    [LibraryImport("libc", EntryPoint = "pthread_self")]
    private static partial nint CurrentThread();

    [LibraryImport("libc", EntryPoint = "pthread_setschedparam")]
    private static partial int SetSchedule(nint thread, int policy, in int priority);

    private sealed class Place(PasswordWork work) : IDisposable
    {
        private PasswordWork? _work = work;

        public void Dispose() => Interlocked.Exchange(ref _work, null)?.GiveBack();
    }
}
