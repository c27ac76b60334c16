namespace Payg.Http.Errors;

/// <summary>What is wrong with a request, by field, in the order in which it was found. Not thread-safe.</summary>
public sealed class FieldErrors
{
    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => _errors.Count > 0;

    /// <summary>Adds a sentence that says what the field must be.</summary>
    public void Add(string field, string text)
    {
        if (!_errors.TryGetValue(field, out var texts))
            _errors.Add(field, texts = []);
        texts.Add(text);
    }

    /// <summary>Adds what another found, but not where something is known to be wrong already.</summary>
    public void Add(IReadOnlyDictionary<string, string[]> found)
    {
        foreach (var (field, texts) in found)
            _errors.TryAdd(field, [.. texts]);
    }

    /// <summary>Whether something is wrong with the field.</summary>
    public bool Has(string field) => _errors.ContainsKey(field);

    /// <summary>The errors as problem details show them.</summary>
    public IDictionary<string, string[]> ToDictionary() =>
        _errors.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray(), StringComparer.Ordinal);
}
