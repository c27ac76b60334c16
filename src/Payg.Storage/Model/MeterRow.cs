namespace Payg.Storage.Model;

/// <summary>A meter: one metered API. <see cref="Key"/> and <see cref="Method"/> together are unique.</summary>
public sealed class MeterRow
{
    /// <summary>The longest display name, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The longest unit, in characters.</summary>
    public const int MaxUnitLength = 32;

    /// <summary>The meter's number.</summary>
    public int Id { get; set; }

    /// <summary>Its public name, such as <c>api1</c>.</summary>
    public required string Key { get; set; }

    /// <summary>The HTTP method that is metered, in upper case.</summary>
    public required string Method { get; set; }

    /// <summary>The route pattern.</summary>
    public required string Route { get; set; }

    /// <summary>What its quantity counts from now on; what was used keeps the unit of its price.</summary>
    public required string Unit { get; set; }

    /// <summary>Whether an administrator chose the unit; if not, it is what the code says.</summary>
    public bool IsUnitChosen { get; set; }

    /// <summary>Which answers are charged, as <see cref="Core.Usage.ChargedStatuses"/> writes it.</summary>
    public string ChargedStatuses { get; set; } = Core.Usage.ChargedStatuses.Default.ToString();

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Since when the price list does not show it; null: it does.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>What it is called where people read it; null: its key.</summary>
    public string? Name { get; set; }
}
