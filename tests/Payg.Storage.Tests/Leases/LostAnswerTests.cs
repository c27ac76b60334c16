using Microsoft.Extensions.Time.Testing;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Storage.Databases;
using Payg.Storage.Tests.Credits;
using static Payg.Storage.Tests.LedgerDatabase;

namespace Payg.Storage.Tests.Leases;

/// <summary>
/// A node that never learned of units asks again after the credit behind them has ended: they pay for no call any more.
/// </summary>
public abstract class LostAnswerTests(DatabaseKind kind)
{
    private const long Cent = 10_000_000;

    private static readonly DateTimeOffset s_at = Start.AddMinutes(20);
    private readonly FakeTimeProvider _clock = new(s_at);
    private readonly Guid _journal = new("0193e000-0000-7000-8000-000000000001");

    [Fact]
    public async Task Exchange_AfterTheCreditHasEnded_RefusesAndTellsOfUnitsThatHaveEnded()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await PrepaidAsync(database, Cent);
        await database.GrantAsync(customer, 10 * Cent, expires: s_at.AddMinutes(1));
        var lost = await AskAsync(database, new LeaseWant(customer, meter, s_at, 1, 10, null, 0));

        _clock.SetUtcNow(s_at.AddMinutes(2));
        var now = _clock.GetUtcNow();
        var again = await AskAsync(database, new LeaseWant(customer, meter, now, 1, 10, null, 0));

        Assert.Equal((LeaseOutcome.Granted, 10L), (lost.Outcome, lost.Granted));
        Assert.Equal((LeaseOutcome.Exhausted, 10L, now), (again.Outcome, again.Granted, again.ValidUntil));

        // Once it knows of them it gives them back, and nothing is kept for them.
        var last = await AskAsync(
            database, new LeaseWant(customer, meter, now, 1, 10, again.Line, again.Granted),
            new LeaseReturn(again.Line, 10));
        Assert.Equal((LeaseOutcome.Exhausted, 10L), (last.Outcome, last.Granted));
        Assert.Equal(0, await database.HeldAsync(customer));
    }

    [Fact]
    public async Task Exchange_WithOtherCreditBesides_GrantsOfItWhenTheUnitsAreBack()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await PrepaidAsync(database, Cent);
        await database.GrantAsync(customer, 10 * Cent, expires: s_at.AddMinutes(1));
        await AskAsync(database, new LeaseWant(customer, meter, s_at, 1, 10, null, 0));
        await database.GrantAsync(customer, 3 * Cent);

        _clock.SetUtcNow(s_at.AddMinutes(2));
        var now = _clock.GetUtcNow();
        var again = await AskAsync(database, new LeaseWant(customer, meter, now, 1, 10, null, 0));
        var last = await AskAsync(
            database, new LeaseWant(customer, meter, now, 1, 3, again.Line, again.Granted),
            new LeaseReturn(again.Line, 10));

        Assert.Equal((LeaseOutcome.Held, now), (again.Outcome, again.ValidUntil));
        Assert.Equal((LeaseOutcome.Granted, 13L), (last.Outcome, last.Granted));
        Assert.True(last.ValidUntil > now);
    }

    [Fact]
    public async Task Exchange_ForUnitsThatCostNothing_NeedsNoCreditToGrantThemAgain()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, free) = await PrepaidAsync(database, 0);
        await database.GrantAsync(customer, 10 * Cent, expires: s_at.AddMinutes(1));
        await AskAsync(database, new LeaseWant(customer, free, s_at, 1, 10, null, 0));

        _clock.SetUtcNow(s_at.AddMinutes(2));
        var again = await AskAsync(
            database, new LeaseWant(customer, free, _clock.GetUtcNow(), 1, 10, null, 0));

        Assert.Equal((LeaseOutcome.Granted, 10L), (again.Outcome, again.Granted));
        Assert.True(again.ValidUntil > _clock.GetUtcNow());
    }

    [Fact]
    public async Task Exchange_ThatRefuses_SaysUntilWhenTheUnitsInHandAreGood()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await PrepaidAsync(database, Cent);
        await database.GrantAsync(customer, 10 * Cent, expires: s_at.AddMinutes(1));

        var refused = await AskAsync(database, new LeaseWant(customer, meter, s_at, 20, 20, null, 0));

        Assert.Equal(
            (LeaseOutcome.Exhausted, 10L, s_at.AddMinutes(1)),
            (refused.Outcome, refused.Granted, refused.ValidUntil));
    }

    [Fact]
    public async Task Exchange_WhileCallsThatTookUnitsBeforeTheEndAreUnderWay_SaysThatWhatTheyGiveBackHasEnded()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await PrepaidAsync(database, Cent);
        await database.GrantAsync(customer, 10 * Cent, expires: s_at.AddMinutes(1));
        var first = await AskAsync(database, new LeaseWant(customer, meter, s_at, 10, 10, null, 0));

        _clock.SetUtcNow(s_at.AddMinutes(2));
        var now = _clock.GetUtcNow();
        var refused = await AskAsync(
            database, new LeaseWant(customer, meter, now, 1, 1, first.Line, 10), new LeaseReturn(first.Line, 7));

        Assert.Equal((LeaseOutcome.Exhausted, 10L, now), (refused.Outcome, refused.Granted, refused.ValidUntil));
    }

    private async Task<LeaseAnswer> AskAsync(LedgerDatabase database, LeaseWant want, params LeaseReturn[] returns) =>
        (await database.Leases.ExchangeAsync(new LeaseMessage(_journal, returns, [want]), default)).Answers.Single();

    private static async Task<(CustomerId Customer, MeterId Meter)> PrepaidAsync(LedgerDatabase database, long price) =>
        (await database.AddPrepaidAsync(), await database.AddMeterAsync(price));
}

/// <summary>On SQLite.</summary>
public sealed class LostAnswerTestsOnSqlite() : LostAnswerTests(DatabaseKind.Sqlite);

/// <summary>On PostgreSQL.</summary>
public sealed class LostAnswerTestsOnPostgres() : LostAnswerTests(DatabaseKind.Postgres);
