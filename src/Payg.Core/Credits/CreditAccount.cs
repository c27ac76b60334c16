namespace Payg.Core.Credits;

/// <summary>
/// One customer's credits while cost consumes them. Cost that no grant covers is owed; a fall of cost first lowers
/// what is owed, then gives back what was consumed, the last first. All in nanos of one currency. Not thread-safe.
/// </summary>
public sealed class CreditAccount
{
    private readonly List<CreditGrant> _grants;
    private readonly List<CreditTake> _recorded;

    /// <summary>Takes up an account.</summary>
    /// <param name="grants">
    /// The grants with anything left, in any order, and those of what was recorded; others may be left out.
    /// </param>
    /// <param name="owedNanos">
    /// What the customer owes: cost that neither credits nor payments have covered. Negative: cost fell below what was
    /// covered.
    /// </param>
    /// <param name="recorded">
    /// What was consumed and has not come back, the oldest first; needed only where cost falls.
    /// </param>
    public CreditAccount(
        IEnumerable<CreditGrant> grants, Int128 owedNanos, params IEnumerable<CreditTake> recorded)
    {
        _grants = [.. grants.Order()];
        _recorded = [.. recorded];
        OwedNanos = owedNanos;
    }

    /// <summary>What the customer owes.</summary>
    public Int128 OwedNanos { get; private set; }

    /// <summary>The grants as they are now, in the order in which they burn.</summary>
    public IReadOnlyList<CreditGrant> Grants => _grants;

    /// <summary>What grants that are valid at the instant have left, less what is owed.</summary>
    public Int128 BalanceAt(DateTimeOffset instant) =>
        _grants.Where(grant => grant.IsValidAt(instant))
            .Aggregate(Int128.Zero, (sum, grant) => sum + grant.RemainingNanos) - OwedNanos;

    /// <summary>Covers new cost from the grants that may be used for it; the rest is owed.</summary>
    /// <param name="costNanos">The cost; 0 or more.</param>
    /// <param name="line">The usage line; null: cost that is not of a line.</param>
    /// <param name="start">The first instant of the quarter of an hour of the usage.</param>
    /// <param name="end">The first instant after it.</param>
    /// <returns>What was consumed, in the order in which grants burn.</returns>
    public IReadOnlyList<CreditTake> Burn(
        Int128 costNanos, CreditLine? line, DateTimeOffset start, DateTimeOffset end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(costNanos);
        OwedNanos = checked(OwedNanos + costNanos);
        return Take(Int128.Min(costNanos, OwedNanos), line, grant => grant.Covers(line?.Meter, start, end));
    }

    /// <summary>
    /// Covers what is owed, whatever it is owed for, from one grant, unless the grant is not valid at the instant or is
    /// limited to meters.
    /// </summary>
    /// <returns>What was consumed.</returns>
    /// <exception cref="ArgumentException">The account does not have the grant.</exception>
    public IReadOnlyList<CreditTake> CoverOwed(Guid grant, DateTimeOffset instant)
    {
        if (!_grants.Exists(known => known.Id == grant))
            throw new ArgumentException($"The account does not have grant {grant}.", nameof(grant));
        return Take(
            OwedNanos, null, known => known.Id == grant && known.Meters is null && known.IsValidAt(instant));
    }

    /// <summary>
    /// Lets cost fall: what is owed shrinks; what falls beyond that comes back to the grants that were consumed, the
    /// last first: those of the line, of its meter, of no line, then any.
    /// </summary>
    /// <param name="nanos">By how much; 0 or more.</param>
    /// <param name="line">The usage line; null: cost that is not of a line.</param>
    /// <returns>What came back. Grants that have expired or were voided get their share like others.</returns>
    public IReadOnlyList<CreditTake> Restore(Int128 nanos, CreditLine? line)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nanos);
        OwedNanos = checked(OwedNanos - nanos);
        var rest = Int128.Clamp(-OwedNanos, 0, nanos);
        var restored = new List<CreditTake>();
        foreach (var isWanted in Closeness(line))
        {
            for (var i = _recorded.Count - 1; i >= 0 && rest > 0; i--)
            {
                var take = _recorded[i];
                if (!isWanted(take.Line))
                    continue;

                var back = take with { Nanos = Int128.Min(rest, take.Nanos) };
                Change(take.Grant, back.Nanos);
                restored.Add(back);
                rest -= back.Nanos;
                OwedNanos += back.Nanos;
                if (back.Nanos == take.Nanos)
                    _recorded.RemoveAt(i);
                else
                    _recorded[i] = take with { Nanos = take.Nanos - back.Nanos };
            }
        }

        return restored;
    }

    /// <summary>
    /// Takes away what nobody can use any more: what is left of grants that were voided or expired by the instant, but
    /// for what usage that is still on its way may consume.
    /// </summary>
    /// <param name="instant">The instant.</param>
    /// <param name="heldNanos">What such usage may cost at most; ended grants keep it in burning order.</param>
    /// <returns>The grants as they were, and how much each lost.</returns>
    public IReadOnlyList<(CreditGrant Grant, Int128 Nanos)> Close(DateTimeOffset instant, Int128 heldNanos)
    {
        var closed = new List<(CreditGrant, Int128)>();
        foreach (var grant in _grants.FindAll(
            grant => grant.RemainingNanos > 0 && (grant.VoidedAt is not null || grant.ExpiresAt <= instant)))
        {
            var kept = Int128.Min(heldNanos, grant.RemainingNanos);

            // What is held may be of other meters than a limited grant pays for, so it does not spare the next.
            if (grant.Meters is null)
                heldNanos -= kept;
            if (kept == grant.RemainingNanos)
                continue;
            Change(grant.Id, kept - grant.RemainingNanos);
            closed.Add((grant, grant.RemainingNanos - kept));
        }

        return closed;
    }

    /// <summary>Takes some of what is left of a grant, because the money for it goes back.</summary>
    /// <param name="grant">The grant.</param>
    /// <param name="nanos">How much: more than 0, and at most what is left of the grant.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less is left.</exception>
    public void Refund(Guid grant, Int128 nanos)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nanos);
        var left = _grants.Find(known => known.Id == grant)?.RemainingNanos ?? 0;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(nanos, left);
        Change(grant, -nanos);
    }

    private List<CreditTake> Take(Int128 nanos, CreditLine? line, Func<CreditGrant, bool> isUsable)
    {
        var taken = new List<CreditTake>();
        for (var i = 0; i < _grants.Count && nanos > 0; i++)
        {
            var grant = _grants[i];
            if (grant.RemainingNanos == 0 || !isUsable(grant))
                continue;

            var take = new CreditTake(grant.Id, line, Int128.Min(nanos, grant.RemainingNanos));
            _grants[i] = grant with { RemainingNanos = grant.RemainingNanos - take.Nanos };
            nanos -= take.Nanos;
            OwedNanos -= take.Nanos;
            taken.Add(take);
        }

        _recorded.AddRange(taken);
        return taken;
    }

    private void Change(Guid grant, Int128 nanos)
    {
        var i = _grants.FindIndex(known => known.Id == grant);
        if (i < 0)
            throw new InvalidOperationException($"The account does not have grant {grant}, of which it was recorded.");
        _grants[i] = _grants[i] with { RemainingNanos = _grants[i].RemainingNanos + nanos };
    }

    /// <summary>Which recorded lines are asked for what comes back, the closest first.</summary>
    private static Func<CreditLine?, bool>[] Closeness(CreditLine? line) =>
    [
        recorded => recorded == line,
        recorded => line is not null && recorded?.Meter == line.Value.Meter,
        recorded => recorded is null,
        _ => true,
    ];
}
