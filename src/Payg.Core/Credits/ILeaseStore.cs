using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Usage;

namespace Payg.Core.Credits;

/// <summary>
/// Where journals get units of usage lines that they may admit calls for without asking. Units come back by the
/// journal's own usage, by its returns, and when it is closed; never by time.
/// </summary>
public interface ILeaseStore
{
    /// <summary>
    /// Gives back and asks for units. All numbers are totals since the journal began, so that a message which is lost,
    /// doubled or late harms nothing.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">The database is unavailable; nothing or all was done.</exception>
    Task<LeaseAnswers> ExchangeAsync(LeaseMessage message, CancellationToken cancellationToken);

    /// <summary>
    /// Closes a journal of which everything was applied, also one that the database has not heard of: no unit is out to
    /// it any more, and none is granted to it again.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">The database is unavailable.</exception>
    Task CloseJournalAsync(Guid journal, CancellationToken cancellationToken);
}

/// <summary>Names the usage line that units are of.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Meter">The meter.</param>
/// <param name="Month">The billing period.</param>
/// <param name="Price">The price.</param>
public readonly record struct LeaseLine(CustomerId Customer, MeterId Meter, BillingMonth Month, PriceId Price)
{
    /// <summary>The API key whose calls alone may use the units, because it has a budget; none: any call's.</summary>
    public ApiKeyId ApiKey { get; init; }
}

/// <summary>What a journal gives back and asks for.</summary>
/// <param name="Journal">The journal.</param>
/// <param name="Returns">What it has given back.</param>
/// <param name="Wants">What it asks for.</param>
public sealed record LeaseMessage(
    Guid Journal, IReadOnlyList<LeaseReturn> Returns, IReadOnlyList<LeaseWant> Wants);

/// <summary>What a journal has given back since it began.</summary>
/// <param name="Line">The usage line.</param>
/// <param name="Returned">How many units.</param>
public readonly record struct LeaseReturn(LeaseLine Line, long Returned);

/// <summary>A wish for units.</summary>
/// <param name="Customer">Whose calls are to be admitted.</param>
/// <param name="Meter">Of which meter.</param>
/// <param name="At">The time of the calls.</param>
/// <param name="Minimum">Units that a call waits for; 0: none does.</param>
/// <param name="Wanted">Units that will do for a while.</param>
/// <param name="Known">The line that the journal has units of; null: none.</param>
/// <param name="Granted">How many units of it the journal knows that it was granted.</param>
public sealed record LeaseWant(
    CustomerId Customer,
    MeterId Meter,
    DateTimeOffset At,
    long Minimum,
    long Wanted,
    LeaseLine? Known,
    long Granted)
{
    /// <summary>The dimensions of the calls, as far as they are known before; null: none.</summary>
    public Dimensions? Dimensions { get; init; }

    /// <summary>
    /// Units that the largest call which waits needs in all; some of them may be in hand. A refusal says their cost.
    /// </summary>
    public long Units { get; init; }

    /// <summary>The API key whose calls alone are to be admitted, because it has a budget; none: any call's.</summary>
    public ApiKeyId ApiKey { get; init; }
}

/// <summary>The answer to a message.</summary>
/// <param name="IsClosed">The journal was closed, as by an operator: nothing is granted to it.</param>
/// <param name="Answers">One for each wish, in order.</param>
/// <param name="Recalled">Lines of which others need what is not in use.</param>
public sealed record LeaseAnswers(
    bool IsClosed, IReadOnlyList<LeaseAnswer> Answers, IReadOnlyList<LeaseLine> Recalled);

/// <summary>The answer to a wish.</summary>
/// <param name="Outcome">What became of it.</param>
public sealed record LeaseAnswer(LeaseOutcome Outcome)
{
    /// <summary>The line whose units are granted.</summary>
    public LeaseLine Line { get; init; }

    /// <summary>How many units of the line the journal was granted since it began.</summary>
    public long Granted { get; init; }

    /// <summary>Until when usage goes to the line, and the credit behind it is valid.</summary>
    public DateTimeOffset ValidUntil { get; init; }

    /// <summary>What each unit of the line costs, wherever among others it falls; null: that depends.</summary>
    public Money? UnitCost { get; init; }

    /// <summary>What the customer's credit came to when a wish was not granted.</summary>
    public CreditShortage? Shortage { get; init; }
}

/// <summary>Why a wish was not granted, in money.</summary>
/// <param name="Balance">Credits less what is owed.</param>
/// <param name="Held">What is kept for units that are out.</param>
/// <param name="Needed">What the units would have cost.</param>
public sealed record CreditShortage(Money Balance, Money Held, Money Needed)
{
    /// <summary>The budget that does not allow it; null: it is the credit.</summary>
    public BudgetShortage? Budget { get; init; }
}

/// <summary>A budget that does not allow what was wished.</summary>
/// <param name="Id">The budget.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Limit">What may be spent.</param>
/// <param name="Spent">What was spent.</param>
/// <param name="EndsAt">When its window ends; null: never.</param>
public sealed record BudgetShortage(Guid Id, string Name, Money Limit, Money Spent, DateTimeOffset? EndsAt);

/// <summary>What became of a wish for units.</summary>
public enum LeaseOutcome
{
    /// <summary>As many units as a call waits for, or more.</summary>
    Granted,

    /// <summary>The customer is not limited (any more): no units are needed.</summary>
    NotLimited,

    /// <summary>Other journals have what is missing, and were asked for what they do not use.</summary>
    Held,

    /// <summary>The customer's credit does not pay for it.</summary>
    Exhausted,
}
