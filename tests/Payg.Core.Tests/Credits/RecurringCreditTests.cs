using CsCheck;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Xunit;

namespace Payg.Core.Tests.Credits;

/// <summary>Each billing period is granted once, in order, whenever and however often it is asked for.</summary>
public sealed class RecurringCreditTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 20, 7, 30, 0, TimeSpan.Zero);
    private static readonly string[] s_zones = ["UTC", "Asia/Kolkata", "America/Los_Angeles", "Pacific/Apia"];

    [Fact]
    public void GrantUpTo_AnySchedule_GrantsEachPeriodOnceAndTilesTime() => Gen.Select(
        Gen.Int[0, s_zones.Length - 1].Select(zone => s_zones[zone]), Gen.Int[0, 90].Array[1, 25], Gen.Int[0, 800],
        Gen.Bool).Sample(
        (zone, days, lastsDays, mayRollOver) =>
        {
            var calendar = new BillingCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone));
            DateTimeOffset? ends = lastsDays > 400 ? null : s_start.AddDays(lastsDays + 1);
            var credit = new RecurringCredit(Guid.CreateVersion7(s_start), 10)
            {
                NextAt = s_start,
                ExpiresAt = ends,
                RolloverMinNanos = 2,
                RolloverMaxNanos = mayRollOver ? 5 : 2,
            };
            var grants = new List<RecurredGrant>();
            var now = s_start.AddDays(-30);
            foreach (var step in days)
            {
                now = now.AddDays(step);
                var (after, more) = credit.GrantUpTo(now, calendar);
                grants.AddRange(more);
                credit = after;
            }

            // The oracle looks at each hour: the period that it lies in is granted if it has begun.
            var months = new List<BillingMonth>();
            for (var at = s_start; at <= now && !(at >= ends); at = at.AddHours(1))
            {
                if (months.Count == 0 || months[^1] != calendar.MonthOf(at))
                    months.Add(calendar.MonthOf(at));
            }

            // Up to an hour after the start of a period only the grants know that it has begun.
            Assert.InRange(grants.Count, months.Count, months.Count + 1);
            Assert.Equal(Enumerable.Range(1, grants.Count), grants.Select(grant => grant.Number));
            Assert.Equal(grants.Count, grants.Select(grant => grant.Reference).Distinct().Count());
            for (var i = 0; i < grants.Count; i++)
            {
                var grant = grants[i].Grant;
                Assert.Equal((i == 0 ? 10 : 12, CreditKind.Recurring), ((int)grant.AmountNanos, grant.Kind));
                Assert.Equal(i == 0 ? s_start : grants[i - 1].Grant.ExpiresAt, grant.EffectiveAt);
                Assert.True(grant.EffectiveAt <= now);
                var month = calendar.MonthOf(grant.EffectiveAt);
                Assert.Equal(
                    ends < calendar.EndOf(month) ? ends : calendar.EndOf(month), grant.ExpiresAt);
            }

            var isOver = grants.Count > 0 && grants[^1].Grant.ExpiresAt == ends;
            Assert.Equal(isOver ? null : grants.LastOrDefault()?.Grant.ExpiresAt ?? s_start, credit.NextAt);
            Assert.Equal(mayRollOver || grants.Count == 0 ? 0 : grants.Count - 1, credit.RolledOver);
        });

    [Fact]
    public void CarriedOver_AnyRest_IsBetweenTheBounds() => Gen.Select(
        Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 60]).Sample((least, more, rest) =>
        {
            var credit = new RecurringCredit(Guid.CreateVersion7(s_start), 10)
            {
                NextAt = s_start,
                RolloverMinNanos = least,
                RolloverMaxNanos = least + more,
            };
            var expected = rest < least ? least : rest > least + more ? least + more : rest;
            var (_, grants) = credit.GrantUpTo(s_start.AddDays(14), BillingCalendar.Utc);

            Assert.Equal(expected, (int)credit.CarriedOver(rest));
            var carried = credit.RollOver(grants[1], rest, s_start);
            Assert.Equal(10 + expected, (int)(grants[1].Grant.AmountNanos + (carried?.Grant.AmountNanos ?? 0)));
            if (carried is not null)
            {
                Assert.Equal(
                    (2, true, grants[1].Grant.EffectiveAt, grants[1].Grant.ExpiresAt),
                    (carried.Number, carried.IsRollover, carried.Grant.EffectiveAt, carried.Grant.ExpiresAt));
                Assert.NotEqual(grants[1].Reference, carried.Reference);
            }
        });
}
