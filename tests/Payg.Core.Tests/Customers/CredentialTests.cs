using Payg.Core.Customers;
using Payg.Core.Meters;
using Xunit;

namespace Payg.Core.Tests.Customers;

public sealed class CredentialTests
{
    private static readonly MeterId One = new(1);
    private static readonly MeterId Two = new(2);

    private static readonly Credential Plain = new(
        Guid.Parse("0199c0de-0000-7000-8000-000000000001"), Guid.Parse("0199c0de-0000-7000-8000-000000000002"),
        new CustomerId(Guid.Parse("0199c0de-0000-7000-8000-000000000003")), "ann", false, TokenKind.ApiKey, null);

    /// <summary>Credentials that differ, each from all others, in one thing.</summary>
    private static readonly Credential[] s_different =
    [
        Plain,
        Plain with { TokenId = Guid.Empty },
        Plain with { IsAdministrator = true },
        Plain with { ApiKey = new ApiKeyId(1) },
        Plain with { Scopes = TokenScopes.Calls },
        Plain with { IsDisabled = true },
        Plain with { Meters = Set() },
        Plain with { Meters = Set("a") },
        Plain with { Meters = Set("b") },
        Plain with { Meters = Set("a", "b") },
        Plain with { CallsPerMinute = Limits((One, 1)) },
        Plain with { CallsPerMinute = Limits((One, 2)) },
        Plain with { CallsPerMinute = Limits((Two, 1)) },
        Plain with { CallsPerMinute = Limits((One, 1), (Two, 2)) },
        Plain with { CallsPerMinute = Limits((One, 1), (Two, 3)) },
        Plain with { Meters = Set("a"), CallsPerMinute = Limits((One, 1)) },
    ];

    [Fact]
    public void IsSame_OfEachPair_IsTrueForItselfOnly()
    {
        for (var i = 0; i < s_different.Length; i++)
        {
            for (var j = 0; j < s_different.Length; j++)
                Assert.True(s_different[i].IsSame(s_different[j]) == (i == j), $"{i} and {j}");
        }
    }

    [Fact]
    public void IsSame_OfEqualSets_LooksAtWhatIsInThem()
    {
        var one = Plain with { Meters = Set("a", "b"), CallsPerMinute = Limits((One, 1), (Two, 2)) };
        var other = Plain with { Meters = Set("b", "a"), CallsPerMinute = Limits((Two, 2), (One, 1)) };

        Assert.True(one.IsSame(other));
        Assert.True((Plain with { CallsPerMinute = Limits() }).IsSame(Plain));
    }

    private static HashSet<string> Set(params string[] keys) => new(keys, StringComparer.Ordinal);

    private static Dictionary<MeterId, int> Limits(params (MeterId Meter, int Calls)[] limits) =>
        limits.ToDictionary(limit => limit.Meter, limit => limit.Calls);
}
