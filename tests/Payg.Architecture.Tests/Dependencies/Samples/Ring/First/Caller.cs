using Payg.Architecture.Tests.Dependencies.Samples.Ring.Second;

namespace Payg.Architecture.Tests.Dependencies.Samples.Ring.First;

/// <summary>Uses the second namespace inside a method.</summary>
internal static class Caller
{
    internal static object Call() => new Called();
}
