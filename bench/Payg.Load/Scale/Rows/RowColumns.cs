using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Payg.Storage.Model;

namespace Payg.Load.Scale.Rows;

/// <summary>
/// The table of an entity and its columns, read from the model: what a migration adds is written without a change here.
/// </summary>
internal sealed class RowColumns
{
    private readonly (IClrPropertyGetter Getter, Func<object?, object?>? Convert)[] _columns;

    /// <summary>Reads the model.</summary>
    public RowColumns(PaygContext context, Type type)
    {
        var entity = context.Model.FindEntityType(type)!;
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        Table = table.Schema is null ? table.Name : $"{table.Schema}.{table.Name}";
        var properties = entity.GetProperties()
            .Where(property => !property.IsShadowProperty() && property.GetComputedColumnSql() is null).ToArray();
        Names = [.. properties.Select(property => property.GetColumnName(table)!)];
        _columns = Array.ConvertAll(properties, property =>
            (property.GetGetter(), property.GetTypeMapping().Converter?.ConvertToProvider));
    }

    /// <summary>The table's name, with its schema where it has one.</summary>
    public string Table { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads a row's values, in the order of the names.</summary>
    public void Read(object row, object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var (getter, convert) = _columns[i];
            var value = getter.GetClrValue(row);
            values[i] = convert is null || value is null ? value : convert(value);
        }
    }
}
