using System.Diagnostics.CodeAnalysis;
using Payg.Core.Customers;

namespace Payg.Metering.Authenticate.LookUps;

/// <summary>
/// Looks up tokens that probably do not exist: those that arrive within <see cref="Interval"/> share one query, one
/// query runs at a time, and at most <see cref="Capacity"/> tokens wait for it. So a flood of invented tokens costs the
/// database at most ten queries a second, and a valid token among them waits for two at most. Thread-safe.
/// </summary>
internal sealed class SharedLookUps(ICredentialStore store, TimeProvider clock)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public const int Capacity = 500;

    private readonly Lock _gate = new();
    private Dictionary<TokenHash, TaskCompletionSource<Credential?>> _waiting = [];
    private bool _isRunning;

    /// <summary>False where too many wait.</summary>
    public bool TryFind(TokenHash hash, [NotNullWhen(true)] out Task<Credential?>? credential)
    {
        lock (_gate)
        {
            if (!_waiting.TryGetValue(hash, out var answer))
            {
                if (_waiting.Count >= Capacity)
                {
                    credential = null;
                    return false;
                }

                answer = new TaskCompletionSource<Credential?>(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Add(hash, answer);
            }

            if (!_isRunning)
            {
                _isRunning = true;
                _ = RunAsync();
            }

            credential = answer.Task;
            return true;
        }
    }

    private async Task RunAsync()
    {
        while (true)
        {
            await Task.Delay(Interval, clock);
            Dictionary<TokenHash, TaskCompletionSource<Credential?>> batch;
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _isRunning = false;
                    return;
                }

                (batch, _waiting) = (_waiting, []);
            }

            await AnswerAsync(batch);
        }
    }

    private async Task AnswerAsync(Dictionary<TokenHash, TaskCompletionSource<Credential?>> batch)
    {
        try
        {
            var found = await store.FindAsync(batch.Keys, CancellationToken.None);
            foreach (var (hash, answer) in batch)
                answer.SetResult(found.GetValueOrDefault(hash));
        }
        catch (Exception exception)
        {
            // Each waiting caller gets the exception as if it had asked alone; without one it is observed here.
            foreach (var answer in batch.Values)
            {
                answer.SetException(exception);
                _ = answer.Task.Exception;
            }
        }
    }
}
