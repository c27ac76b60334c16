namespace QuickStart;

/// <summary>All the words that this API knows.</summary>
public static class Dictionary
{
    private static readonly Dictionary<(string Word, string Language), string> s_words = new()
    {
        [("hello", "eo")] = "saluton",
        [("hello", "fr")] = "bonjour",
        [("world", "eo")] = "mondo",
        [("world", "fr")] = "monde",
    };

    /// <summary>The languages that it translates to.</summary>
    public static string[] Languages { get; } = ["eo", "fr"];

    /// <summary>The word in the language, or null.</summary>
    public static string? Find(string word, string language) => s_words.GetValueOrDefault((word, language));
}
