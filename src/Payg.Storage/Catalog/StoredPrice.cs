using System.Data.Common;
using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Storage.Model.Meters;

namespace Payg.Storage.Catalog;

/// <summary>Between a row of the prices table and a <see cref="Price"/>.</summary>
public static class StoredPrice
{
    internal static string Query(string table, string id) =>
        $"""
        SELECT id, meter_id, currency, effective_from, model, unit, is_from_next_period, customer_id, dimensions,
            position
        FROM {table} WHERE id > {id}
        """;

    /// <summary>The column of <see cref="Query"/> that each database reads in its own way.</summary>
    internal const int InstantColumn = 3;

    /// <summary>The price that the row says.</summary>
    /// <exception cref="InvalidDataException">The stored model cannot be read.</exception>
    public static Price Read(PriceRow row) =>
        new(new PriceId(row.Id), new MeterId(row.MeterId), Currency.Parse(row.Currency), row.EffectiveFrom,
            ModelOf(row.Id, row.Model))
        {
            Unit = row.Unit,
            IsFromNextPeriod = row.IsFromNextPeriod,
            Customer = row.CustomerId is { } customer ? new CustomerId(customer) : null,
            When = Dimensions.Parse(row.When),
            Position = row.Position,
        };

    /// <summary>The price that a row of <see cref="Query"/> says.</summary>
    /// <exception cref="InvalidDataException">The stored model cannot be read.</exception>
    internal static Price Read(DbDataReader row, DateTimeOffset effectiveFrom) =>
        new(new PriceId(row.GetInt32(0)), new MeterId(row.GetInt32(1)), Currency.Parse(row.GetString(2)),
            effectiveFrom, ModelOf(row.GetInt32(0), row.GetString(4)))
        {
            Unit = row.GetString(5),
            IsFromNextPeriod = row.GetBoolean(6),
            Customer = row.IsDBNull(7) ? null : new CustomerId(row.GetGuid(7)),
            When = Dimensions.Parse(row.GetString(8)),
            Position = row.GetInt32(9),
        };

    /// <summary>A row for a price that has no number yet.</summary>
    public static PriceRow RowOf(Price price, DateTimeOffset createdAt) => new()
    {
        MeterId = price.Meter.Value,
        CustomerId = price.Customer?.Value,
        Currency = price.Currency.Code,
        Unit = price.Unit,
        EffectiveFrom = price.EffectiveFrom,
        IsFromNextPeriod = price.IsFromNextPeriod,
        When = price.When.Text,
        Position = price.Position,
        Model = PriceModelJson.Write(price.Model),
        CreatedAt = createdAt,
    };

    private static PriceModel ModelOf(int id, string model)
    {
        var reading = PriceModelJson.Read(model);
        return reading.IsValid
            ? reading.Model
            : throw new InvalidDataException(
                $"The model of price {id} cannot be read: "
                + string.Join(' ', reading.Errors.Values.SelectMany(texts => texts)));
    }
}
