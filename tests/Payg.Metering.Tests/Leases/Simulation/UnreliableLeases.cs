using Payg.Core.Credits;
using Payg.Core.Usage;
using Payg.Metering.Leases;
using Payg.Metering.Tests.Simulation;

namespace Payg.Metering.Tests.Leases.Simulation;

/// <summary>
/// The way of lease messages to the ledger. It is worse than any network: messages are lost, doubled, and arrive after
/// later ones or after their sender has died; answers are lost and may never come.
/// </summary>
internal sealed class UnreliableLeases(
    ILeaseStore ledger, LeaseWire wire, Random random, SimulatedClock clock) : ILeaseStore
{
    /// <summary>When exchanges began and ended, and what the clock of their node showed.</summary>
    public List<(TimeSpan Start, TimeSpan End, bool HasAnswer, DateTimeOffset At)> Exchanges { get; } = [];

    public async Task<LeaseAnswers> ExchangeAsync(LeaseMessage message, CancellationToken cancellationToken)
    {
        var (start, at) = (clock.RunningTime(), clock.GetUtcNow());
        var hasAnswer = false;
        try
        {
            var answers = await SendAsync(message, cancellationToken);
            hasAnswer = true;
            wire.Log?.Invoke($"  exchange from {start}: {LeaseWire.Describe(message, answers)}");
            return answers;
        }
        finally
        {
            Exchanges.Add((start, clock.RunningTime(), hasAnswer, at));
        }
    }

    public async Task CloseJournalAsync(Guid journal, CancellationToken cancellationToken)
    {
        await ledger.CloseJournalAsync(journal, cancellationToken);
        if (random.Next(100) < wire.FailurePercent)
            throw new LedgerUnavailableException("The answer was lost.");
    }

    private async Task<LeaseAnswers> SendAsync(LeaseMessage message, CancellationToken cancellationToken)
    {
        if (random.Next(100) >= wire.FailurePercent)
            return await ledger.ExchangeAsync(message, cancellationToken);
        switch (random.Next(5))
        {
            case 0:
                wire.Lost++;
                throw new LedgerUnavailableException("The message was lost.");
            case 1:
                await ledger.ExchangeAsync(message, cancellationToken);
                wire.Unanswered++;
                throw new LedgerUnavailableException("The answer was lost.");
            case 2:
                var first = await ledger.ExchangeAsync(message, cancellationToken);
                var second = await ledger.ExchangeAsync(message, cancellationToken);
                wire.Doubled++;
                return random.Next(2) == 0 ? first : second;
            case 3:
                wire.Late.Add(message);
                throw new LedgerUnavailableException("The message is under way for long.");
            default:
                wire.Unanswered++;
                await ledger.ExchangeAsync(message, cancellationToken);
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
                throw new LedgerUnavailableException("The answer never came.");
        }
    }
}

/// <summary>What all nodes' messages go through.</summary>
internal sealed class LeaseWire
{
    /// <summary>How many of a hundred messages meet a fate.</summary>
    public int FailurePercent { get; set; }

    /// <summary>Messages that are still under way.</summary>
    public List<LeaseMessage> Late { get; } = [];

    /// <summary>Is told what happens.</summary>
    public Action<string>? Log { get; set; }

    public int Lost { get; set; }

    public int Unanswered { get; set; }

    public int Doubled { get; set; }

    /// <summary>Enough of a journal's id to know it by: when it began.</summary>
    public static string Name(Guid journal) => journal.ToString()[4..13];

    /// <summary>A message and its answers in a line.</summary>
    public static string Describe(LeaseMessage message, LeaseAnswers answers) =>
        $"{Name(message.Journal)} at {(message.Wants is [var first, ..] ? first.At : default):HH:mm:ss.fff}"
        + string.Concat(message.Returns.Select(given => $", returned {given.Returned} of {given.Line.Price.Value}"))
        + string.Concat(message.Wants.Zip(answers.Answers, (want, answer) =>
            $", {want.Minimum} to {want.Wanted} of {want.Meter.Value}, knows {want.Granted}: "
            + $"{answer.Outcome} {answer.Granted} of {answer.Line.Price.Value} until {answer.ValidUntil:HH:mm:ss}"))
        + (answers.Recalled.Count > 0 ? ", recalled" : "");
}
