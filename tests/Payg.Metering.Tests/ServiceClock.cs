using Microsoft.Extensions.Time.Testing;

namespace Payg.Metering.Tests;

/// <summary>A clock that a test holds, which says when a service in the background has set its first timer.</summary>
internal sealed class ServiceClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly TaskCompletionSource _isTimed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a timer was set: time may pass from then on.</summary>
    public Task TimedAsync() => _isTimed.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _isTimed.TrySetResult();
        return timer;
    }
}
