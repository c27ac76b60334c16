using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Xunit;

namespace Payg.Core.Tests.Credits;

public sealed class CreditAccountTests
{
    private static readonly DateTimeOffset s_now = new(2026, 8, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly CreditLine s_line = LineOf(meter: 1);

    // The burn order of the acceptance scenario: A 3 (priority 10), B 5 free before C 20 bought, D 50 without expiry.
    private static readonly CreditGrant s_a = Grant(1, CreditKind.Promo, 3) with
    {
        Priority = 10,
        ExpiresAt = Date(8, 15),
    };

    private static readonly CreditGrant s_b = Grant(2, CreditKind.Promo, 5) with { ExpiresAt = Date(9, 1) };
    private static readonly CreditGrant s_c = Grant(3, CreditKind.Purchase, 20) with { ExpiresAt = Date(9, 1) };
    private static readonly CreditGrant s_d = Grant(4, CreditKind.Purchase, 50);

    [Fact]
    public void Burn_SeveralGrants_GoesByPriorityExpiryAndOrigin()
    {
        var account = new CreditAccount([s_d, s_c, s_b, s_a], 0);

        var takes = account.Burn(Units(10), s_line, s_now, s_now.AddMinutes(15));

        Assert.Equal(
            [(s_a.Id, Units(3)), (s_b.Id, Units(5)), (s_c.Id, Units(2))],
            takes.Select(take => (take.Grant, take.Nanos)));
        Assert.Equal([0, 0, Units(18), Units(50)], Remaining(account, s_a, s_b, s_c, s_d));
        Assert.Equal(0, account.OwedNanos);
        Assert.Equal(Units(68), account.BalanceAt(s_now));
        Assert.Equal(Units(50), account.BalanceAt(Date(9, 1)));
    }

    [Fact]
    public void Order_GrantsAlike_GoesByEffectiveThenCreatedThenId()
    {
        var late = s_d with { Id = Id(1), EffectiveAt = s_now };
        var created = s_d with { Id = Id(2), CreatedAt = s_now };
        var other = s_d with { Id = Id(9) };

        Assert.Equal([s_d, other, created, late], new[] { late, created, other, s_d }.Order());
        Assert.Equal(1, s_d.CompareTo(null));
    }

    [Fact]
    public void Close_LimitedGrants_KeepWhatIsHeldOfEach()
    {
        var one = s_b with { Id = Id(11), Meters = [new MeterId(1)] };
        var other = s_c with { Id = Id(12), Meters = [new MeterId(2)] };
        var account = new CreditAccount([one, other, s_a], 0);

        // Nobody knows which meter the units are of: each grant keeps as much as they may cost.
        account.Close(Date(9, 2), Units(4));

        Assert.Equal([Units(3), Units(1), Units(1)], Remaining(account, s_a, one, other));
    }

    [Fact]
    public void Burn_MoreThanGrantsHave_OwesTheRest()
    {
        var account = new CreditAccount([s_a], Units(1));

        account.Burn(Units(5), s_line, s_now, s_now.AddMinutes(15));

        Assert.Equal(Units(3), account.OwedNanos);
        Assert.Equal(-Units(3), account.BalanceAt(s_now));
    }

    [Fact]
    public void Burn_WhereMoreWasCoveredThanCost_TakesTheDifferenceFirst()
    {
        var account = new CreditAccount([s_d], -Units(4));

        var takes = account.Burn(Units(5), s_line, s_now, s_now.AddMinutes(15));

        Assert.Equal(Units(1), Assert.Single(takes).Nanos);
        Assert.Equal(0, account.OwedNanos);
        Assert.Equal(Units(49), account.BalanceAt(s_now));
    }

    [Theory]
    [InlineData(-15, false)]
    [InlineData(-14, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void Covers_Quarters_CountsThoseWithAnyValidInstant(int minutes, bool isCovered)
    {
        var grant = s_d with { EffectiveAt = s_now, ExpiresAt = s_now.AddHours(1) };
        var start = s_now.AddMinutes(minutes);

        Assert.Equal(isCovered, grant.Covers(new MeterId(1), start, start.AddMinutes(15)));
        Assert.False((grant with { VoidedAt = start }).Covers(null, start, start.AddMinutes(15)));
    }

    [Fact]
    public void IsValidAt_Bounds_AreHalfOpen()
    {
        var grant = s_d with { EffectiveAt = s_now, ExpiresAt = s_now.AddHours(1) };

        Assert.False(grant.IsValidAt(s_now.AddTicks(-1)));
        Assert.True(grant.IsValidAt(s_now));
        Assert.True(grant.IsValidAt(s_now.AddHours(1).AddTicks(-1)));
        Assert.False(grant.IsValidAt(s_now.AddHours(1)));
        Assert.False((grant with { VoidedAt = s_now }).IsValidAt(s_now));
    }

    [Fact]
    public void Burn_AGrantOfOtherMeters_LeavesIt()
    {
        var limited = s_a with { Meters = [new MeterId(2), new MeterId(3)] };
        var account = new CreditAccount([limited, s_d], 0);

        account.Burn(Units(1), s_line, s_now, s_now.AddMinutes(15));
        account.Burn(Units(1), null, s_now, s_now.AddMinutes(15));
        account.Burn(Units(1), LineOf(meter: 3), s_now, s_now.AddMinutes(15));

        Assert.Equal([Units(2), Units(48)], Remaining(account, limited, s_d));
    }

    [Fact]
    public void CoverOwed_ByGrantsOfAllMeters_TakesNoMoreThanTheyHave()
    {
        var limited = s_b with { Meters = [new MeterId(1)] };
        var later = s_c with { EffectiveAt = s_now.AddDays(1) };
        var account = new CreditAccount([s_a, limited, later, s_d], Units(4));

        Assert.Empty(account.CoverOwed(limited.Id, s_now));
        Assert.Empty(account.CoverOwed(later.Id, s_now));
        Assert.Equal(new CreditTake(s_a.Id, null, Units(3)), Assert.Single(account.CoverOwed(s_a.Id, s_now)));
        Assert.Equal(new CreditTake(s_d.Id, null, Units(1)), Assert.Single(account.CoverOwed(s_d.Id, s_now)));
        Assert.Empty(account.CoverOwed(s_d.Id, s_now));
        Assert.Equal(0, account.OwedNanos);
        Assert.Throws<ArgumentException>(() => account.CoverOwed(Id(99), s_now));
    }

    [Fact]
    public void Restore_OwedCost_ShrinksBeforeGrantsGetAnythingBack()
    {
        var account = new CreditAccount([s_a, s_b], 0);
        account.Burn(Units(10), s_line, s_now, s_now.AddMinutes(15));

        var restored = account.Restore(Units(6), s_line);

        Assert.Equal(new CreditTake(s_b.Id, s_line, Units(4)), Assert.Single(restored));
        Assert.Equal([0, Units(4)], Remaining(account, s_a, s_b));
        Assert.Equal(0, account.OwedNanos);
        Assert.Equal(
            [(s_b.Id, Units(1)), (s_a.Id, Units(2))],
            account.Restore(Units(3), s_line).Select(take => (take.Grant, take.Nanos)));
    }

    [Fact]
    public void Restore_RecordedTakes_GoesFromTheClosestToAny()
    {
        var (sameMeter, otherMeter) = (s_line with { Price = new PriceId(7) }, LineOf(meter: 2));
        var empty = s_d with { RemainingNanos = 0 };
        CreditTake[] recorded =
        [
            new(s_d.Id, s_line, Units(1)), new(s_d.Id, null, Units(2)), new(s_d.Id, sameMeter, Units(3)),
            new(s_d.Id, otherMeter, Units(4)),
        ];

        var restored = new CreditAccount([empty], 0, recorded).Restore(Units(12), s_line);
        var ofNoLine = new CreditAccount([empty], 0, recorded).Restore(Units(7), null);

        Assert.Equal([s_line, sameMeter, null, otherMeter], restored.Select(take => take.Line));
        Assert.Equal([Units(1), Units(3), Units(2), Units(4)], restored.Select(take => take.Nanos));
        Assert.Equal([null, otherMeter, sameMeter], ofNoLine.Select(take => take.Line));
    }

    [Fact]
    public void Restore_MoreThanWasConsumed_LeavesTheCustomerWithMoreThanTheyOwe()
    {
        var account = new CreditAccount([s_a], 0);
        account.Burn(Units(2), s_line, s_now, s_now.AddMinutes(15));

        account.Restore(Units(5), s_line);

        Assert.Equal(-Units(3), account.OwedNanos);
        Assert.Equal(Units(6), account.BalanceAt(s_now));
        Assert.Throws<InvalidOperationException>(
            () => new CreditAccount([], 0, new CreditTake(Id(5), null, 1)).Restore(1, null));
    }

    [Fact]
    public void Close_Expired_KeepsWhatUsageOnItsWayMayConsume()
    {
        // Ten, three of it used; a node that is dead holds 2.50 of it, of which two were answered before the end.
        var grant = Grant(1, CreditKind.Promo, 10) with { RemainingNanos = Units(7), ExpiresAt = s_now };
        var account = new CreditAccount([grant, s_d], 0);

        Assert.Empty(account.Close(s_now.AddTicks(-1), 0));
        Assert.Equal((grant, Units(9) / 2), Assert.Single(account.Close(s_now, Units(5) / 2)));
        Assert.Empty(account.Close(s_now, Units(5) / 2));
        Assert.Equal(Units(50), account.BalanceAt(s_now));

        account.Burn(Units(2), s_line, s_now.AddMinutes(-15), s_now);
        Assert.Equal(Units(1) / 2, Assert.Single(account.Close(s_now.AddDays(3), 0)).Nanos);
        Assert.Equal([0, Units(50)], Remaining(account, grant, s_d));
    }

    [Fact]
    public void Close_Voided_KeepsWhatIsHeldForUsageFromBefore()
    {
        var voided = s_d with { VoidedAt = s_now };
        var account = new CreditAccount([voided], 0);

        Assert.Equal(Units(41), Assert.Single(account.Close(s_now, Units(9))).Nanos);
        Assert.Equal(0, account.BalanceAt(s_now));
        account.Burn(Units(4), s_line, s_now.AddMinutes(-15), s_now);
        account.Burn(Units(3), s_line, s_now, s_now.AddMinutes(15));
        Assert.Equal(Units(5), Assert.Single(account.Close(s_now, 0)).Nanos);
        Assert.Equal(Units(3), account.OwedNanos);
    }

    [Theory]
    [InlineData("promo", CreditKind.Promo)]
    [InlineData("purchase", CreditKind.Purchase)]
    [InlineData("recurring", CreditKind.Recurring)]
    [InlineData("goodwill", CreditKind.Goodwill)]
    [InlineData("refund_reversal", CreditKind.RefundReversal)]
    public void Kind_ByName_IsReadAndWritten(string name, CreditKind kind)
    {
        Assert.True(CreditKinds.TryParse(name, out var read));
        Assert.Equal((kind, name), (read, CreditKinds.Parse(name).Name()));
        Assert.Equal(kind is CreditKind.Purchase, !Grant(1, kind, 1).IsFree);
        Assert.Contains(name, CreditKinds.Names);
    }

    [Fact]
    public void Kind_OfAnotherName_IsNone()
    {
        Assert.False(CreditKinds.TryParse("Promo", out _));
        Assert.False(CreditKinds.TryParse(null, out _));
        Assert.Throws<FormatException>(() => CreditKinds.Parse("gift"));
        Assert.Throws<FormatException>(() => CreditKinds.ParseEntry("gift"));
        Assert.All(
            Enum.GetValues<CreditEntryKind>(), kind => Assert.Equal(kind, CreditKinds.ParseEntry(kind.Name())));
    }

    private static CreditGrant Grant(int id, CreditKind kind, int units) => new(Id(id), kind, Units(units));

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static DateTimeOffset Date(int month, int day) => new(2026, month, day, 0, 0, 0, TimeSpan.Zero);

    private static Int128 Units(int units) => (Int128)units * Money.NanosPerUnit;

    private static CreditLine LineOf(int meter) =>
        new(BillingMonth.FromNumber(202608), new MeterId(meter), new PriceId(meter));

    private static Int128[] Remaining(CreditAccount account, params CreditGrant[] grants) =>
        Array.ConvertAll(grants, grant => account.Grants.Single(known => known.Id == grant.Id).RemainingNanos);
}
