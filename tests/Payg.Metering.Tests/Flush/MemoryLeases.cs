using Payg.Core.Credits;

namespace Payg.Metering.Tests.Flush;

/// <summary>Notes which journals were closed; grants nothing.</summary>
internal sealed class MemoryLeases : ILeaseStore
{
    /// <summary>What was closed, in order.</summary>
    public List<Guid> Closed { get; } = [];

    /// <summary>Runs before a journal is closed; what it throws leaves the journal open.</summary>
    public Func<CancellationToken, Task> BeforeClose { get; set; } = _ => Task.CompletedTask;

    public Task<LeaseAnswers> ExchangeAsync(LeaseMessage message, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nobody asks for units here.");

    public async Task CloseJournalAsync(Guid journal, CancellationToken cancellationToken)
    {
        await BeforeClose(cancellationToken);
        Closed.Add(journal);
    }
}
