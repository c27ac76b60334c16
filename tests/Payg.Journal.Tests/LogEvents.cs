using Microsoft.Extensions.Logging;

namespace Payg.Journal.Tests;

/// <summary>The numbers of what was logged. Thread-safe.</summary>
internal class LogEvents : ILogger
{
    private readonly List<int> _ids = [];

    public int[] Ids
    {
        get
        {
            lock (_ids)
                return [.. _ids];
        }
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        lock (_ids)
            _ids.Add(eventId.Id);
    }
}

/// <summary>The same for a class that logs in its own name.</summary>
internal sealed class LogEvents<T> : LogEvents, ILogger<T>;
