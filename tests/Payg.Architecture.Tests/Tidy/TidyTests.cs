using Payg.Architecture.Tests.Sources;
using Xunit;

namespace Payg.Architecture.Tests.Tidy;

public sealed class TidyTests
{
    // A list that came out empty would make every rule hold.
    private const int FewestFiles = 50;

    private static readonly TidyRule[] Rules =
    [
        SizeRules.Files, SizeRules.Methods, SizeRules.Columns,
        NamingRules.Names, NamingRules.Namespaces, NamingRules.Options,
        CodeRules.Money, CodeRules.AsyncVoid, CodeRules.Blocking, CodeRules.AuditActions,
        DocumentationRules.Members, DocumentationRules.RecordParameters, DocumentationRules.Parameters,
    ];

    public static TheoryData<string> RuleNames => [.. Rules.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(RuleNames))]
    public async Task Sources_OfTheProject_KeepTheRule(string name)
    {
        var files = await SourceFile.ReadAllAsync(TestContext.Current.CancellationToken);

        Assert.True(files.Count > FewestFiles, $"only {files.Count} files were found");
        Breaches.AssertNone(files.SelectMany(Rule(name).Find));
    }

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Rule_AFileThatBreaksIt_IsFound(string name) =>
        Assert.All(Rule(name).Breaches, file => Assert.Single(Rule(name).Find(file)));

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Rule_AFileThatKeepsIt_IsNot(string name) =>
        Assert.All(Rule(name).Conforming, file => Assert.Empty(Rule(name).Find(file)));

    private static TidyRule Rule(string name) =>
        Rules.Single(rule => string.Equals(rule.Name, name, StringComparison.Ordinal));
}
