using Microsoft.Extensions.Time.Testing;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Metering.Authenticate.LookUps;

namespace Payg.Metering.Tests.Authenticate;

public sealed class UnknownTokensTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly UnknownTokens _unknown;
    private readonly TokenHash _token = NewToken();

    public UnknownTokensTests() => _unknown = new UnknownTokens(_clock);

    [Fact]
    public void Token_ThatWasRefused_IsRememberedForAWhile()
    {
        Assert.False(_unknown.Contains(_token));
        _unknown.Add(_token, _unknown.Generation);

        Assert.True(_unknown.Contains(_token));
        Assert.False(_unknown.Contains(NewToken()));

        _clock.Advance(UnknownTokens.MaxAge - TimeSpan.FromTicks(1));
        Assert.True(_unknown.Contains(_token));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.False(_unknown.Contains(_token));
    }

    [Fact]
    public void Token_ThatBecomesValid_IsForgottenAndNoOther()
    {
        var other = NewToken();
        _unknown.Add(_token, _unknown.Generation);
        _unknown.Add(other, _unknown.Generation);

        _unknown.Remove(_token);

        Assert.False(_unknown.Contains(_token));
        Assert.True(_unknown.Contains(other));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Token_LookedUpWhileSomethingBecameValid_IsNotRemembered(bool isAll)
    {
        var before = _unknown.Generation;
        if (isAll)
            _unknown.Clear();
        else
            _unknown.Remove(NewToken());

        _unknown.Add(_token, before);

        Assert.NotEqual(before, _unknown.Generation);
        Assert.False(_unknown.Contains(_token));
    }

    [Fact]
    public void Tokens_Cleared_AreAllForgotten()
    {
        _unknown.Add(_token, _unknown.Generation);

        _unknown.Clear();

        Assert.False(_unknown.Contains(_token));
    }

    private static TokenHash NewToken() => TokenFormat.Hash(TokenFormat.Create(TokenKind.ApiKey));
}
