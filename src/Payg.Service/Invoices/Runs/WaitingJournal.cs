using Microsoft.EntityFrameworkCore;
using Payg.Storage.Model;

namespace Payg.Service.Invoices.Runs;

/// <summary>A journal that is open: it may hold usage that is not in the database.</summary>
/// <param name="CompleteUntil">Until when all that it metered is in the database; null: not known.</param>
/// <param name="HasSetAside">Whether segments of it wait for an operator.</param>
internal sealed record WaitingJournal(Guid Id, string? Host, DateTimeOffset? CompleteUntil, bool HasSetAside)
{
    public static async Task<IReadOnlyList<WaitingJournal>> ReadAsync(
        PaygContext context, CancellationToken cancellationToken) =>
        await context.Journals.AsNoTracking().Where(row => row.ClosedAt == null).OrderBy(row => row.Id)
            .Select(row => new WaitingJournal(row.Id, row.Host, row.CompleteUntil, row.SetAside > 0))
            .ToListAsync(cancellationToken);

    public bool IsCompleteAt(DateTimeOffset end) => CompleteUntil >= end && !HasSetAside;
}
