using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Journal.Archive;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Meters;

namespace Payg.Service.Admin.Calls;

internal sealed class CallReader
{
    private readonly Guid _customer;
    private readonly CallListing _listing;
    private readonly Dictionary<int, MeterRow> _meters;
    private readonly PriceBook _prices;
    private readonly Payer _payer;

    private CallReader(
        Guid customer,
        ArchiveReader archive,
        Dictionary<int, MeterRow> meters,
        PriceBook prices,
        Payer payer)
    {
        (_customer, _listing) = (customer, new CallListing(archive));
        (_meters, _prices, _payer) = (meters, prices, payer);
    }

    public static async Task<CallReader> OpenAsync(
        Guid customer,
        ArchiveReader archive,
        PaygContext context,
        PriceSnapshot prices,
        Currency service,
        CancellationToken cancellationToken)
    {
        var payers = await context.PayersOfAsync([customer], service, cancellationToken);
        return new CallReader(
            customer,
            archive,
            await context.Meters.AsNoTracking().ToDictionaryAsync(row => row.Id, cancellationToken),
            await prices.ReadAsync(context, cancellationToken),
            payers.GetValueOrDefault(customer, Payer.OfList(service)));
    }

    public (IReadOnlyList<CallResponse> Calls, CallPosition? Next) Read(
        CallQuery query, Action<ArchiveDamage> report, CancellationToken cancellationToken)
    {
        // A key may be that of several meters, one for each method.
        var wanted = query.Meter is null
            ? null
            : _meters.Values.Where(meter => string.Equals(meter.Key, query.Meter, StringComparison.Ordinal))
                .Select(meter => new MeterId(meter.Id)).ToHashSet();
        var page = _listing.Read(
            new CustomerId(_customer),
            wanted,
            UnixMicroseconds.From(query.From),
            UnixMicroseconds.From(query.To),
            query.Page.After,
            query.Page.Take,
            report,
            cancellationToken);
        return ([.. page.Calls.Select(Describe)], page.Next);
    }

    private CallResponse Describe(ArchivedCall call)
    {
        var (id, at) = (call.Record.Meter, call.Record.OccurredAt);
        var meter = _meters.GetValueOrDefault(id.Value);
        var unit = _prices.SetInForce(id, at, _payer)?.Unit ?? meter?.Unit;
        return new CallResponse(at, meter?.Key, meter?.Name, meter?.Method, call.Record.Quantity, unit)
        {
            Dimensions = (call.Record.Dimensions ?? Dimensions.None).Values,
        };
    }
}
