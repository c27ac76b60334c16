using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Amounts;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Http.Caching;
using Payg.Http.Lists;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Meters;

namespace Payg.Billing.Prices;

/// <summary>
/// What each API costs now. It is read for each request, which is a page of meters and no price that is known, so
/// that it is right at once on every node; clients keep it by its validator. Thread-safe.
/// </summary>
internal sealed class PriceList(PriceSnapshot snapshot, IOptions<JsonOptions> json, TimeProvider clock)
{
    // A price may take over at any instant, so a client that kept the list asks whether it still stands.
    private const string MayBeKept = "public, no-cache";

    // By what they say: what says the same again is neither compressed nor kept twice.
    private readonly StoredAnswers _answers = new(capacity: 32);

    public async Task<IResult> GetAsync(
        PaygContext context, Currency currency, PageQuery<PricePosition> page, CancellationToken cancellationToken)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(
            await ReadAsync(context, Payer.OfList(currency), page, cancellationToken), json.Value.SerializerOptions);
        return new Answer(_answers.Of(
            StoredAnswer.TagOf(content),
            () => new StoredAnswer(content, "application/json; charset=utf-8", MayBeKept)));
    }

    public async Task<Page<MeterPriceResponse>> ReadAsync(
        PaygContext context, Payer payer, PageQuery<PricePosition> page, CancellationToken cancellationToken)
    {
        var meters = await ReadMetersAsync(context, page, cancellationToken);
        var prices = await snapshot.ReadAsync(context, cancellationToken);
        var now = clock.GetUtcNow();
        return page.Of(
            meters,
            meter => new PricePosition(meter.Key),
            meter => MeterPriceResponse.Of(
                meter, payer.Currency, prices.SetInForce(new MeterId(meter.Id), now, payer),
                prices.Upcoming(new MeterId(meter.Id), now, payer)));
    }

    private static Task<List<MeterRow>> ReadMetersAsync(
        PaygContext context, PageQuery<PricePosition> page, CancellationToken cancellationToken)
    {
        var collation = context.OrdinalCollation;
        var meters = context.Meters.AsNoTracking().Where(meter => meter.RetiredAt == null);
        if (page.After is { Key: var key })
            meters = meters.Where(meter => EF.Functions.Collate(meter.Key, collation).CompareTo(key) > 0);

        return meters
            .OrderBy(meter => EF.Functions.Collate(meter.Key, collation))
            .Take(page.Take + 1)
            .ToListAsync(cancellationToken);
    }

    private sealed class Answer(StoredAnswer answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => answer.ServeAsync(httpContext);
    }
}

internal readonly record struct PricePosition(string Key);
