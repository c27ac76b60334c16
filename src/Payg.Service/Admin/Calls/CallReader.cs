using Microsoft.EntityFrameworkCore;
using Payg.Core.Customers;
using Payg.Core.Usage;
using Payg.Metering.Archive;
using Payg.Metering.Journal;
using Payg.Storage;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Calls;

/// <summary>Reads the calls of a customer from archives, a page at a time, with the names of their meters.</summary>
internal sealed class CallReader
{
    private readonly CallListing _listing;
    private readonly Dictionary<int, MeterRow> _meters;

    private CallReader(IReadOnlyList<IArchiveFiles> archives, Dictionary<int, MeterRow> meters) =>
        (_listing, _meters) = (new CallListing(new ArchiveReader(archives)), meters);

    /// <summary>Learns the meters.</summary>
    public static async Task<CallReader> OpenAsync(
        IReadOnlyList<IArchiveFiles> archives, PaygContext context, CancellationToken cancellationToken) =>
        new(archives, await context.Meters.AsNoTracking().ToDictionaryAsync(row => row.Id, cancellationToken));

    /// <summary>One page.</summary>
    /// <exception cref="IOException">A directory cannot be read.</exception>
    public (IReadOnlyList<CallResponse> Calls, CallPosition? Next) Read(
        Guid customer, CallQuery query, Action<ArchiveDamage> report, CancellationToken cancellationToken)
    {
        // A key may be that of several meters, one for each method.
        var wanted = query.Meter is null
            ? null
            : _meters.Values.Where(meter => string.Equals(meter.Key, query.Meter, StringComparison.Ordinal))
                .Select(meter => new MeterId(meter.Id)).ToHashSet();
        var page = _listing.Read(
            new CustomerId(customer),
            wanted,
            RecordSlot.ToMicros(query.From),
            RecordSlot.ToMicros(query.To),
            query.Page.After,
            query.Page.Take,
            report,
            cancellationToken);
        return ([.. page.Calls.Select(call => CallResponse.Of(call, _meters))], page.Next);
    }
}
