using System.Collections.Concurrent;

namespace Payg.Metering.Http;

/// <summary>
/// Answers that were served lately, by what they say: what says the same again is neither compressed nor kept twice.
/// Bounded. Thread-safe.
/// </summary>
/// <param name="contentType">Their media type.</param>
/// <param name="cacheControl">Who may keep them for how long.</param>
internal sealed class StoredAnswers(string contentType, string cacheControl)
{
    /// <summary>How many are kept. When there are more, all are forgotten.</summary>
    public const int Capacity = 32;

    private readonly ConcurrentDictionary<string, StoredAnswer> _answers = new(StringComparer.Ordinal);

    /// <summary>The answer with this content.</summary>
    public StoredAnswer Of(byte[] content)
    {
        var tag = StoredAnswer.TagOf(content);
        if (_answers.TryGetValue(tag, out var known))
            return known;

        if (_answers.Count >= Capacity)
            _answers.Clear();
        return _answers.GetOrAdd(tag, _ => new StoredAnswer(content, contentType, cacheControl));
    }
}
