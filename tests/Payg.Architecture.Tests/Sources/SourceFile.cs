using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Payg.Testing;

namespace Payg.Architecture.Tests.Sources;

/// <summary>One C# file: where it lies, what it says, and its syntax.</summary>
internal sealed class SourceFile
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.Parse);

    private SourceFile(string path, string text)
    {
        Path = path;
        Lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        Root = CSharpSyntaxTree.ParseText(text, Options).GetCompilationUnitRoot();
    }

    /// <summary>From the repository's root, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>Its lines.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Its syntax.</summary>
    public Microsoft.CodeAnalysis.CSharp.Syntax.CompilationUnitSyntax Root { get; }

    /// <summary>Makes a file that exists only here.</summary>
    public static SourceFile Of(string path, string text) => new(path, text);

    /// <summary>All C# files of the project but those that a tool writes.</summary>
    public static async Task<IReadOnlyList<SourceFile>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var files = new List<SourceFile>();
        foreach (var path in await RepositoryFiles.ListAsync(cancellationToken))
        {
            var isGenerated = path.Contains("/Migrations/", StringComparison.Ordinal);
            if (path.EndsWith(".cs", StringComparison.Ordinal) && !isGenerated)
                files.Add(new(path, await File.ReadAllTextAsync(RepositoryFolder.PathOf(path), cancellationToken)));
        }

        return files;
    }

    /// <summary>Says where something is: path and line.</summary>
    public string At(SyntaxNodeOrToken node) => $"{Path}:{LineOf(node)}";

    /// <summary>The line that something begins on, from 1.</summary>
    public static int LineOf(SyntaxNodeOrToken node) =>
        node.SyntaxTree!.GetLineSpan(node.Span).StartLinePosition.Line + 1;

    /// <summary>The line that something ends on, from 1.</summary>
    public static int LastLineOf(SyntaxNodeOrToken node) =>
        node.SyntaxTree!.GetLineSpan(node.Span).EndLinePosition.Line + 1;
}
