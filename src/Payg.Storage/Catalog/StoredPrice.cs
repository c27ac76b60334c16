using System.Text;
using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Core.Usage;

namespace Payg.Storage.Catalog;

/// <summary>Between a row of the prices table and a <see cref="Price"/>.</summary>
internal static class StoredPrice
{
    /// <summary>The price that the columns say.</summary>
    /// <exception cref="InvalidDataException">The stored model cannot be read.</exception>
    public static Price Read(int id, int meterId, string currency, DateTimeOffset effectiveFrom, string model) =>
        new(new PriceId(id), new MeterId(meterId), Currency.Parse(currency), effectiveFrom, ReadModel(id, model));

    private static PriceModel ReadModel(int id, string model) =>
        throw new InvalidDataException($"The model of price {id} cannot be read: {model}");
}
