using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Payg.Architecture.Tests.Sources;

namespace Payg.Architecture.Tests.Tidy;

/// <summary>How long files, methods and lines may be.</summary>
internal static class SizeRules
{
    private const int MaxFileLines = 400;
    private const int MaxMethodLines = 70;
    private const int MaxColumns = 120;

    private static readonly string Newlines = new('\n', MaxMethodLines - 3);

    public static TidyRule Files { get; } = new(
        "A file has 400 lines at most",
        file => file.Lines.Count > MaxFileLines ? [$"{file.Path}: {file.Lines.Count} lines"] : [])
    {
        Breaches = [SourceFile.Of("a.cs", new string('\n', MaxFileLines) + "class A;")],
        Conforming = [SourceFile.Of("a.cs", new string('\n', MaxFileLines - 1) + "class A;\n")],
    };

    public static TidyRule Methods { get; } = new(
        "A method has 70 lines at most",
        file => file.Root.DescendantNodes().Where(IsCode)
            .Select(node => (node, lines: LinesOf(node)))
            .Where(code => code.lines > MaxMethodLines)
            .Select(code => $"{file.At(code.node)}: {code.lines} lines"))
    {
        Breaches = [SourceFile.Of("a.cs", $"class A\n{{\nvoid M()\n{{\n{Newlines}\n}}\n}}")],
        Conforming = [SourceFile.Of("a.cs", $"class A\n{{\n[B]\nvoid M()\n{{\n{Newlines}}}\n}}")],
    };

    public static TidyRule Columns { get; } = new(
        "A line has 120 columns at most",
        file => file.Lines.Index()
            .Where(line => line.Item.Length > MaxColumns)
            .Select(line => $"{file.Path}:{line.Index + 1}: {line.Item.Length} columns"))
    {
        Breaches = [SourceFile.Of("a.cs", "//" + new string('-', MaxColumns - 1))],
        Conforming = [SourceFile.Of("a.cs", "//" + new string('-', MaxColumns - 2))],
    };

    private static bool IsCode(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
            or PropertyDeclarationSyntax { ExpressionBody: not null };

    private static int LinesOf(SyntaxNode node)
    {
        // Attributes before it are no part of what has to be read.
        var attributes = node is MemberDeclarationSyntax member ? member.AttributeLists.LastOrDefault() : null;
        var first = attributes?.GetLastToken().GetNextToken() ?? node.GetFirstToken();
        return SourceFile.LastLineOf(node) - SourceFile.LineOf(first) + 1;
    }
}
