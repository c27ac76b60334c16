using Payg.Testing;

namespace Payg.Clients.Tests.Documents;

/// <summary>Links between the documents lead somewhere.</summary>
public sealed class LinkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Links_OfAllDocuments_LeadToAFileAndToAHeadingOfIt()
    {
        var files = await MarkdownFile.ReadAllAsync(Cancellation);

        var broken = files.SelectMany(file => file.Links
            .Where(link => !link.Contains("://", StringComparison.Ordinal))
            .Where(link => !link.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(link => !Leads(file, link, files))
            .Select(link => $"{file.Path}: {link}"));
        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("[a](docs/no-such-file.md)", false)]
    [InlineData("[a](README.md#no-such-heading)", false)]
    [InlineData("[a](#no-such-heading)", false)]
    [InlineData("# A heading: `code`, and more\n[a](#a-heading-code-and-more)", true)]
    [InlineData("[a](README.md#settings) ![b](docs/images)", true)]
    public async Task Link_ThatIsBroken_IsFound(string text, bool expected)
    {
        var files = await MarkdownFile.ReadAllAsync(Cancellation);
        var file = new MarkdownFile("a.md", text);

        Assert.Equal(expected, file.Links.All(link => Leads(file, link, files)));
    }

    private static bool Leads(MarkdownFile from, string link, IReadOnlyList<MarkdownFile> files)
    {
        var parts = Uri.UnescapeDataString(link).Split('#', 2);
        var folder = Path.GetDirectoryName(from.Path)!;
        var target = parts[0].Length == 0
            ? from.Path
            : Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", folder, parts[0])));
        var full = RepositoryFolder.PathOf(target);
        if (parts[0].Length > 0 && !File.Exists(full) && !Directory.Exists(full))
            return false;
        return parts.Length == 1
            || (files.Append(from).LastOrDefault(file => string.Equals(file.Path, target, StringComparison.Ordinal))
                is { } document && document.Anchors.Contains(parts[1], StringComparer.Ordinal));
    }
}
