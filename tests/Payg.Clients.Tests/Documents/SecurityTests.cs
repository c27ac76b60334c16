using System.Text.RegularExpressions;
using Payg.Testing;

namespace Payg.Clients.Tests.Documents;

/// <summary>docs/security.md promises what is tested, and every test that it names exists.</summary>
public sealed partial class SecurityTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tests_NamedByTheSecurityPage_Exist()
    {
        var page = await File.ReadAllTextAsync(RepositoryFolder.PathOf("docs", "security.md"), Cancellation);
        var named = NamedTest.Matches(page)
            .Select(match => (Class: match.Groups["class"].Value, match.Groups["test"].Value))
            .Distinct().ToArray();
        Assert.True(named.Length > 30, $"{named.Length} tests are named.");

        var sources = new List<string>();
        foreach (var path in await RepositoryFiles.ListAsync(Cancellation))
        {
            if (path.StartsWith("tests/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal))
                sources.Add(await File.ReadAllTextAsync(RepositoryFolder.PathOf(path), Cancellation));
        }

        Assert.All(named, test => Assert.True(
            sources.Exists(source => source.Contains($"class {test.Class}", StringComparison.Ordinal)
                && source.Contains($" {test.Value}(", StringComparison.Ordinal)),
            $"There is no test {test.Class}.{test.Value}."));
    }

    [Fact]
    public async Task Promises_OfTheSecurityPage_EachNameATest()
    {
        var page = await File.ReadAllTextAsync(RepositoryFolder.PathOf("docs", "security.md"), Cancellation);
        var rows = page[page.IndexOf("## What is tested", StringComparison.Ordinal)..].Split('\n')
            .Where(line => line.StartsWith('|')).Skip(2);

        Assert.All(rows, row => Assert.Matches(NamedTest, row));
    }

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<test>\w+)`", RegexOptions.None, 1000)]
    private static partial Regex NamedTest { get; }
}
