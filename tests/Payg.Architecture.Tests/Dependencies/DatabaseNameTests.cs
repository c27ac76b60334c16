using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Payg.Architecture.Tests.Sources;
using Xunit;

namespace Payg.Architecture.Tests.Dependencies;

/// <summary>Only Storage knows by name which databases there are.</summary>
public sealed class DatabaseNameTests
{
    private static readonly string[] Names = ["Npgsql", "Sqlite"];

    [Fact]
    public async Task Sources_OfTheProductOutsideStorage_NameNoDatabase()
    {
        var files = await SourceFile.ReadAllAsync(TestContext.Current.CancellationToken);

        Breaches.AssertNone(files
            .Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal))
            .Where(file => !file.Path.StartsWith("src/Payg.Storage/", StringComparison.Ordinal))
            .SelectMany(Find));
    }

    [Fact]
    public void Find_AnIdentifierButNoText_IsTold() =>
        Assert.Equal(
            ["a.cs:1: SqliteConnection"],
            Find(SourceFile.Of("a.cs", "class A { SqliteConnection c; string d = \"Npgsql\"; } // Npgsql")));

    private static IEnumerable<string> Find(SourceFile file) =>
        file.Root.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Where(token => Names.Any(name => token.ValueText.Contains(name, StringComparison.OrdinalIgnoreCase)))
            .Select(token => $"{file.At(token)}: {token.ValueText}");
}
