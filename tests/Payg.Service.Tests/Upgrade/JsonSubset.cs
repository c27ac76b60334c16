using System.Text.Json;
using Xunit;

namespace Payg.Service.Tests.Upgrade;

/// <summary>Holds that an answer still says what it said; it may say more.</summary>
internal static class JsonSubset
{
    // What changes by asking, and texts whose form is not part of the contract.
    private static readonly string[] s_volatile = ["last_used_at", "next_cursor", "as_of", "flush"];

    /// <summary>
    /// Every member and every element of what was expected is there, in its order. Only a log may have more elements.
    /// </summary>
    public static void AssertHas(JsonElement expected, JsonElement actual, string path, bool isLog = false)
    {
        Assert.True(expected.ValueKind == actual.ValueKind, $"{path}: {actual} instead of {expected}");
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in expected.EnumerateObject().Where(member => !s_volatile.Contains(member.Name)))
                {
                    Assert.True(actual.TryGetProperty(member.Name, out var value), $"{path}/{member.Name} is missing");
                    AssertHas(member.Value, value, $"{path}/{member.Name}", isLog);
                }

                break;
            case JsonValueKind.Array:
                var skipped = isLog ? actual.GetArrayLength() - expected.GetArrayLength() : 0;
                Assert.True(
                    skipped >= 0 && skipped + expected.GetArrayLength() == actual.GetArrayLength(),
                    $"{path}: {actual.GetArrayLength()} elements instead of {expected.GetArrayLength()}");
                foreach (var (index, element) in expected.EnumerateArray().Index())
                    AssertHas(element, actual[skipped + index], $"{path}[{index}]", isLog);
                break;
            default:
                Assert.True(
                    string.Equals(expected.GetRawText(), actual.GetRawText(), StringComparison.Ordinal),
                    $"{path}: {actual.GetRawText()} instead of {expected}");
                break;
        }
    }
}
