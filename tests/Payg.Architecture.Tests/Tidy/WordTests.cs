using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Payg.Architecture.Tests.Sources;
using Payg.Testing;
using Xunit;

namespace Payg.Architecture.Tests.Tidy;

/// <summary>What people read has none of the phrases that docs/WORDS.md says to avoid.</summary>
public sealed partial class WordTests
{
    private const string WordsPath = "docs/WORDS.md";
    private const int FewestPhrases = 15;
    private const string PhrasesOfTexts = "## Phrases\n";
    private const string PhrasesOfCode = "## Phrases in code and decisions\n";

    [Fact]
    public async Task Texts_OfPortalServiceAndDocs_HaveNoPhraseToAvoid()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var phrases = await PhrasesAsync(PhrasesOfTexts, cancellationToken);
        var sources = await SourceFile.ReadAllAsync(cancellationToken);
        var texts = sources
            .Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(LiteralsOf)
            .ToList();
        foreach (var path in (await RepositoryFiles.ListAsync(cancellationToken)).Where(IsRead))
            texts.AddRange(LinesOf(path, await ReadAsync(path, cancellationToken)));

        Assert.True(texts.Count > 5000, $"{texts.Count} texts were found.");
        var found = texts.Where(text => phrases.IsMatch(text.Text)).Select(text => $"{text.Place}: {text.Text.Trim()}");
        var list = string.Join('\n', found);
        Assert.True(list is "", list);
    }

    [Fact]
    public async Task Code_CommentsAndDecisions_HaveNoPhraseToAvoid()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var phrases = await PhrasesAsync(PhrasesOfCode, cancellationToken);
        var found = new List<string>();
        var read = 0;
        foreach (var path in (await RepositoryFiles.ListAsync(cancellationToken)).Where(IsOfTheCode))
        {
            read++;
            found.AddRange((await ReadAsync(path, cancellationToken)).Split('\n')
                .Select((line, place) => (Place: $"{path}:{place + 1}", Line: line))
                .Where(line => phrases.IsMatch(line.Line))
                .Select(line => $"{line.Place}: {line.Line.Trim()}"));
        }

        Assert.True(read > 300, $"{read} files were found.");
        Breaches.AssertNone(found);
    }

    [Theory]
    [InlineData("/// Whoever keeps it, tells it anew.", 3)]
    [InlineData("// The caller returns it again: nobody retells what is told-tale.", 1)]
    [InlineData("// The caller returns it again.", 0)]
    public async Task Phrases_OfCode_AreFoundAsWholeWords(string line, int count) =>
        Assert.Equal(
            count,
            (await PhrasesAsync(PhrasesOfCode, TestContext.Current.CancellationToken)).Count(line));

    [Fact]
    public async Task Phrases_InTextsOfEveryKind_AreFound()
    {
        var phrases = await PhrasesAsync(PhrasesOfTexts, TestContext.Current.CancellationToken);
        var code = SourceFile.Of(
            "src/A.cs", "class A { string a = \"Mend it.\"; string B(int c) => $\"{c} is away\"; }");
        var comment = SourceFile.Of("src/A.cs", "/* Mend it. */ class A { string recommend = \"recommended\"; }");

        Assert.Equal(2, LiteralsOf(code).Count(text => phrases.IsMatch(text.Text)));
        Assert.DoesNotContain(LiteralsOf(comment), text => phrases.IsMatch(text.Text));
        Assert.DoesNotContain(
            LinesOf("portal/src/a.ts", "  // The service is away."), text => phrases.IsMatch(text.Text));
        Assert.Contains(LinesOf("portal/src/a.ts", "title: 'Payg is away',"), text => phrases.IsMatch(text.Text));
    }

    /// <summary>One expression for the phrases from a heading on, as whole words in any case.</summary>
    private static async Task<Regex> PhrasesAsync(string heading, CancellationToken cancellationToken)
    {
        var text = await ReadAsync(WordsPath, cancellationToken);
        var phrases = text[text.IndexOf(heading, StringComparison.Ordinal)..].Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Quoted.Matches(line.Split('|')[1]).Select(match => match.Groups["phrase"].Value))
            .ToList();

        Assert.True(phrases.Count >= FewestPhrases, $"{WordsPath} has {phrases.Count} phrases.");
        return new(
            $@"\b({string.Join('|', phrases.Select(Regex.Escape))})\b",
            RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);
    }

    /// <summary>What of the repository is read as it is, or has texts that are.</summary>
    private static bool IsRead(string path)
    {
        var isDocument = path.EndsWith(".md", StringComparison.Ordinal) && path is not (WordsPath or "CHANGELOG.md")
            && (!path.Contains('/', StringComparison.Ordinal) || path.StartsWith("docs/", StringComparison.Ordinal))
            && !path.StartsWith("docs/decisions/", StringComparison.Ordinal);
        var isPortal = path.StartsWith("portal/src/", StringComparison.Ordinal)
            && (path.EndsWith(".ts", StringComparison.Ordinal) || path.EndsWith(".tsx", StringComparison.Ordinal))
            && !path.EndsWith("schema.d.ts", StringComparison.Ordinal);
        return isDocument || isPortal;
    }

    /// <summary>What engineers read: the sources of the product, its designs and its rules.</summary>
    private static bool IsOfTheCode(string path)
    {
        var isSource = path.StartsWith("src/", StringComparison.Ordinal)
            && (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".md", StringComparison.Ordinal))
            && !path.Contains("/Migrations/", StringComparison.Ordinal);
        return isSource || path is "ARCHITECTURE.md" or "CONTRIBUTING.md"
            || path.StartsWith("docs/decisions/", StringComparison.Ordinal);
    }

    private static IEnumerable<(string Place, string Text)> LiteralsOf(SourceFile file) =>
        file.Root.DescendantTokens()
            .Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken)
            .Select(token => (file.At(token), token.ValueText));

    private static IEnumerable<(string Place, string Text)> LinesOf(string path, string text) =>
        text.Split('\n')
            .Select((line, place) => ($"{path}:{place + 1}", line))
            .Where(line => path.EndsWith(".md", StringComparison.Ordinal) || !Comment.IsMatch(line.line));

    private static Task<string> ReadAsync(string path, CancellationToken cancellationToken) =>
        File.ReadAllTextAsync(RepositoryFolder.PathOf(path), cancellationToken);

    [GeneratedRegex("`(?<phrase>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted { get; }

    [GeneratedRegex(@"^\s*(//|\*|/\*|\{/\*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment { get; }
}
