using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Xunit;

namespace Payg.Core.Tests.Credits;

/// <summary>
/// Cases whose numbers other platforms publish in their own tests: the credit engine of OpenMeter
/// (openmeter/credit/engine/run_test.go) and the wallets of Lago (spec/scenarios/wallets/wallet_traceability_spec.rb).
/// The numbers are theirs, the words are not. Ledgers of credit that agree on them burn in the same order.
/// </summary>
public sealed class PublishedCreditTests
{
    private static readonly DateTimeOffset s_start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly CreditLine s_line =
        new(BillingMonth.FromNumber(202401), new MeterId(1), new PriceId(1));

    /// <summary>
    /// Each grant: amount, priority, day of creation, days until it ends (0: never) and day from which it is in force.
    /// </summary>
    [Theory]

    // OpenMeter: one grant; two; by priority; by end; one that is not in force yet; one that has ended.
    [InlineData("100/1/0/30/0", 50, "50", "50", 0)]
    [InlineData("100/1/0/30/0 100/1/1/30/0", 200, "100 100", "0 0", 0)]
    [InlineData("100/2/0/30/0 100/1/0/30/0", 120, "20 100", "80 0", 0)]
    [InlineData("100/1/0/36500/0 100/1/0/30/0", 120, "20 100", "80 0", 0)]
    [InlineData("100/1/0/30/10", 50, "0", "100", 50)]
    [InlineData("100/1/0/-1/-365", 50, "0", "100", 50)]
    [InlineData("", 50, "", "", 50)]

    // Lago: one source; two in the order of their creation; priority, then the order of creation.
    [InlineData("100/1/0/0/0", 40, "40", "60", 0)]
    [InlineData("30/1/0/0/0 50/1/1/0/0", 60, "30 30", "0 20", 0)]
    [InlineData("20/1/3/0/0 25/2/0/0/0 25/2/2/0/0 30/2/3/0/0", 80, "20 25 25 10", "0 0 0 20", 0)]
    public void Burn_PublishedCases_TakesAndLeavesTheSame(
        string grants, int used, string taken, string left, int owed)
    {
        var all = Parse(grants);
        var account = new CreditAccount(all, 0);

        var takes = account.Burn(used, s_line, s_start.AddHours(1), s_start.AddHours(1).AddMinutes(15));

        Assert.Equal(taken, Text(all, grant => takes.Where(take => take.Grant == grant.Id)
            .Aggregate((Int128)0, (sum, take) => sum + take.Nanos)));
        Assert.Equal(left, Text(all, grant => account.Grants.Single(known => known.Id == grant.Id).RemainingNanos));
        Assert.Equal(owed, account.OwedNanos);
    }

    [Fact]
    public void Burn_TwiceFromOneGrant_KeepsWhichUsageTookWhat()
    {
        // Lago: 25, then 35 in the next period, of 100.
        var account = new CreditAccount(Parse("100/1/0/0/0"), 0);
        var next = s_line with { Month = BillingMonth.FromNumber(202402) };

        var first = account.Burn(25, s_line, s_start, s_start.AddMinutes(15));
        var second = account.Burn(35, next, s_start.AddMonths(1), s_start.AddMonths(1).AddMinutes(15));

        Assert.Equal((s_line, 25), (first.Single().Line!.Value, first.Single().Nanos));
        Assert.Equal((next, 35), (second.Single().Line!.Value, second.Single().Nanos));
        Assert.Equal(40, account.Grants.Single().RemainingNanos);
    }

    [Fact]
    public void Burn_FreeAndBoughtCredit_KeepsThemApart()
    {
        // Lago: 30 granted and 70 bought, of which 80 are used.
        var free = Parse("30/1/0/0/0")[0] with { Kind = CreditKind.Promo };
        var bought = Parse("30/1/0/0/0 70/1/0/0/0")[1] with { Kind = CreditKind.Purchase };
        var account = new CreditAccount([bought, free], 0);

        var takes = account.Burn(80, s_line, s_start, s_start.AddMinutes(15));

        Assert.Equal([(free.Id, 30), (bought.Id, 50)], takes.Select(take => (take.Grant, (int)take.Nanos)));
        Assert.Equal(20, account.Grants.Single(grant => grant.Id == bought.Id).RemainingNanos);
    }

    [Fact]
    public void Burn_AfterAGrantWasVoided_OwesWhatComesLater()
    {
        // OpenMeter: 50 before the void of 100, and 50 after it.
        var account = new CreditAccount(Parse("100/1/0/30/0"), 0);
        account.Burn(50, s_line, s_start, s_start.AddMinutes(15));
        var voided = new CreditAccount(
            account.Grants.Select(grant => grant with { VoidedAt = s_start.AddHours(1) }), account.OwedNanos);

        var closed = voided.Close(s_start.AddHours(1), 0);
        voided.Burn(50, s_line, s_start.AddHours(2), s_start.AddHours(2).AddMinutes(15));

        Assert.Equal(50, closed.Single().Nanos);
        Assert.Equal((0, 50), (voided.Grants.Single().RemainingNanos, voided.OwedNanos));
    }

    private static CreditGrant[] Parse(string grants) =>
    [
        .. grants.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((text, number) =>
        {
            var parts = Array.ConvertAll(text.Split('/'), int.Parse);
            return new CreditGrant(new Guid(number + 1, 0, 0, new byte[8]), CreditKind.Promo, parts[0])
            {
                Priority = parts[1],
                CreatedAt = s_start.AddDays(parts[2] - 5),
                ExpiresAt = parts[3] == 0 ? null : s_start.AddDays(parts[3]),
                EffectiveAt = s_start.AddDays(parts[4]),
            };
        }),
    ];

    private static string Text(CreditGrant[] grants, Func<CreditGrant, Int128> amount) =>
        string.Join(' ', grants.Select(amount));
}
