using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Usage;

namespace Payg.Metering.Tests.Leases;

/// <summary>A database with credit for so many units of a customer's lines, all of one price.</summary>
/// <param name="customer">The customer.</param>
/// <param name="recalled">The meter of whose line others need what is not in use.</param>
internal sealed class LeaseBank(CustomerId customer, MeterId recalled) : ILeaseStore
{
    private readonly Dictionary<LeaseLine, (long Granted, long Returned)> _lines = [];

    public long Credit { get; set; }

    public TimeSpan ValidFor { get; set; } = TimeSpan.FromHours(1);

    public int Trips { get; private set; }

    public bool IsAway { get; set; }

    public bool IsRecalled { get; set; }

    public bool IsClosed { get; set; }

    public Guid? Closed { get; private set; }

    public int Closings { get; private set; }

    public long Out => _lines.Values.Sum(line => line.Granted - line.Returned);

    public Task<LeaseAnswers> ExchangeAsync(LeaseMessage message, CancellationToken cancellationToken)
    {
        Trips++;
        if (IsAway)
            throw new LedgerUnavailableException();
        if (IsClosed)
            return Task.FromResult(new LeaseAnswers(IsClosed: true, [], []));
        foreach (var given in message.Returns)
        {
            var line = _lines[given.Line];
            _lines[given.Line] = line with { Returned = Math.Max(line.Returned, given.Returned) };
            IsRecalled = false;
        }

        LeaseLine[] lines = IsRecalled ? [LineOf(recalled)] : [];
        return Task.FromResult(new LeaseAnswers(
            IsClosed: false, [.. message.Wants.Select(Answer)], lines));
    }

    public Task CloseJournalAsync(Guid journal, CancellationToken cancellationToken)
    {
        Closed = journal;
        Closings++;
        return Task.CompletedTask;
    }

    private LeaseLine LineOf(MeterId meter) =>
        new(customer, meter, BillingMonth.FromNumber(202611), new PriceId(1));

    private LeaseAnswer Answer(LeaseWant want)
    {
        var granted = Math.Min(Math.Max(want.Minimum, want.Wanted), Credit - Out);
        var line = LineOf(want.Meter);
        var (before, returned) = _lines.GetValueOrDefault(line);
        _lines[line] = (before + Math.Max(0, granted), returned);
        var money = Money.Zero(Currency.Usd);
        return new LeaseAnswer(granted >= want.Minimum ? LeaseOutcome.Granted : LeaseOutcome.Exhausted)
        {
            Line = line,
            Granted = _lines[line].Granted,
            ValidUntil = want.At + ValidFor,
            Shortage = granted >= want.Minimum ? null : new CreditShortage(money, money, money),
        };
    }
}
