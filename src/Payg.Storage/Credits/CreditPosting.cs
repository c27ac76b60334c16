using Payg.Storage.Budgets;

namespace Payg.Storage.Credits;

/// <summary>Stores bookings and counts them. Thread-safe.</summary>
internal sealed class CreditPosting(CreditCounts counts)
{
    private static readonly HashSet<CreditEntryKey> s_none = [];

    public void Count(IEnumerable<Alert> alerts) => counts.Alerts.Add(alerts.Select(alert => alert.Type));

    public async Task PostAsync(
        ICreditRows rows, IReadOnlyList<CreditBooking> bookings, CancellationToken cancellationToken)
    {
        // 1. Entries that are there already grow; within an hour that is nearly all of them.
        var growing = bookings.SelectMany(booking => booking.Entries).Where(entry => entry.Grows).ToArray();
        var grown = growing.Length == 0 ? s_none : await rows.GrowAsync(growing, cancellationToken);

        // 2. All else at once.
        var changes = new CreditChanges([], [], []);
        foreach (var booking in bookings)
            booking.AddTo(changes, grown);
        foreach (var booking in bookings)
            CreditAlerts.Add(changes, booking, counts.Service);
        if (changes.Credited.Count == 0 && changes.Alerted.Count == 0)
            return;
        await rows.WriteAsync(changes, bookings[0].Now, cancellationToken);
        foreach (var booking in bookings)
            counts.Add(booking);
    }
}
