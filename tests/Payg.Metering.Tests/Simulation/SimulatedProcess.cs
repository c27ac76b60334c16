namespace Payg.Metering.Tests.Simulation;

/// <summary>
/// One life of a process: all its continuations and timers, run one at a time on the test's thread in an order that
/// the seed decides. When it is killed, whatever was still to run never runs.
/// </summary>
internal sealed class SimulatedProcess(Random random, SimulatedClock clock) : SynchronizationContext
{
    private readonly List<(SendOrPostCallback Callback, object? State)> _ready = [];
    private bool _killed;

    /// <summary>Whether something could run now.</summary>
    public bool HasWork => _ready.Count > 0 || clock.HasDue;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (!_killed)
            _ready.Add((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Nothing may block in a simulation.");

    /// <summary>Runs something as this process.</summary>
    public void Run(Action action)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            action();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Runs one continuation or due timer; if there is none, time goes on to the next timer.</summary>
    public void Step()
    {
        if (_ready.Count > 0 && (!clock.HasDue || random.Next(4) > 0))
        {
            var index = random.Next(_ready.Count);
            var (callback, state) = _ready[index];
            _ready.RemoveAt(index);
            Run(() => callback(state));
        }
        else
        {
            Run(clock.FireNext);
        }
    }

    /// <summary>Runs until a task is done.</summary>
    public void RunToEnd(Func<Task> start)
    {
        Task? task = null;
        Run(() => task = start());
        for (var steps = 0; !task!.IsCompleted; steps++)
        {
            if (steps > 20_000)
                throw new InvalidOperationException("It does not come to an end.");
            Step();
        }

        task.GetAwaiter().GetResult();
    }

    /// <summary>Ends this life without a word.</summary>
    public void Kill()
    {
        _killed = true;
        _ready.Clear();
        clock.DropTimers();
    }
}
