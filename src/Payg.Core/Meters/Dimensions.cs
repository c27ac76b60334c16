using System.Collections.ObjectModel;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Payg.Core.Meters;

/// <summary>
/// Named properties of usage, such as <c>model</c> = <c>gpt-5</c>, by which it is priced and grouped. Equal where the
/// names and values are. Immutable and safe for concurrent use.
/// </summary>
public sealed class Dimensions : IEquatable<Dimensions>, IComparable<Dimensions>
{
    /// <summary>The most dimensions that a meter has.</summary>
    public const int MaxCount = 5;

    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 32;

    /// <summary>The longest value, in characters.</summary>
    public const int MaxValueLength = 64;

    /// <summary>The longest <see cref="Text"/>, in characters: each of a value's may be escaped as six.</summary>
    public const int MaxTextLength = 2 + (MaxCount * (MaxNameLength + (6 * MaxValueLength) + 6));

    /// <summary>The value that stands for all values beyond a bound.</summary>
    public const string Other = "other";

    private static readonly JsonSerializerOptions s_json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly SortedDictionary<string, string> _values;

    private Dimensions(SortedDictionary<string, string> values)
    {
        _values = values;
        Values = new ReadOnlyDictionary<string, string>(values);
        Text = values.Count == 0 ? "" : JsonSerializer.Serialize(values, s_json);
    }

    /// <summary>Usage without dimensions.</summary>
    public static Dimensions None { get; } = new(new SortedDictionary<string, string>(StringComparer.Ordinal));

    /// <summary>The values by name, in the order of the names.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>The values as a JSON object with its names in order; empty without dimensions.</summary>
    public string Text { get; }

    /// <summary>Whether a dimension can have this name: a lower-case letter, then letters, digits and _.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= MaxNameLength && char.IsAsciiLetterLower(text[0])
        && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character)
            || character == '_');

    /// <summary>Whether a dimension can have this value: 1 to 64 characters, no control characters.</summary>
    public static bool IsValue(string text) =>
        text.Length is > 0 and <= MaxValueLength && !text.Any(char.IsControl) && IsWellFormed(text);

    /// <summary>Creates dimensions from names and values.</summary>
    /// <exception cref="ArgumentException">A name or value is not valid or repeated, or too many.</exception>
    public static Dimensions Of(IEnumerable<KeyValuePair<string, string>> values)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            if (!IsName(name) || !IsValue(value) || !sorted.TryAdd(name, value))
                throw new ArgumentException($"'{name}' = '{value}' is not a valid dimension.", nameof(values));
        }

        if (sorted.Count > MaxCount)
            throw new ArgumentException($"There are more than {MaxCount} dimensions.", nameof(values));
        return sorted.Count == 0 ? None : new Dimensions(sorted);
    }

    /// <summary>Reads what <see cref="Text"/> has.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static Dimensions Parse(string text)
    {
        if (text.Length == 0)
            return None;
        try
        {
            return Of(JsonSerializer.Deserialize<Dictionary<string, string?>>(text)?
                .Select(value => KeyValuePair.Create(value.Key, value.Value ?? "")) ?? []);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new FormatException($"'{text}' is not an object of dimensions.", exception);
        }
    }

    /// <summary>The same names, each with the value <see cref="Other"/>.</summary>
    public Dimensions ToOther() => Of(_values.Keys.Select(name => KeyValuePair.Create(name, Other)));

    /// <summary>Whether these have every dimension of the others, with the same value.</summary>
    public bool Include(Dimensions others) => ReferenceEquals(others, None) || others._values.All(
        other => _values.TryGetValue(other.Key, out var value)
            && string.Equals(value, other.Value, StringComparison.Ordinal));

    /// <summary>Whether one of the others has another value here. Those that are missing here do not matter.</summary>
    public bool Contradict(Dimensions others)
    {
        if (ReferenceEquals(this, None) || ReferenceEquals(others, None))
            return false;
        foreach (var (name, value) in others._values)
        {
            if (_values.TryGetValue(name, out var own) && !string.Equals(own, value, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public bool Equals(Dimensions? other) =>
        ReferenceEquals(this, other) || string.Equals(Text, other?.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Dimensions);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(Dimensions? other) =>
        ReferenceEquals(this, other) ? 0 : string.CompareOrdinal(Text, other?.Text);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>A surrogate without its other half cannot be stored as UTF-8.</summary>
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
