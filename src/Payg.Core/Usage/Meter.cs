namespace Payg.Core.Usage;

/// <summary>Names a meter inside Payg: small, so that a usage record stays small.</summary>
/// <param name="Value">Positive.</param>
public readonly record struct MeterId(int Value) : IComparable<MeterId>
{
    /// <inheritdoc/>
    public int CompareTo(MeterId other) => Value.CompareTo(other.Value);
}

/// <summary>One metered API. Key and method together are unique.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Key">Its public name, such as <c>api1</c>.</param>
/// <param name="Method">The HTTP method that is metered, in upper case.</param>
/// <param name="Route">The route pattern, such as <c>/api/payg/api1</c>.</param>
/// <param name="Unit">What its quantity counts, such as <c>call</c>.</param>
public sealed record Meter(MeterId Id, string Key, string Method, string Route, string Unit)
{
    /// <summary>The unit of a meter that does not say otherwise.</summary>
    public const string DefaultUnit = "call";

    /// <summary>Which answers are charged; 2xx by default.</summary>
    public ChargedStatuses ChargedStatuses { get; init; } = ChargedStatuses.Default;
}

/// <summary>A meter as the code of an application declares it, before it has a number.</summary>
/// <param name="Key">Its public name.</param>
/// <param name="Method">The HTTP method that is metered, in upper case.</param>
/// <param name="Route">The route pattern.</param>
/// <param name="Unit">What its quantity counts.</param>
/// <param name="InitialPriceNanos">The flat price of one unit when the meter is first made, in nanos.</param>
public sealed record MeterDeclaration(string Key, string Method, string Route, string Unit, long InitialPriceNanos);

/// <summary>Knows the meters. Implemented by the storage.</summary>
public interface IMeterCatalog
{
    /// <summary>
    /// The declared meters with their numbers, in the same order. One that is new is made, with its initial price;
    /// one that exists keeps its prices and takes over a changed route, and a changed unit unless an administrator
    /// chose one. Safe on several nodes at once.
    /// </summary>
    Task<IReadOnlyList<Meter>> EnsureAsync(
        IReadOnlyList<MeterDeclaration> declarations, CancellationToken cancellationToken);

    /// <summary>All meters as they are now.</summary>
    /// <exception cref="LedgerUnavailableException">The database cannot be asked. Try again.</exception>
    Task<IReadOnlyList<Meter>> ListAsync(CancellationToken cancellationToken);
}
