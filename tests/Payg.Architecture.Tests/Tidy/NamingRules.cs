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
        "Helper", "Helpers", "Manager", "Util", "Utils", "Utility", "Utilities", "Common", "Base", "Impl",
    };

    public static TidyRule Types { get; } = new(
        "A type's name says what it does",
        file => file.Root.DescendantNodes()
            .Select(node => node switch
            {
                BaseTypeDeclarationSyntax type => type.Identifier,
                DelegateDeclarationSyntax type => type.Identifier,
                _ => default,
            })
            .Where(name => Words.Matches(name.ValueText ?? "").Any(word => Empty.Contains(word.Value)))
            .Select(name => $"{file.At(name)}: {name.ValueText}"))
    {
        Breaches = [SourceFile.Of("a.cs", "class TokenHelper;"), SourceFile.Of("a.cs", "enum CommonKind;")],
        Conforming = [SourceFile.Of("a.cs", "class DatabaseBaseline { UserManager<User> users; }")],
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

    /// <summary>The folders below the first one (src, tests, bench) name the namespace.</summary>
    private static string NamespaceOf(string path) => string.Join('.', path.Split('/')[1..^1]);

    private static bool Same(NameSyntax name, string expected) =>
        string.Equals(name.ToString(), expected, StringComparison.Ordinal);

    [GeneratedRegex("[A-Z][a-z0-9]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words { get; }
}
