using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Payg.Http.Errors;

namespace Payg.Service.Access;

/// <summary>
/// Where password hashes are computed, which is slow by design: on threads of their own, so that no other request waits
/// for one. One thread works like all others, as long as it keeps to its share of the processors; the rest, half as
/// many as there are processors, take what calls leave over. Requests of users who are known, by their browser or their
/// session, have places of their own and go first, so that strangers cannot keep them out. A hash that is not computed
/// in time is given up. Thread-safe.
/// </summary>
internal sealed partial class PasswordWork : IDisposable
{
    /// <summary>The most requests of each kind that wait or are worked on, for each idle thread.</summary>
    public const int PlacesForEachThread = 32;

    /// <summary>A hash is not begun after this part of the time it may take: it would hardly be done.</summary>
    private const double LatestStart = 2.0 / 3;

    /// <summary>How often the thread with a share looks whether it may go on.</summary>
    private static readonly TimeSpan s_recheck = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// The policy of threads that any other thread interrupts as soon as it has work (SCHED_IDLE in Linux). Niceness
    /// does not do: a thread that is merely nice keeps its processor for milliseconds while calls have arrived.
    /// </summary>
    private const int IdlePolicy = 5;

    private readonly TimeProvider _clock;
    private readonly TimeSpan _wait;
    private readonly PasswordShare _share;
    private readonly Lane _known;
    private readonly Lane _strangers;
    private readonly Lock _gate = new();
    private readonly AutoResetEvent[] _wake;
    private bool _isSharing;
    private bool _isDisposed;

    public PasswordWork(IOptions<PasswordWorkOptions> settings, TimeProvider clock)
    {
        var idle = Math.Max(1, Environment.ProcessorCount / 2);
        (_wait, _clock) = (settings.Value.Wait, clock);
        _share = new PasswordShare(Environment.ProcessorCount, clock);
        _known = new Lane(idle * PlacesForEachThread);
        _strangers = new Lane(idle * PlacesForEachThread);
        _wake = [.. Enumerable.Range(0, 1 + idle).Select(_ => new AutoResetEvent(initialState: false))];
        Start(() => Run(_wake[0], isIdle: false));
        foreach (var wake in _wake.Skip(1))
            Start(() => Run(wake, isIdle: true));
    }

    internal int Waiting
    {
        get
        {
            lock (_gate)
                return _known.Jobs.Count + _strangers.Jobs.Count;
        }
    }

    /// <summary>A place, to be given back when the work is done; null where all are taken.</summary>
    public IDisposable? TryTakePlace(bool isKnown) => LaneOf(isKnown).TryTakePlace();

    /// <summary>The caller holds a place, or is an operator.</summary>
    /// <exception cref="PasswordsBusyException">It was not done in time.</exception>
    public async Task<T> RunAsync<T>(Func<T> work, bool isKnown)
    {
        var job = new Job<T>(work, _clock.GetTimestamp());
        lock (_gate)
        {
            // The client has gone by then, and their place is another's: what stays would pile up.
            var jobs = LaneOf(isKnown).Jobs;
            while (jobs.TryPeek(out var oldest) && IsLate(oldest, job.AskedAt))
                jobs.Dequeue().GiveUp();
            jobs.Enqueue(job);
        }

        WakeAll();

        try
        {
            return await job.Done.WaitAsync(_wait, _clock);
        }
        catch (TimeoutException)
        {
            throw new PasswordsBusyException();
        }
    }

    public static ProblemHttpResult Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return Problems.Of(
            StatusCodes.Status503ServiceUnavailable, PasswordsBusyException.Code, PasswordsBusyException.Detail);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
        }

        WakeAll();
    }

    private static void Start(ThreadStart run) => new Thread(run) { IsBackground = true, Name = "Passwords" }.Start();

    private bool IsLate(IJob job, long now) => _clock.GetElapsedTime(job.AskedAt, now) >= _wait * LatestStart;

    private Lane LaneOf(bool isKnown) => isKnown ? _known : _strangers;

    private void Run(AutoResetEvent wake, bool isIdle)
    {
        // .NET gives threads no priority on Linux. Giving way needs no right there; if it fails all is as it was.
        if (isIdle && OperatingSystem.IsLinux())
            _ = SetSchedule(CurrentThread(), IdlePolicy, priority: 0);
        while (Next(wake, isIdle) is { } job)
        {
            var started = _clock.GetTimestamp();
            if (IsLate(job, started))
                job.GiveUp();
            else
                job.Do();
            if (!isIdle)
                _share.Use(_clock.GetElapsedTime(started));
        }
    }

    /// <summary>The next job of a thread; null where there will be none.</summary>
    private IJob? Next(AutoResetEvent wake, bool isIdle)
    {
        while (true)
        {
            bool isEmpty;
            lock (_gate)
            {
                var job = Take(isIdle);
                if (!isIdle)
                    _isSharing = job is not null;
                isEmpty = _known.Jobs.Count + _strangers.Jobs.Count == 0;
                if (job is not null || (_isDisposed && isEmpty))
                    return job;
            }

            wake.WaitOne(isEmpty ? Timeout.InfiniteTimeSpan : s_recheck);
        }
    }

    private void WakeAll()
    {
        foreach (var wake in _wake)
            wake.Set();
    }

    /// <summary>A job of those that the thread may take: the idle ones leave to the other what it can do now.</summary>
    private IJob? Take(bool isIdle)
    {
        foreach (var (lane, isKnown) in new[] { (_known, true), (_strangers, false) })
        {
            var mayShare = _share.Allows(isKnown);
            if (isIdle ? !mayShare || _isSharing : mayShare)
            {
                if (lane.Jobs.TryDequeue(out var job))
                    return job;
            }
        }

        return null;
    }

    [LibraryImport("libc", EntryPoint = "pthread_self")]
    private static partial nint CurrentThread();

    [LibraryImport("libc", EntryPoint = "pthread_setschedparam")]
    private static partial int SetSchedule(nint thread, int policy, in int priority);

    private interface IJob
    {
        long AskedAt { get; }

        void Do();

        void GiveUp();
    }

    private sealed class Job<T>(Func<T> work, long askedAt) : IJob
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long AskedAt => askedAt;

        public Task<T> Done => _done.Task;

        public void Do()
        {
            try
            {
                _done.SetResult(work());
            }
            catch (Exception exception) when (_done.TrySetException(exception))
            {
                // The waiting caller has it.
                _ = _done.Task.Exception;
            }
        }

        public void GiveUp()
        {
            _done.SetException(new PasswordsBusyException());
            _ = _done.Task.Exception;
        }
    }

    private sealed class Lane(int capacity)
    {
        private int _taken;

        public Queue<IJob> Jobs { get; } = [];

        public Place? TryTakePlace()
        {
            if (Interlocked.Increment(ref _taken) <= capacity)
                return new Place(this);

            GiveBack();
            return null;
        }

        public void GiveBack() => Interlocked.Decrement(ref _taken);
    }

    private sealed class Place(Lane lane) : IDisposable
    {
        private Lane? _lane = lane;

        public void Dispose() => Interlocked.Exchange(ref _lane, null)?.GiveBack();
    }
}

/// <summary>Too many people are logging in: a password was not hashed in time. It is answered with 503.</summary>
internal sealed class PasswordsBusyException() : Exception(Detail)
{
    public const string Code = "logins_busy";

    public const string Detail = "Too many people are logging in at this moment: try again in a second.";
}
