using Payg.Architecture.Tests.Sources;

namespace Payg.Architecture.Tests.Tidy;

/// <summary>One thing that holds for every source file.</summary>
/// <param name="Name">What holds.</param>
/// <param name="Find">The breaches in a file: where, and what.</param>
/// <param name="Breach">A file that breaks the rule, to show that the rule finds it.</param>
/// <param name="Conforming">A file that comes close to breaking it, and does not.</param>
internal sealed record TidyRule(
    string Name, Func<SourceFile, IEnumerable<string>> Find, SourceFile Breach, SourceFile Conforming);
