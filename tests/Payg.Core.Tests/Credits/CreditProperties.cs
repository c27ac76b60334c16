using CsCheck;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Xunit;

namespace Payg.Core.Tests.Credits;

/// <summary>Accounts against an oracle that moves one nano at a time and looks through all grants for each.</summary>
public sealed class CreditProperties
{
    private static readonly DateTimeOffset s_start = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<CreditGrant> s_grant =
        from id in Gen.Int[1, 1_000_000]
        from kind in Gen.Enum<CreditKind>()
        from amount in Gen.Int[1, 30]
        from priority in Gen.Int[1, 3]
        from effective in Gen.Int[0, 20]
        from lasts in Gen.Int[0, 40]
        from meters in Gen.Int[0, 5]
        from voided in Gen.Int[0, 9]
        select new CreditGrant(new Guid(id, 0, 0, new byte[8]), kind, amount)
        {
            Priority = priority,
            EffectiveAt = Quarter(effective),
            ExpiresAt = lasts == 0 ? null : Quarter(effective + lasts).AddMinutes(lasts % 3),
            CreatedAt = Quarter(amount),
            VoidedAt = voided == 0 ? s_start : null,
            Meters = meters is 1 or 2 ? [new MeterId(meters)] : null,
        };

    private static readonly Gen<Step> s_step =
        from what in Gen.Int[0, 9]
        from amount in Gen.Int[0, 25]
        from meter in Gen.Int[0, 2]
        from price in Gen.Int[1, 2]
        from quarter in Gen.Int[0, 50]
        select new Step(what, amount, meter == 0 ? null : LineOf(meter, price), quarter);

    [Fact]
    public void Account_AfterAnySteps_IsAsTheOracleSays() =>
        Gen.Select(s_grant.Array[0, 8], Gen.Int[-20, 20], s_step.Array[1, 30]).Sample(
            (grants, owed, steps) =>
            {
                grants = [.. grants.DistinctBy(grant => grant.Id)];
                var account = new CreditAccount(grants, owed);
                var oracle = new Oracle(grants, owed);
                Int128 cost = owed;
                foreach (var step in steps)
                {
                    cost += Run(account, oracle, step);
                    Compare(account, oracle, cost);
                }
            },
            iter: Iterations.Of(8_000));

    private static Int128 Run(CreditAccount account, Oracle oracle, Step step)
    {
        var (start, end) = (Quarter(step.Quarter), Quarter(step.Quarter + 1));
        switch (step.What)
        {
            case < 6:
                var takes = account.Burn(step.Amount, step.Line, start, end);
                oracle.Burn(step.Amount, step.Line, start, end);
                Assert.All(takes, take => Assert.True(take.Nanos > 0));
                return step.Amount;
            case < 8:
                account.Restore(step.Amount, step.Line);
                oracle.Restore(step.Amount, step.Line);
                return -step.Amount;
            case 8:
                account.Close(start, step.Amount);
                oracle.Close(start, step.Amount);
                return 0;
            default:
                if (account.Grants is [.., var last])
                {
                    account.CoverOwed(last.Id, start);
                    oracle.CoverOwed(last.Id, start);
                }

                return 0;
        }
    }

    private static void Compare(CreditAccount account, Oracle oracle, Int128 cost)
    {
        Assert.Equal(oracle.Owed, account.OwedNanos);
        Assert.Equal(
            oracle.Remaining.OrderBy(pair => pair.Key),
            account.Grants.ToDictionary(grant => grant.Id, grant => grant.RemainingNanos)
                .OrderBy(pair => pair.Key));

        // What is owed is cost that no credit covers; nobody's grant falls below nothing.
        Assert.Equal(cost - oracle.Recorded.Count, account.OwedNanos);
        Assert.All(
            account.Grants,
            grant => Assert.InRange(grant.RemainingNanos, (Int128)0, grant.AmountNanos));
    }

    private static DateTimeOffset Quarter(int number) => s_start.AddMinutes(15 * number);

    private static CreditLine LineOf(int meter, int price) =>
        new(BillingMonth.FromNumber(202608), new MeterId(meter), new PriceId(price));

    private sealed record Step(int What, int Amount, CreditLine? Line, int Quarter);

    /// <summary>Moves one nano at a time.</summary>
    private sealed class Oracle(CreditGrant[] grants, Int128 owed)
    {
        public Int128 Owed { get; private set; } = owed;

        public Dictionary<Guid, Int128> Remaining { get; } =
            grants.ToDictionary(grant => grant.Id, grant => grant.AmountNanos);

        public List<(Guid Grant, CreditLine? Line)> Recorded { get; } = [];

        public void Burn(int cost, CreditLine? line, DateTimeOffset start, DateTimeOffset end)
        {
            for (var nano = 0; nano < cost; nano++)
            {
                var found = Owed < 0 ? null : InOrder().FirstOrDefault(grant =>
                    (grant.VoidedAt is null || start < grant.VoidedAt) && end > grant.EffectiveAt
                    && (grant.ExpiresAt is null || start < grant.ExpiresAt)
                    && (grant.Meters is null || (line is not null && grant.Meters.Contains(line.Value.Meter))));
                Consume(found, line);
                Owed += found is null ? 1 : 0;
            }
        }

        public void CoverOwed(Guid id, DateTimeOffset instant)
        {
            while (Owed > 0 && InOrder().FirstOrDefault(grant => grant.Id == id) is { Meters: null } found
                && found.IsValidAt(instant))
            {
                Consume(found, null);
                Owed--;
            }
        }

        public void Restore(int amount, CreditLine? line)
        {
            for (var nano = 0; nano < amount; nano++)
            {
                var last = Owed > 0 ? -1 : new[]
                {
                    Recorded.FindLastIndex(item => item.Line == line),
                    Recorded.FindLastIndex(item => line is not null && item.Line?.Meter == line.Value.Meter),
                    Recorded.FindLastIndex(item => item.Line is null),
                    Recorded.Count - 1,
                }.FirstOrDefault(index => index >= 0, -1);
                if (last < 0)
                {
                    Owed--;
                    continue;
                }

                Remaining[Recorded[last].Grant]++;
                Recorded.RemoveAt(last);
            }
        }

        public void Close(DateTimeOffset instant, int held)
        {
            foreach (var grant in InOrder().ToArray())
            {
                if (grant.VoidedAt is null && !(grant.ExpiresAt <= instant))
                    continue;

                // Each grant for some meters keeps as much as if all that is held were of these.
                Remaining[grant.Id] = Int128.Min(Remaining[grant.Id], held);
                if (grant.Meters is null)
                    held -= (int)Remaining[grant.Id];
            }
        }

        private IEnumerable<CreditGrant> InOrder() => grants.Where(grant => Remaining[grant.Id] > 0)
            .OrderBy(grant => grant.Priority)
            .ThenBy(grant => grant.ExpiresAt is null)
            .ThenBy(grant => grant.ExpiresAt)
            .ThenBy(grant => grant.Kind == CreditKind.Purchase)
            .ThenBy(grant => grant.EffectiveAt)
            .ThenBy(grant => grant.CreatedAt)
            .ThenBy(grant => grant.Id);

        private void Consume(CreditGrant? grant, CreditLine? line)
        {
            if (grant is null)
                return;
            Remaining[grant.Id]--;
            Recorded.Add((grant.Id, line));
        }
    }
}
