using System.Text.RegularExpressions;
using Payg.Testing;
using Xunit;

namespace Payg.Package.Tests;

/// <summary>The code blocks of a document, in their order.</summary>
internal static partial class CodeBlocks
{
    /// <summary>The blocks in one language of a document of the repository.</summary>
    public static async Task<string[]> ReadAsync(string language, params string[] path)
    {
        var text = await File.ReadAllTextAsync(RepositoryFolder.PathOf(path), TestContext.Current.CancellationToken);
        return
        [
            .. Block.Matches(text)
                .Where(block => string.Equals(block.Groups["language"].Value, language, StringComparison.Ordinal))
                .Select(block => block.Groups["code"].Value),
        ];
    }

    [GeneratedRegex("^```(?<language>\\w+)\n(?<code>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Block { get; }
}
