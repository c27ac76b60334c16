using Payg.Core.Meters;

namespace Payg.Storage.Model.Meters;

/// <summary>A meter: what is counted.</summary>
public sealed class MeterRow
{
    /// <summary>The longest display name, in characters.</summary>
    public const int MaxNameLength = MeterDeclaration.MaxNameLength;

    /// <summary>The longest description, in characters.</summary>
    public const int MaxDescriptionLength = 500;

    /// <summary>The longest address of documentation, in characters.</summary>
    public const int MaxDocsUrlLength = 500;

    /// <summary>The longest unit, in characters.</summary>
    public const int MaxUnitLength = 32;

    /// <summary>How many endpoints are kept; more can be bound.</summary>
    public const int MaxEndpoints = 100;

    /// <summary>The meter's number.</summary>
    public int Id { get; set; }

    /// <summary>Its public name, such as <c>api1</c>. Unique.</summary>
    public required string Key { get; set; }

    /// <summary>
    /// The HTTP endpoints bound to it, each as <see cref="MeterEndpoint.ToString"/> writes it, in the order in which
    /// they are declared; at most <see cref="MaxEndpoints"/>.
    /// </summary>
    public IReadOnlyList<string> Endpoints { get; private set; } = [];

    /// <summary>
    /// The HTTP method of its endpoints; <see cref="MeterEndpoint.AnyMethod"/> for several, or without endpoints.
    /// </summary>
    public string Method { get; private set; } = MeterEndpoint.AnyMethod;

    /// <summary>The route of its first endpoint; null without endpoints.</summary>
    public string? Route { get; private set; }

    /// <summary>
    /// The names of the dimensions that its usage may have, at most <see cref="Core.Meters.Dimensions.MaxCount"/>.
    /// </summary>
    public IReadOnlyList<string> Dimensions { get; set; } = [];

    /// <summary>What its quantity counts from now on; what was used keeps the unit of its price.</summary>
    public required string Unit { get; set; }

    /// <summary>Whether an administrator chose the unit; if not, it is what the code says.</summary>
    public bool IsUnitChosen { get; set; }

    /// <summary>Which answers are charged, as <see cref="Core.Meters.ChargedStatuses"/> writes it.</summary>
    public string ChargedStatuses { get; set; } = Core.Meters.ChargedStatuses.Default.ToString();

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Since when the price list does not show it; null: it does.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>What it is called where people read it; null: its key.</summary>
    public string? Name { get; set; }

    /// <summary>What it does, for customers; null: nothing is said.</summary>
    public string? Description { get; set; }

    /// <summary>Where customers find its documentation; null: nowhere.</summary>
    public string? DocsUrl { get; set; }

    /// <summary>Binds these endpoints to the meter, and no others.</summary>
    public void Bind(IReadOnlyList<MeterEndpoint> endpoints)
    {
        List<string> texts = [.. endpoints.Take(MaxEndpoints).Select(endpoint => endpoint.ToString())];
        if (Endpoints.SequenceEqual(texts, StringComparer.Ordinal))
            return;

        Endpoints = texts;
        Method = endpoints.Select(endpoint => endpoint.Method).Distinct(StringComparer.Ordinal).ToList() is [var method]
            ? method
            : MeterEndpoint.AnyMethod;
        Route = endpoints is [var first, ..] ? first.Route : null;
    }
}
