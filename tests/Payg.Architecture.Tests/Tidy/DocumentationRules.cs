using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Payg.Architecture.Tests.Sources;

namespace Payg.Architecture.Tests.Tidy;

/// <summary>What must be documented: all that another assembly can see of the product.</summary>
internal static class DocumentationRules
{
    private const string Documented = "/// <summary>D.</summary>\n";

    public static TidyRule Members { get; } = new(
        "What is public in the product is documented",
        file => Visible(file)
            .Where(member => Documentation(member) is null)
            .Select(member => $"{file.At(member)}: {Title(member)}"))
    {
        Breaches =
        [
            SourceFile.Of("src/A/A.cs", "public class A { int b; }"),
            SourceFile.Of("src/A/A.cs", Documented + "public class A { public int B; }"),
            SourceFile.Of("src/A/A.cs", Documented + "public class A { protected void B() { } }"),
            SourceFile.Of("src/A/A.cs", Documented + "public interface I { void M(); }"),
            SourceFile.Of("src/A/A.cs", Documented + "public enum E { One }"),
        ],
        Conforming =
        [
            SourceFile.Of("src/A/A.cs", "class A { public int B; } " + Documented + "public class C { int d; }"),
            SourceFile.Of("src/A/A.cs", Documented + "public class A { private protected A() { } }"),
            SourceFile.Of("tests/A/A.cs", "public class A;"),
        ],
    };

    public static TidyRule RecordParameters { get; } = new(
        "Each value of a public record is documented",
        file => Visible(file).OfType<RecordDeclarationSyntax>()
            .SelectMany(record => record.ParameterList?.Parameters ?? [], (record, value) => (record, value))
            .Where(pair => Documentation(pair.record) is { } text && !Describes(text, pair.value.Identifier.ValueText))
            .Select(pair => $"{file.At(pair.value)}: {pair.record.Identifier}.{pair.value.Identifier}"))
    {
        Breaches = [SourceFile.Of("src/A/A.cs", Documented + "public record A(int B);")],
        Conforming =
        [
            SourceFile.Of("src/A/A.cs", Documented + "/// <param name=\"B\">B.</param>\npublic record A(int B);"),
        ],
    };

    /// <summary>The compiler's rule for all code, CS1573, kept for what is public.</summary>
    public static TidyRule Parameters { get; } = new(
        "A public member that documents one parameter documents all",
        file => Visible(file)
            .SelectMany(member => ParametersOf(member), (member, value) => (member, value))
            .Where(pair => Documentation(pair.member) is { } text
                && text.Contains("<param ", StringComparison.Ordinal)
                && !Describes(text, pair.value.Identifier.ValueText))
            .Select(pair => $"{file.At(pair.value)}: {pair.value.Identifier}"))
    {
        Breaches =
        [
            SourceFile.Of("src/A/A.cs", Documented + "/// <param name=\"b\">B.</param>\npublic class A(int b, int c);"),
            SourceFile.Of("src/A/A.cs", Documented + "public class A { " + Documented
                + "/// <param name=\"b\">B.</param>\npublic void M(int b, int c) { } }"),
        ],
        Conforming =
        [
            SourceFile.Of("src/A/A.cs", Documented + "public class A(int b);"),
            SourceFile.Of("src/A/A.cs", "/// <param name=\"b\">B.</param>\nclass A(int b, int c);"),
        ],
    };

    private static SeparatedSyntaxList<ParameterSyntax> ParametersOf(MemberDeclarationSyntax member) => member switch
    {
        TypeDeclarationSyntax type => type.ParameterList?.Parameters ?? [],
        BaseMethodDeclarationSyntax method => method.ParameterList.Parameters,
        DelegateDeclarationSyntax handler => handler.ParameterList.Parameters,
        IndexerDeclarationSyntax indexer => indexer.ParameterList.Parameters,
        _ => [],
    };

    private static IEnumerable<MemberDeclarationSyntax> Visible(SourceFile file) =>
        !file.Path.StartsWith("src/", StringComparison.Ordinal)
            ? []
            : file.Root.DescendantNodes().OfType<MemberDeclarationSyntax>().Where(IsVisible);

    private static bool IsVisible(MemberDeclarationSyntax member)
    {
        if (member is BaseNamespaceDeclarationSyntax or GlobalStatementSyntax or IncompleteMemberSyntax)
            return false;

        // Private is also half of `private protected`, which other assemblies do not see.
        if (member.Modifiers.Any(SyntaxKind.PrivateKeyword))
            return false;

        var isPublic = member.Modifiers.Any(SyntaxKind.PublicKeyword)
            || member.Modifiers.Any(SyntaxKind.ProtectedKeyword)
            || member is EnumMemberDeclarationSyntax
            || (member.Parent is InterfaceDeclarationSyntax && !member.Modifiers.Any(SyntaxKind.InternalKeyword));
        return isPublic && (member.Parent is not BaseTypeDeclarationSyntax outer || IsVisible(outer));
    }

    private static string? Documentation(MemberDeclarationSyntax member)
    {
        var text = string.Concat(member.GetLeadingTrivia()
            .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia))
            .Select(trivia => trivia.ToFullString()));
        return text.Contains("<summary>", StringComparison.Ordinal)
            || text.Contains("<inheritdoc", StringComparison.Ordinal) ? text : null;
    }

    private static bool Describes(string documentation, string parameter) =>
        documentation.Contains($"<param name=\"{parameter}\">", StringComparison.Ordinal)
        || documentation.Contains("<inheritdoc", StringComparison.Ordinal);

    private static string Title(MemberDeclarationSyntax member) =>
        member.ToString().ReplaceLineEndings("\n").Split('\n')[0].Trim();
}
