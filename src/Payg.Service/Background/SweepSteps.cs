using Payg.Service.Diagnostics;
using Payg.Storage.Model;

namespace Payg.Service.Background;

/// <summary>
/// Takes the steps of a sweep, one for each payment, customer or invoice: one that fails is logged and counted, and
/// holds up no other. Thread-safe.
/// </summary>
internal sealed partial class SweepSteps(SweepMetrics metrics, ILogger<SweepSteps> logger)
{
    public const int PageSize = 100;

    /// <summary>Takes a step for each of what is found, a page at a time behind the last id.</summary>
    /// <param name="read">Reads up to <see cref="PageSize"/> behind an id, in the order of their ids.</param>
    public async Task EachAsync<T>(
        PaygContext context, Func<Guid, Task<List<T>>> read, Func<T, Guid> idOf, Func<T, Task> step,
        CancellationToken cancellationToken)
    {
        var after = Guid.Empty;
        List<T> page;
        do
        {
            page = await read(after);
            foreach (var found in page)
            {
                after = idOf(found);
                await TryAsync(context, after, () => step(found), cancellationToken);
            }
        }
        while (page.Count == PageSize);
    }

    /// <summary>Takes one step; false: it failed.</summary>
    /// <param name="context">What the step changes. What a step that fails has not saved is forgotten.</param>
    public async Task<bool> TryAsync(
        PaygContext context, Guid id, Func<Task> step, CancellationToken cancellationToken)
    {
        try
        {
            await step();
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            context.ChangeTracker.Clear();
            metrics.StepFailed();
            StepFailed(id, exception.GetBaseException());
            return false;
        }
    }

    [LoggerMessage(EventId = 3309, Level = LogLevel.Error,
        Message = "{Id} could not be processed, and is tried again with the next sweep")]
    private partial void StepFailed(Guid id, Exception exception);
}
