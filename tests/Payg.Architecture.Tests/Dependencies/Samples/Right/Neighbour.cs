namespace Payg.Architecture.Tests.Dependencies.Samples.Right;

/// <summary>What a breach is a breach of.</summary>
internal sealed class Neighbour
{
    public int Count { get; } = 1;
}
