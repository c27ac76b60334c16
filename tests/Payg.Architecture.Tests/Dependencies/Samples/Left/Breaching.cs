using Payg.Architecture.Tests.Dependencies.Samples.Right;

namespace Payg.Architecture.Tests.Dependencies.Samples.Left;

/// <summary>Uses its neighbour where no signature shows it.</summary>
internal sealed class Breaching
{
    public static async Task<int> CountAsync()
    {
        await Task.Yield();
        return new Neighbour().Count;
    }
}
