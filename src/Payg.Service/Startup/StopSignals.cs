using System.Runtime.InteropServices;

namespace Payg.Service.Startup;

/// <summary>
/// The signals that ask the process to end, from its first moment on: without an answer of our own the runtime ends a
/// process amid its start, with 143 for SIGTERM. What comes before a handler is there is kept for it. Thread-safe.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private const int FirstSignalExitCode = 128;

    private readonly Lock _lock = new();
    private readonly PosixSignalRegistration[] _registrations;
    private Action? _handler;
    private int _received;
    private PosixSignal _first;

    private StopSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
        PosixSignalRegistration.Create(PosixSignal.SIGQUIT, OnSignal),
    ];

    public bool AnyReceived => Volatile.Read(ref _received) > 0;

    /// <summary>How a command ends that was asked to before it began, as shells and supervisors expect it.</summary>
    public int ExitCode => FirstSignalExitCode + _first switch
    {
        PosixSignal.SIGINT => 2,
        PosixSignal.SIGQUIT => 3,
        _ => 15,
    };

    /// <summary>Listens from now on. Nothing slow may come before.</summary>
    public static StopSignals Listen() => new();

    /// <summary>Calls this once for each signal, those before included. There is one handler.</summary>
    public void Handle(Action handler)
    {
        int before;
        lock (_lock)
        {
            _handler = handler;
            before = _received;
        }

        for (var i = 0; i < before; i++)
            handler();
    }

    /// <summary>Leaves signals to the runtime again, which ends the process at once.</summary>
    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        signal.Cancel = true;
        Action? handler;
        lock (_lock)
        {
            if (_received++ == 0)
                _first = signal.Signal;
            handler = _handler;
        }

        handler?.Invoke();
    }
}
