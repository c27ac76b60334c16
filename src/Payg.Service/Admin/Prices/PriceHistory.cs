using Payg.Metering.Http;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Prices;

/// <summary>Puts the prices of a meter in order.</summary>
internal static class PriceHistory
{
    /// <summary>All of them, newest first, each with what it is now.</summary>
    /// <param name="rows">All prices of one meter.</param>
    /// <param name="now">The instant that tells past from planned.</param>
    public static IReadOnlyList<AdminPriceResponse> Of(IEnumerable<PriceRow> rows, DateTimeOffset now)
    {
        var newestFirst = rows.OrderByDescending(row => row.EffectiveFrom).ThenByDescending(row => row.Id).ToList();

        // Usage from before the first price is priced by it, so the first is current even before it begins.
        var current = newestFirst.FindIndex(row => row.EffectiveFrom <= now);
        current = current < 0 ? newestFirst.Count - 1 : current;
        return
        [
            .. newestFirst.Select((row, index) => new AdminPriceResponse(
                PriceResponse.Of(StoredPrice.Read(row)),
                index < current ? "planned" : index == current ? "current" : "past",
                index == 0 ? null : newestFirst[index - 1].EffectiveFrom,
                row.CreatedAt)),
        ];
    }
}

/// <summary>A price of a meter, and what it is now.</summary>
/// <param name="Price">The price.</param>
/// <param name="State">Planned, current or past.</param>
/// <param name="EffectiveTo">The first instant it is not in force any more; null: no other price follows.</param>
/// <param name="CreatedAt">When it was set.</param>
internal sealed record AdminPriceResponse(
    PriceResponse Price,
    string State,
    DateTimeOffset? EffectiveTo,
    DateTimeOffset CreatedAt);
