using Microsoft.Extensions.Time.Testing;
using Payg.Service.Access;
using Xunit;

namespace Payg.Service.Tests.Access;

/// <summary>
/// Hashes take no more of the processors than their share, and some of it is kept for users who are known.
/// </summary>
public sealed class PasswordShareTests
{
    [Fact]
    public void Share_UsedUp_AllowsUsersWhoAreKnownLongerAndComesBackWithTime()
    {
        var clock = new FakeTimeProvider();
        var share = new PasswordShare(processors: 2, clock);
        Assert.True(share.Allows(isKnown: false));

        share.Use(PasswordShare.MostSaved / 2);
        Assert.False(share.Allows(isKnown: false));
        Assert.True(share.Allows(isKnown: true));

        share.Use(PasswordShare.MostSaved / 2);
        Assert.False(share.Allows(isKnown: true));

        // A tenth of two processors.
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(share.Allows(isKnown: true));
        share.Use(TimeSpan.FromSeconds(0.2));
        Assert.False(share.Allows(isKnown: true));
    }

    [Fact]
    public void Share_UnusedForLong_SavesNoMoreThanTheMost()
    {
        var clock = new FakeTimeProvider();
        var share = new PasswordShare(processors: 2, clock);
        clock.Advance(TimeSpan.FromDays(1));

        share.Use(PasswordShare.MostSaved);

        Assert.False(share.Allows(isKnown: true));
    }
}
