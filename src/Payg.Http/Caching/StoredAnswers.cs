using System.Collections.Concurrent;

namespace Payg.Http.Caching;

/// <summary>Answers that were served lately, each made once. Bounded. Thread-safe.</summary>
/// <param name="capacity">How many are kept. When there are more, all are forgotten.</param>
public sealed class StoredAnswers(int capacity)
{
    private readonly ConcurrentDictionary<string, StoredAnswer> _answers = new(StringComparer.Ordinal);

    /// <summary>The answer of this name, made where it is not kept.</summary>
    public StoredAnswer Of(string name, Func<StoredAnswer> make)
    {
        if (_answers.TryGetValue(name, out var known))
            return known;

        var answer = make();
        if (_answers.Count >= capacity)
            _answers.Clear();
        return _answers.GetOrAdd(name, answer);
    }
}
