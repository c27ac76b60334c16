using Payg.Core.Usage;

namespace Payg.Core.Meters;

/// <summary>Names a meter inside Payg: small, so that a usage record stays small.</summary>
/// <param name="Value">Positive.</param>
public readonly record struct MeterId(int Value) : IComparable<MeterId>
{
    /// <inheritdoc/>
    public int CompareTo(MeterId other) => Value.CompareTo(other.Value);
}

/// <summary>What is counted. Endpoints, gateway routes and event types are bound to it by its key.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Key">Its public name, such as <c>api1</c>. Unique.</param>
/// <param name="Unit">What its quantity counts, such as <c>call</c>.</param>
public sealed record Meter(MeterId Id, string Key, string Unit)
{
    /// <summary>The longest key, in characters.</summary>
    public const int MaxKeyLength = 100;

    /// <summary>The unit of a meter that does not say otherwise.</summary>
    public const string DefaultUnit = "call";

    /// <summary>Which answers are charged; 2xx by default.</summary>
    public ChargedStatuses ChargedStatuses { get; init; } = ChargedStatuses.Default;

    /// <summary>
    /// The names of the dimensions that its usage may have, at most <see cref="Meters.Dimensions.MaxCount"/>.
    /// </summary>
    public IReadOnlyList<string> Dimensions { get; init; } = [];

    /// <summary>Whether all that is known of two meters is the same.</summary>
    public bool Equals(Meter? other) =>
        other is not null && Id == other.Id && Equals(ChargedStatuses, other.ChargedStatuses)
        && string.Equals(Key, other.Key, StringComparison.Ordinal)
        && string.Equals(Unit, other.Unit, StringComparison.Ordinal)
        && Dimensions.SequenceEqual(other.Dimensions, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>A meter as the code of an application declares it, before it has a number.</summary>
/// <param name="Key">Its public name.</param>
/// <param name="Unit">What its quantity counts.</param>
/// <param name="InitialPriceNanos">The flat price of one unit when the meter is created, in nanos.</param>
/// <param name="Endpoints">The endpoints bound to it, in the order in which they are declared.</param>
public sealed record MeterDeclaration(
    string Key, string Unit, long InitialPriceNanos, IReadOnlyList<MeterEndpoint> Endpoints)
{
    /// <summary>The longest display name, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>What people call it when it is created; null: its key. An existing meter keeps its name.</summary>
    public string? InitialName { get; init; }

    /// <summary>
    /// The names of the dimensions that its endpoints set, at most <see cref="Meters.Dimensions.MaxCount"/>. A meter
    /// that exists gets those that it lacks, as long as it has room for them.
    /// </summary>
    public IReadOnlyList<string> Dimensions { get; init; } = [];
}

/// <summary>An HTTP endpoint that is bound to a meter.</summary>
/// <param name="Method">Its HTTP method in upper case, or <see cref="AnyMethod"/>.</param>
/// <param name="Route">Its route pattern, such as <c>/api/payg/api1</c>.</param>
public sealed record MeterEndpoint(string Method, string Route)
{
    /// <summary>Stands for every method.</summary>
    public const string AnyMethod = "*";

    /// <summary>The longest method, in characters.</summary>
    public const int MaxMethodLength = 16;

    /// <summary>The longest route, in characters.</summary>
    public const int MaxRouteLength = 500;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text has no space between a method and a route.</exception>
    public static MeterEndpoint Parse(string text) => text.Split(' ', 2) is [var method, var route]
        ? new MeterEndpoint(method, route)
        : throw new FormatException($"'{text}' is not an HTTP method and a route.");

    /// <summary>The method and the route, such as <c>GET /api/payg/api1</c>.</summary>
    public override string ToString() => $"{Method} {Route}";
}

/// <summary>Knows the meters. Implemented by the storage.</summary>
public interface IMeterCatalog
{
    /// <summary>
    /// The declared meters with their numbers, in the same order. One that is new is created with its initial price;
    /// one that exists keeps its prices and takes over its endpoints, dimensions that it lacks, and a changed unit
    /// unless an administrator chose one. Safe on several nodes at once.
    /// </summary>
    Task<IReadOnlyList<Meter>> EnsureAsync(
        IReadOnlyList<MeterDeclaration> declarations, CancellationToken cancellationToken);

    /// <summary>All meters as they are now.</summary>
    /// <exception cref="LedgerUnavailableException">The database is unavailable. Try again.</exception>
    Task<IReadOnlyList<Meter>> ListAsync(CancellationToken cancellationToken);
}
