using System.Text.RegularExpressions;
using Payg.Testing;

namespace Payg.Clients.Tests.Documents;

/// <summary>A Markdown file of the repository, read as far as the tests of documents need.</summary>
/// <param name="Path">Its path from the root.</param>
/// <param name="Text">What it says.</param>
internal sealed partial record MarkdownFile(string Path, string Text)
{
    private const string Fence = "```";

    private string Prose => FencedBlock.Replace(Text, "");

    /// <summary>Where its links and images lead, as they are written.</summary>
    public IEnumerable<string> Links =>
        Link.Matches(InlineCode.Replace(Prose, "")).Select(match => match.Groups["target"].Value);

    /// <summary>The names by which its headings can be linked to, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors => Heading.Matches(Prose)
        .Select(match => NotInAnchors.Replace(match.Groups["title"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    /// <summary>Its fenced blocks, in order.</summary>
    public IEnumerable<MarkdownBlock> Blocks => FencedBlock.Matches(Text).Select(match => new MarkdownBlock(
        match.Groups["info"].Value.Trim(), match.Groups["code"].Value, match.Index + match.Length));

    /// <summary>Reads every Markdown file of the repository.</summary>
    public static async Task<IReadOnlyList<MarkdownFile>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var files = new List<MarkdownFile>();
        foreach (var path in await RepositoryFiles.ListAsync(cancellationToken))
        {
            if (path.EndsWith(".md", StringComparison.Ordinal))
                files.Add(await ReadAsync(path, cancellationToken));
        }

        return files;
    }

    /// <summary>Reads one file.</summary>
    public static async Task<MarkdownFile> ReadAsync(string path, CancellationToken cancellationToken) =>
        new(path, await File.ReadAllTextAsync(RepositoryFolder.PathOf(path), cancellationToken));

    [GeneratedRegex(@"^" + Fence + @"(?<info>[^\n]*)\n(?<code>.*?)^" + Fence + @"\s*$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FencedBlock { get; }

    [GeneratedRegex("`[^`\n]+`", RegexOptions.None, 1000)]
    private static partial Regex InlineCode { get; }

    [GeneratedRegex(@"\]\((?<target>[^()\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"^#{1,6} +(?<title>.+?) *$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading { get; }

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, 1000)]
    private static partial Regex NotInAnchors { get; }
}

/// <summary>A fenced block.</summary>
/// <param name="Info">What follows the opening fence, such as <c>sh run</c>.</param>
/// <param name="Code">What is inside.</param>
/// <param name="End">Where the text goes on after it.</param>
internal sealed record MarkdownBlock(string Info, string Code, int End);
