namespace Payg.Core.Pricing;

/// <summary>
/// What is wrong with a price model, field by field, where a field is a path in its JSON form:
/// <c>tiers[1].up_to</c>. At most <see cref="MaxCount"/> fields are kept, so that a hostile body gets a short answer.
/// </summary>
internal sealed class PriceFaults(string at)
{
    public const int MaxCount = 100;

    private const int MaxFieldLength = 100;

    private readonly Dictionary<string, string[]> _texts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string[]> Texts => _texts;

    /// <summary>Adds a fault, unless the field or what it is a part of has one: the first is the cause.</summary>
    /// <param name="field">A path inside the model; empty for the model as a whole.</param>
    public void Add(string field, string text)
    {
        var part = field.LastIndexOfAny(['.', '[']);
        var isFollowing = part > 0 && _texts.ContainsKey(Path(field[..part]));
        if (!isFollowing && _texts.Count < MaxCount)
            _texts.TryAdd(Path(field), [text]);
    }

    private string Path(string field)
    {
        var path = at.Length == 0 || field.Length == 0 ? at + field : $"{at}.{field}";
        return path.Length switch
        {
            0 => "$",
            > MaxFieldLength => path[..MaxFieldLength],
            _ => path,
        };
    }
}
