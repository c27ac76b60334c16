namespace Payg.Architecture.Tests.Dependencies.Samples.Ring.Second;

/// <summary>Uses the first namespace as a type argument.</summary>
internal sealed class Called
{
    internal static IReadOnlyList<Func<object>> Back { get; } = [First.Caller.Call];
}
