using Xunit;

namespace Payg.Architecture.Tests;

/// <summary>Reports what breaks a rule, all of it at once.</summary>
internal static class Breaches
{
    /// <summary>Fails with the whole list, one breach a line, unless it is empty.</summary>
    public static void AssertNone(IEnumerable<string> breaches)
    {
        var all = breaches.ToArray();
        if (all.Length > 0)
            Assert.Fail($"{all.Length} breaches:\n{string.Join('\n', all)}");
    }
}
