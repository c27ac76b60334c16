using Payg.Core.Credits;

namespace Payg.Metering.Tests.Flush;

/// <summary>Notes which journals were closed; grants nothing.</summary>
internal sealed class MemoryLeases : ILeaseStore
{
    /// <summary>What was closed, in order.</summary>
    public List<Guid> Closed { get; } = [];

    /// <summary>Runs before a journal is closed; what it throws leaves the journal open.</summary>
    public Action BeforeClose { get; set; } = () => { };

    public Task<LeaseAnswers> ExchangeAsync(LeaseMessage message, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nobody asks for units here.");

    public Task CloseJournalAsync(Guid journal, CancellationToken cancellationToken)
    {
        BeforeClose();
        Closed.Add(journal);
        return Task.CompletedTask;
    }
}
