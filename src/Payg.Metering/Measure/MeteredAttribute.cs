using Microsoft.AspNetCore.Http;
using Payg.Core.Amounts;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Usage;

namespace Payg.Metering.Measure;

/// <summary>
/// Declares that an endpoint is metered. It works as an attribute on a handler, an action or a controller, and as
/// <c>.Metered("key")</c> on an endpoint or a group. Calls by HEAD are authenticated and free.
/// </summary>
/// <param name="key">The meter's public name: 1 to 100 of <c>a-z 0-9 . _ -</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class MeteredAttribute(string key) : Attribute
{
    /// <summary>The longest key and unit, in characters.</summary>
    public const int MaxKeyLength = Meter.MaxKeyLength;

    /// <summary>The meter's public name.</summary>
    public string Key { get; } = IsKey(key)
        ? key
        : throw new ArgumentException(
            $"'{key}' is no meter key: use 1 to {MaxKeyLength} of a-z 0-9 . _ -", nameof(key));

    /// <summary>What the quantity counts: 1 to 32 characters, <c>call</c> by default.</summary>
    public string Unit { get; init; } = Meter.DefaultUnit;

    /// <summary>
    /// What one unit costs when the meter is first made, as a decimal number; 0.001 by default. Once the meter is
    /// there, its prices are kept in the database and this says nothing.
    /// </summary>
    public string InitialPrice { get; init; } = Price.DefaultAmount;

    /// <summary>
    /// What customers read instead of the key when the meter is created: 1 to
    /// <see cref="MeterDeclaration.MaxNameLength"/> characters; null, the default: its key. Once the meter exists, its
    /// name is kept in the database and this has no effect.
    /// </summary>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public string? InitialName
    {
        get;
        init => field = value is null || (value.Trim().Length > 0 && value.Length <= MeterDeclaration.MaxNameLength)
            ? value
            : throw new ArgumentException(
                $"The name of a meter has 1 to {MeterDeclaration.MaxNameLength} characters.", nameof(value));
    }

    /// <summary>
    /// How much one call uses, in the meter's unit, unless its handler says otherwise: 0 to
    /// <see cref="UsageRecord.MaxQuantity"/>, 1 by default. A call that uses nothing is not charged.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside these bounds.</exception>
    public long Quantity
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, UsageRecord.MaxQuantity);
            field = value;
        }
    } = 1;

    /// <summary>
    /// The bodies whose bytes are the quantity; <see cref="MeteredBody.None"/> by default: it is
    /// <see cref="Quantity"/>. Choose <c>byte</c> as the <see cref="Unit"/>.
    /// </summary>
    public MeteredBody Body { get; init; }

    /// <summary>
    /// The dimensions of all calls, each as <c>name=value</c>, such as <c>kind=input</c>; none by default. The meter
    /// gets those of the names that it lacks. A handler may set others by
    /// <see cref="IMeteringFeature.SetDimension"/>.
    /// </summary>
    /// <exception cref="ArgumentException">A name or a value is not valid or repeated, or too many.</exception>
    public string[] Dimensions
    {
        get;
        init
        {
            ConstantDimensions = value.Length == 0 ? null : Core.Meters.Dimensions.Of(value.Select(text =>
                text.Split('=', 2) is [var name, var constant]
                    ? KeyValuePair.Create(name, constant)
                    : throw new ArgumentException($"'{text}' is not a dimension: use name=value.", nameof(value))));
            field = value;
        }
    } = [];

    /// <summary>
    /// The names of dimensions that calls set besides <see cref="Dimensions"/>: a lower-case letter, then letters,
    /// digits and _. The meter gets those that it lacks, at most five in all; none by default.
    /// </summary>
    /// <exception cref="ArgumentException">A name is not valid.</exception>
    public string[] DimensionNames
    {
        get;
        init => field = Array.TrueForAll(value, Core.Meters.Dimensions.IsName)
            ? value
            : throw new ArgumentException(
                $"A name has 1 to {Core.Meters.Dimensions.MaxNameLength} of a-z 0-9 _, a letter first.",
                nameof(value));
    } = [];

    internal Core.Meters.Dimensions? ConstantDimensions { get; private init; }

    /// <summary>Returns the dimensions of a call before its handler runs; null: only the constant ones.</summary>
    internal Func<HttpContext, IEnumerable<KeyValuePair<string, string?>>?>? DimensionsOf { get; init; }

    internal bool HasDimensions => ConstantDimensions is not null || DimensionsOf is not null;

    /// <summary>Returns how much a call used when its response starts; null: <see cref="Quantity"/>.</summary>
    internal Func<HttpContext, long>? QuantityOf { get; init; }

    /// <summary>
    /// How much a call may use at most: what must be left of a limited credit before its handler runs. 0, the default:
    /// <see cref="Quantity"/>, or 1 where that is only known afterwards.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or too large.</exception>
    public long AtMost
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, UsageRecord.MaxQuantity);
            field = value;
        }
    }

    /// <summary>Returns how much a call may use at most; null: <see cref="AtMost"/>.</summary>
    internal Func<HttpContext, long>? AtMostOf { get; init; }

    internal long MostUnits(HttpContext context)
    {
        if (AtMostOf is { } atMost)
            return Math.Clamp(atMost(context), 1, UsageRecord.MaxQuantity);
        if (AtMost > 0)
            return AtMost;
        return QuantityOf is null && Body is MeteredBody.None ? Math.Max(1, Quantity) : 1;
    }

    /// <summary><see cref="InitialPrice"/> in nanos.</summary>
    /// <exception cref="FormatException">It is no decimal number, or negative.</exception>
    internal long InitialPriceNanos =>
        Money.TryParseNanos(InitialPrice, out var nanos) && nanos >= 0
            ? nanos
            : throw new FormatException(
                $"The initial price of meter '{Key}' is '{InitialPrice}': use a number as 0.001.");

    /// <summary>What an endpoint declares; null where it is not metered, or exempt.</summary>
    public static MeteredAttribute? Of(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<MeteredAttribute>() is { } metered
            && endpoint.Metadata.GetMetadata<DisableMeteringAttribute>() is null
            ? metered
            : null;

    /// <summary>Whether the text can be the key of a meter.</summary>
    public static bool IsKey(string key) =>
        key.Length is >= 1 and <= MaxKeyLength
        && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-');
}
