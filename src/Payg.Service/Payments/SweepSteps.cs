using Payg.Service.Diagnostics;

namespace Payg.Service.Payments;

/// <summary>
/// Takes the steps of a sweep, one for each payment: one that fails is logged and counted, and holds up no other.
/// Thread-safe.
/// </summary>
internal sealed partial class SweepSteps(PaymentMetrics metrics, ILogger<SweepSteps> logger)
{
    /// <summary>How many are read at once.</summary>
    public const int PageSize = 100;

    /// <summary>Takes a step for each of what is found, a page at a time behind the last id.</summary>
    /// <param name="read">Reads up to <see cref="PageSize"/> behind an id, in the order of their ids.</param>
    /// <param name="idOf">The id of what was found.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task EachAsync<T>(
        Func<Guid, Task<List<T>>> read, Func<T, Guid> idOf, Func<T, Task> step, CancellationToken cancellationToken)
    {
        var after = Guid.Empty;
        List<T> page;
        do
        {
            page = await read(after);
            foreach (var found in page)
            {
                after = idOf(found);
                await TryAsync(after, () => step(found), cancellationToken);
            }
        }
        while (page.Count == PageSize);
    }

    /// <summary>Takes one step.</summary>
    /// <param name="id">What it is taken for.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task TryAsync(Guid id, Func<Task> step, CancellationToken cancellationToken)
    {
        try
        {
            await step();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            metrics.StepFailed();
            StepFailed(id, exception.GetBaseException());
        }
    }

    [LoggerMessage(EventId = 3309, Level = LogLevel.Error,
        Message = "{Id} could not be processed, and is tried again with the next sweep")]
    private partial void StepFailed(Guid id, Exception exception);
}
