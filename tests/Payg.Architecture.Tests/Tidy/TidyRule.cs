using Payg.Architecture.Tests.Sources;

namespace Payg.Architecture.Tests.Tidy;

/// <summary>One thing that holds for every source file.</summary>
/// <param name="Name">What holds.</param>
/// <param name="Find">The breaches in a file: where, and what.</param>
internal sealed record TidyRule(string Name, Func<SourceFile, IEnumerable<string>> Find)
{
    /// <summary>Files that break the rule once each, to show that it finds them.</summary>
    public required IReadOnlyList<SourceFile> Breaches { get; init; }

    /// <summary>Files that come close to breaking it, and do not.</summary>
    public required IReadOnlyList<SourceFile> Conforming { get; init; }
}
