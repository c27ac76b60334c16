using Payg.Core.Calendar;
using Payg.Core.Credits;

namespace Payg.Storage.Credits;

/// <summary>What happens to one customer's credits in a transaction. Not thread-safe.</summary>
internal sealed class CreditBooking(StoredCredit stored, DateTimeOffset now)
{
    private readonly CreditAccount _account = new(stored.Grants, stored.OwedNanos, stored.Recorded);
    private readonly List<EntryChange> _entries = [];

    public DateTimeOffset Now => now;

    public Int128 BalanceNanos => _account.BalanceAt(now);

    public StoredCredit Stored => stored;

    /// <summary>What happened, one entry for each grant, kind and line of cost; not numbered yet.</summary>
    public IReadOnlyList<EntryChange> Entries => _entries;

    public void Cost(Int128 nanos, CreditLine? line, DateTimeOffset start, DateTimeOffset end)
    {
        if (nanos >= 0)
            Add(CreditEntryKind.Consume, _account.Burn(nanos, line, start, end));
        else
            Add(CreditEntryKind.Restore, _account.Restore(-nanos, line));
    }

    /// <summary>A grant that is new: it covers what is owed.</summary>
    public void Granted(CreditGrant grant)
    {
        Add(CreditEntryKind.Grant, grant.Id, grant.AmountNanos, null);
        Add(CreditEntryKind.Consume, _account.CoverOwed(grant.Id, now));
    }

    /// <summary>A grant of a billing period: it pays for usage in its period alone, not for what is owed.</summary>
    public void Recurred(CreditGrant grant) => Add(CreditEntryKind.Grant, grant.Id, grant.AmountNanos, null);

    public void Refunded(Guid grant, Int128 nanos, string reference)
    {
        _account.Refund(grant, nanos);
        Add(CreditEntryKind.Refund, grant, nanos, reference);
    }

    /// <summary>Takes what is left of voided grants and, some seconds after they ended, of expired ones.</summary>
    public void Close(string? reference = null)
    {
        foreach (var (grant, nanos) in _account.Close(now - CreditLedger.ExpiryDelay, stored.HeldNanos))
        {
            var isVoid = grant.VoidedAt is not null;
            Add(isVoid ? CreditEntryKind.Void : CreditEntryKind.Expire, grant.Id, nanos, isVoid ? reference : null);
        }
    }

    public void AddTo(CreditChanges changes, IReadOnlySet<CreditEntryKey> grown)
    {
        if (_entries.Count == 0)
            return;
        var (seq, credited) = (stored.Seq, stored.CreditedNanos);
        foreach (var entry in _entries)
        {
            credited += entry.Kind switch
            {
                CreditEntryKind.Consume => entry.Nanos,
                CreditEntryKind.Restore => -entry.Nanos,
                _ => 0,
            };
            if (!entry.Grows || !grown.Contains(entry.Key))
                changes.Added.Add(entry with { Seq = ++seq });
        }

        var before = stored.Grants.ToDictionary(grant => grant.Id, grant => grant.RemainingNanos);
        changes.Remaining.AddRange(_account.Grants
            .Where(grant => grant.RemainingNanos != before[grant.Id])
            .Select(grant => new RemainingChange(stored.Customer, grant.Id, grant.RemainingNanos)));
        changes.Credited.Add(new CreditedChange(stored.Customer, credited, seq));
    }

    private void Add(CreditEntryKind kind, IReadOnlyList<CreditTake> takes)
    {
        var hour = UtcHour.StartOf(now);
        foreach (var take in takes)
        {
            var entry = new EntryChange(stored.Customer, 0, take.Grant, kind, take.Line, take.Nanos, hour);
            var same = _entries.FindIndex(other => other.Grows && other.Key == entry.Key);
            if (same < 0)
                _entries.Add(entry);
            else
                _entries[same] = entry with { Nanos = checked(entry.Nanos + _entries[same].Nanos) };
        }
    }

    private void Add(CreditEntryKind kind, Guid grant, Int128 nanos, string? reference) => _entries.Add(
        new EntryChange(stored.Customer, 0, grant, kind, null, nanos, now) { Reference = reference });
}
