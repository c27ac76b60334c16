using System.Text.RegularExpressions;

namespace Payg.Testing.Processes;

/// <summary>The last lines that a process wrote, and the address that it said it listens on. Thread-safe.</summary>
internal sealed partial class ProcessOutput
{
    /// <summary>Lines that are kept; the oldest go first.</summary>
    public const int MaxLines = 20_000;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = [];
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with the first address that was named.</summary>
    public Task<Uri> Address => _address.Task;

    /// <summary>Takes a line; null, which ends the stream, is passed over.</summary>
    public void Add(string? line)
    {
        if (line is null)
            return;

        lock (_lock)
        {
            _lines.Enqueue(line);
            if (_lines.Count > MaxLines)
                _lines.Dequeue();
        }

        if (NowListening.Match(line) is { Success: true } match)
            _address.TrySetResult(new Uri(match.Groups["address"].Value));
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        lock (_lock)
            return string.Join('\n', _lines);
    }

    // The same words in plain text and inside a JSON log line.
    [GeneratedRegex("Now listening on: (?<address>http://[^\\s\"]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NowListening { get; }
}
