using System.Text.RegularExpressions;
using System.Xml.Linq;
using Payg.Testing;
using Xunit;

namespace Payg.Architecture.Tests.Tidy;

/// <summary>The pictures of ARCHITECTURE.md name what is in the code, and draw the projects as they are.</summary>
public sealed partial class PictureTests
{
    private static readonly string s_page = File.ReadAllText(RepositoryFolder.PathOf("ARCHITECTURE.md"));

    [Fact]
    public async Task Pictures_NameOnlyWhatTheCodeHas()
    {
        var files = (await RepositoryFiles.ListAsync(TestContext.Current.CancellationToken))
            .Where(path => path.StartsWith("src/", StringComparison.Ordinal)
                && path.EndsWith(".cs", StringComparison.Ordinal));
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in files)
        {
            var text = await File.ReadAllTextAsync(RepositoryFolder.PathOf(path));
            words.UnionWith(Word().Matches(text).Select(match => match.Value));
        }

        var named = Pictures().SelectMany(picture => Word().Matches(picture)).Select(match => match.Value)
            .Distinct(StringComparer.Ordinal).ToArray();
        Assert.True(named.Length > 15);
        Breaches.AssertNone(named.Where(name => !words.Contains(name))
            .Select(name => $"ARCHITECTURE.md draws {name}, which is not in src"));
    }

    [Fact]
    public void Picture_OfTheProjects_PointsOnlyDown()
    {
        var picture = Pictures().First();
        var drawn = Arrow().Matches(picture).SelectMany(ArrowsOf).ToHashSet();
        var order = new List<string>();
        foreach (var project in new[] { "Service", "Billing", "Metering", "Http", "Storage", "Journal", "Core" })
        {
            Assert.Contains($"Payg.{project}<", picture, StringComparison.Ordinal);
            foreach (var used in UsedBy(project))
                Assert.True(Reaches(drawn, project, used), $"{project} uses {used}, which no arrow shows");
            order.Add(project);
        }

        Breaches.AssertNone(drawn.Where(arrow => order.IndexOf(arrow.From) >= order.IndexOf(arrow.To))
            .Select(arrow => $"{arrow.From} → {arrow.To} points up"));
    }

    private static IEnumerable<string> Pictures() =>
        Picture().Matches(s_page).Select(match => match.Groups["picture"].Value);

    private static IEnumerable<string> UsedBy(string project) =>
        XDocument.Load(RepositoryFolder.PathOf($"src/Payg.{project}/Payg.{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
            .Select(name => name["Payg.".Length..]);

    /// <summary>A line such as <c>A --> B --> C</c> or <c>A &amp; B --> C</c> is several arrows.</summary>
    private static IEnumerable<(string From, string To)> ArrowsOf(Match line)
    {
        var steps = line.Value.Split("-->").Select(step => step.Split('&', StringSplitOptions.TrimEntries)).ToArray();
        return steps.Zip(steps.Skip(1)).SelectMany(pair =>
            pair.First.SelectMany(from => pair.Second.Select(to => (from.Trim(), to.Trim()))));
    }

    private static bool Reaches(HashSet<(string From, string To)> arrows, string from, string to) =>
        arrows.Contains((from, to))
        || arrows.Where(arrow => string.Equals(arrow.From, from, StringComparison.Ordinal))
            .Any(arrow => Reaches(arrows, arrow.To, to));

    [GeneratedRegex("```mermaid\n(?<picture>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Picture();

    [GeneratedRegex(@"\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b", RegexOptions.None, 10_000)]
    private static partial Regex Word();

    [GeneratedRegex(@"^\s*\w+(?: & \w+)*(?: --> \w+(?: & \w+)*)+$", RegexOptions.Multiline, 10_000)]
    private static partial Regex Arrow();
}
