using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Payg.Architecture.Tests.Sources;

namespace Payg.Architecture.Tests.Tidy;

/// <summary>What code must not do.</summary>
internal static class CodeRules
{
    private static readonly string[] MoneyFolders = ["src/Payg.Core/", "src/Payg.Storage/"];

    public static TidyRule Money { get; } = new(
        "Core and Storage have no float and no double",
        file => IsIn(file, MoneyFolders)
            ? file.Root.DescendantTokens().Where(IsBinaryFraction).Select(token => $"{file.At(token)}: {token.Text}")
            : [])
    {
        Breaches =
        [
            SourceFile.Of("src/Payg.Core/A.cs", "class A { long a = (long)1e9; }"),
            SourceFile.Of("src/Payg.Storage/A.cs", "class A { double a; }"),
            SourceFile.Of("src/Payg.Storage/A.cs", "class A { float a; }"),
        ],
        Conforming =
        [
            SourceFile.Of("src/Payg.Core/A.cs", "class A { decimal a = 1.5m; string Double() => \"double 1.5\"; }"),
            SourceFile.Of("src/Payg.Service/A.cs", "class A { double seconds; }"),
        ],
    };

    public static TidyRule AsyncVoid { get; } = new(
        "Nothing is async void",
        file => file.Root.DescendantNodes()
            .Where(node => node switch
            {
                MethodDeclarationSyntax method => IsAsyncVoid(method.Modifiers, method.ReturnType),
                LocalFunctionStatementSyntax function => IsAsyncVoid(function.Modifiers, function.ReturnType),
                _ => false,
            })
            .Select(node => $"{file.At(node)}: async void"))
    {
        Breaches =
        [
            SourceFile.Of("a.cs", "class A { async void M() { } }"),
            SourceFile.Of("a.cs", "class A { void M() { async void N() { } } }"),
        ],
        Conforming = [SourceFile.Of("a.cs", "class A { async Task M() { } void N() { } }")],
    };

    public static TidyRule Blocking { get; } = new(
        "Nothing blocks on a task",
        file => file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Where(IsBlocking)
            .Select(access => $"{file.At(access.Name)}: .{access.Name}"))
    {
        Breaches =
        [
            SourceFile.Of("a.cs", "class A { int M() => F().Result; }"),
            SourceFile.Of("a.cs", "class A { void M() => F().Wait(); }"),
        ],
        Conforming = [SourceFile.Of("a.cs", "class A { int Result => 1; bool M() => gate.WaitOne(0); }")],
    };

    public static TidyRule AuditActions { get; } = new(
        "What is noted in the audit log is one of the listed actions, not a word of its own",
        file => file.Root.DescendantNodes().OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && IsAuditAction(literal))
            .Select(literal => $"{file.At(literal)}: {literal}"))
    {
        Breaches =
        [
            SourceFile.Of("src/A.cs", "class A { object M() => new AuditEntryRow { Action = \"key.created\" }; }"),
            SourceFile.Of("src/A.cs", "class A { void M() => audit.Add(http, \"key.created\", subject); }"),
        ],
        Conforming =
        [
            SourceFile.Of("src/A.cs", "class A { void M() => audit.Add(http, AuditActions.Logout, subject, \"x\"); }"),
            SourceFile.Of("src/A.cs", "class A { object M() => new Row { Action = \"key.created\" }; }"),
        ],
    };

    private static bool IsIn(SourceFile file, string[] folders) =>
        folders.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal));

    private static bool IsBinaryFraction(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.FloatKeyword or SyntaxKind.DoubleKeyword => true,
        SyntaxKind.NumericLiteralToken => token.Value is float or double,
        _ => false,
    };

    private static bool IsAuditAction(LiteralExpressionSyntax literal) => literal.Parent switch
    {
        AssignmentExpressionSyntax { Parent.Parent: ObjectCreationExpressionSyntax made } assignment =>
            assignment.Left.ToString() is "Action" && made.Type.ToString() is "AuditEntryRow",
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } =>
            call.Expression.ToString() is "audit.Add" or "audit.AddOwn" && literal.Token.ValueText.Contains('.'),
        _ => false,
    };

    private static bool IsAsyncVoid(SyntaxTokenList modifiers, TypeSyntax type) =>
        modifiers.Any(SyntaxKind.AsyncKeyword)
        && type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    private static bool IsBlocking(MemberAccessExpressionSyntax access) =>
        access is { Name.Identifier.ValueText: "Result" }
            or { Name.Identifier.ValueText: "Wait", Parent: InvocationExpressionSyntax };
}
