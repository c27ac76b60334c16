using System.Globalization;

namespace Payg.Core.Tests;

/// <summary>How many random cases a property test tries. <c>PAYG_PROPERTY_PERCENT</c> lowers it where the tests run
/// thousands of times, such as in mutation testing.</summary>
internal static class Iterations
{
    private static readonly int Percent =
        int.TryParse(
            Environment.GetEnvironmentVariable("PAYG_PROPERTY_PERCENT"), CultureInfo.InvariantCulture, out var percent)
            ? Math.Clamp(percent, 1, 100)
            : 100;

    internal static int Of(int count) => Math.Max(1, count * Percent / 100);
}
