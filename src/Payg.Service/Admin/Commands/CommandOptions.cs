namespace Payg.Service.Admin.Commands;

/// <summary>What a command was told on its command line: <c>--name value</c>, some names more than once.</summary>
internal sealed class CommandOptions
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    private CommandOptions()
    {
    }

    /// <summary>
    /// Reads the words after a command; null, and what is wrong with them, when they are not such options. Options that
    /// the service itself takes, such as <c>--urls</c> or <c>--Payg:DataDirectory</c>, are left to it.
    /// </summary>
    /// <param name="words">The words.</param>
    /// <param name="names">The names that the command knows, with their dashes.</param>
    /// <param name="problem">What is wrong.</param>
    public static CommandOptions? Parse(ReadOnlySpan<string> words, string[] names, out string? problem)
    {
        var options = new CommandOptions();
        problem = null;
        string? name = null;
        foreach (var word in words)
        {
            if (word.StartsWith("--", StringComparison.Ordinal))
            {
                name = word;
                if (names.Contains(name, StringComparer.Ordinal))
                    options._values.TryAdd(name, []);
            }
            else if (name is null)
            {
                problem = $"'{word}' says nothing here: use {string.Join(", ", names)}.";
                return null;
            }
            else if (options._values.TryGetValue(name, out var values))
            {
                values.Add(word);
            }
        }

        return options;
    }

    /// <summary>Whether an option was given, with or without a value.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The last value of an option; null where there is none.</summary>
    public string? Find(string name) => All(name) is { Count: > 0 } values ? values[^1] : null;

    /// <summary>All values of an option.</summary>
    public IReadOnlyList<string> All(string name) => _values.GetValueOrDefault(name) ?? [];
}
