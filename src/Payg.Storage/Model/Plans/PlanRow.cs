namespace Payg.Storage.Model.Plans;

/// <summary>A plan: what customers subscribe to. What it charges is in its versions, which never change.</summary>
public sealed class PlanRow
{
    /// <summary>The longest key, in characters.</summary>
    public const int MaxKeyLength = 64;

    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Its id, a version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>The word for it in the API, unique.</summary>
    public required string Key { get; set; }

    /// <summary>What it is called, on invoices too.</summary>
    public required string Name { get; set; }

    /// <summary>The ISO 4217 code of what all its versions charge in.</summary>
    public required string Currency { get; set; }

    /// <summary>Whether customers get it when they register; at most one plan of a currency.</summary>
    public bool IsDefault { get; set; }

    /// <summary>Since when nobody can subscribe to it; null: it can be had.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
