using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Model;

namespace Payg.Storage.Catalog;

/// <summary>Between a row of the prices table and a <see cref="Price"/>.</summary>
public static class StoredPrice
{
    /// <summary>The price that the row says.</summary>
    /// <exception cref="InvalidDataException">The stored model cannot be read.</exception>
    public static Price Read(PriceRow row) =>
        Read(row.Id, row.MeterId, row.Currency, row.EffectiveFrom, row.Model);

    /// <summary>The price that the columns say.</summary>
    /// <exception cref="InvalidDataException">The stored model cannot be read.</exception>
    public static Price Read(int id, int meterId, string currency, DateTimeOffset effectiveFrom, string model)
    {
        var reading = PriceModelJson.Read(model);
        return reading.IsValid
            ? new Price(new PriceId(id), new MeterId(meterId), Currency.Parse(currency), effectiveFrom, reading.Model)
            : throw new InvalidDataException(
                $"The model of price {id} cannot be read: "
                + string.Join(' ', reading.Errors.Values.SelectMany(texts => texts)));
    }
}
