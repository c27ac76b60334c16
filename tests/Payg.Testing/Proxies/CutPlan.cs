namespace Payg.Testing.Proxies;

/// <summary>What becomes of a statement at which a connection is cut. The client cannot tell the two apart.</summary>
public enum StatementFate
{
    /// <summary>The server carried it out; its answer is withheld.</summary>
    Applied,

    /// <summary>It never reached the server.</summary>
    Lost,
}

/// <summary>A cut that waits for its statement; used up by the first connection that sends it.</summary>
/// <param name="Matches">Whether to cut at this SQL.</param>
/// <param name="Fate">What becomes of the statement.</param>
internal sealed record CutPlan(Func<string, bool> Matches, StatementFate Fate)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the connection is cut.</summary>
    public Task Done => _done.Task;

    /// <summary>Says that the connection is cut.</summary>
    public void Complete() => _done.TrySetResult();
}
