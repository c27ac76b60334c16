using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Http.Responses;
using Payg.Storage.Model;
using Payg.Storage.Model.Meters;

namespace Payg.Service.Admin.Prices;

/// <summary>The fields that set a customer's own price, as the API document shows them.</summary>
/// <param name="Meter">The meter's key, or its number.</param>
/// <param name="Model">
/// Its kind: flat, graduated, volume, package or free; list: the price list applies again. Omitted with cases.
/// </param>
/// <param name="Currency">The customer's currency, an ISO 4217 code; the default.</param>
/// <param name="Amount">Flat and package only: what per units, or a started block of them, cost; a decimal.</param>
/// <param name="Per">How many units an amount is for: 1 (the default) to 10^12; not with free.</param>
/// <param name="FreeUnits">Units at the start of each billing period that cost nothing; not with free.</param>
/// <param name="Tiers">Graduated and volume only: 1 to 100 tiers, rising; the last has no end.</param>
/// <param name="Restart">Whether tiers and free units start again when the price takes over.</param>
/// <param name="EffectiveFrom">From this instant on; now where it is left out, null or a few seconds ago.</param>
/// <param name="Effective">at_once, the default, or next_period.</param>
/// <param name="Cases">Instead of a model: prices of usage with certain dimensions, at most 1000.</param>
/// <param name="Default">With cases: the price of usage that no case matches; null, the default: not priced.</param>
internal sealed record NewOwnPriceRequest(
    string Meter,
    string? Model = null,
    string? Currency = null,
    string? Amount = null,
    long? Per = null,
    long? FreeUnits = null,
    IReadOnlyList<TierResponse>? Tiers = null,
    bool? Restart = null,
    DateTimeOffset? EffectiveFrom = null,
    string? Effective = null,
    IReadOnlyList<PriceCaseRequest>? Cases = null,
    PriceModelRequest? Default = null)
{
    /// <summary>The meter that the field names; null, with an error, if not found.</summary>
    public static async Task<MeterRow?> FindMeterAsync(
        PaygContext context, RequestFields fields, FieldErrors errors, CancellationToken cancellationToken)
    {
        fields.Require("meter");
        if (!fields.TryGet("meter", out var value))
            return null;

        int? id = value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
        var key = JsonText.Read(value).Text;
        var meter = key?.Any(char.IsControl) == true
            ? null
            : await context.Meters.AsNoTracking().SingleOrDefaultAsync(
                row => row.Id == id || row.Key == key, cancellationToken);
        if (meter is null)
            errors.Add("meter", "This meter does not exist: give its key or its number.");
        return meter;
    }
}
