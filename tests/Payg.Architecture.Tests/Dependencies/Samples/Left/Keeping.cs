namespace Payg.Architecture.Tests.Dependencies.Samples.Left;

/// <summary>Names its neighbour in a text alone.</summary>
internal sealed class Keeping
{
    public static string Name => "Payg.Architecture.Tests.Dependencies.Samples.Right";
}
