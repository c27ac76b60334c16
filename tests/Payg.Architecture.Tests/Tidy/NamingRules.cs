using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Payg.Architecture.Tests.Sources;

namespace Payg.Architecture.Tests.Tidy;

/// <summary>What types, namespaces and folders are called.</summary>
internal static partial class NamingRules
{
    // Words that say nothing of what a type does.
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "Helper", "Helpers", "Manager", "Util", "Utils", "Utility", "Utilities", "Base", "Impl",
    };

    // As an adjective it may say something: the commonly used passwords are a thing of their own.
    private const string EmptyAtTheEnd = "Common";

    public static TidyRule Names { get; } = new(
        "The name of a type or a namespace says what it is for",
        file => file.Root.DescendantNodes()
            .SelectMany(node => node switch
            {
                BaseTypeDeclarationSyntax type => [type.Identifier],
                DelegateDeclarationSyntax type => [type.Identifier],
                BaseNamespaceDeclarationSyntax space => space.Name.DescendantTokens(),
                _ => Enumerable.Empty<SyntaxToken>(),
            })
            .Where(name => SaysNothing(name.ValueText))
            .Select(name => $"{file.At(name)}: {name.ValueText}"))
    {
        Breaches =
        [
            SourceFile.Of("a.cs", "class TokenHelper;"),
            SourceFile.Of("a.cs", "enum BaseKind;"),
            SourceFile.Of("a.cs", "class PaygCommon;"),
            SourceFile.Of("a.cs", "namespace Payg.Common;"),
        ],
        Conforming = [SourceFile.Of("a.cs", "class DatabaseBaseline { UserManager<CommonPasswords> users; }")],
    };

    public static TidyRule Namespaces { get; } = new(
        "A file's namespace is its folder, and file-scoped",
        file =>
        {
            var declared = file.Root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().ToArray();
            var expected = NamespaceOf(file.Path);
            return declared switch
            {
                [FileScopedNamespaceDeclarationSyntax one] when Same(one.Name, expected) => [],
                [] when !file.Root.Members.Any(member => member is BaseTypeDeclarationSyntax) => [],
                _ => [$"{file.Path}: should say `namespace {expected};`"],
            };
        })
    {
        Breaches =
        [
            SourceFile.Of("src/Payg.Core/Usage/A.cs", "namespace Payg.Core; class A;"),
            SourceFile.Of("src/Payg.Core/Usage/A.cs", "namespace Payg.Core.Usage { class A; }"),
            SourceFile.Of("src/Payg.Core/Usage/A.cs", "class A;"),
        ],
        Conforming =
        [
            SourceFile.Of("src/Payg.Core/Usage/A.cs", "namespace Payg.Core.Usage; class A;"),
            SourceFile.Of("src/Payg.Service/Program.cs", "System.Console.WriteLine();"),
        ],
    };

    public static TidyRule Options { get; } = new(
        "A class that is read from a section of the configuration is called …Options",
        file => file.Root.DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Where(type => type.Members.OfType<FieldDeclarationSyntax>()
                .SelectMany(field => field.Declaration.Variables)
                .Any(field => field.Identifier.ValueText is "Section"))
            .Where(type => !type.Identifier.ValueText.EndsWith("Options", StringComparison.Ordinal))
            .Select(type => $"{file.At(type.Identifier)}: {type.Identifier.ValueText}"))
    {
        Breaches = [SourceFile.Of("a.cs", "class TokenSettings { public const string Section = \"Payg:Tokens\"; }")],
        Conforming =
        [
            SourceFile.Of("a.cs", "class A { string section; }"),
            SourceFile.Of("a.cs", "class TokenOptions { public const string Section = \"Payg:Tokens\"; }"),
        ],
    };

    private static bool SaysNothing(string name)
    {
        var words = Words.Matches(name).Select(match => match.Value).ToArray();
        return words.Any(Empty.Contains)
            || (words.Length > 0 && string.Equals(words[^1], EmptyAtTheEnd, StringComparison.Ordinal));
    }

    /// <summary>The folders below the first one (src, tests, bench) name the namespace.</summary>
    private static string NamespaceOf(string path) => string.Join('.', path.Split('/')[1..^1]);

    private static bool Same(NameSyntax name, string expected) =>
        string.Equals(name.ToString(), expected, StringComparison.Ordinal);

    [GeneratedRegex("[A-Z][a-z0-9]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words { get; }
}
