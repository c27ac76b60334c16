using System.Security.Cryptography;
using System.Text;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Metering.Authenticate.LookUps;

namespace Payg.Metering.Tests.Authenticate;

public sealed class TokenFormatTests
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Random = "0123456789ABCDEFGHIJKLMNOPabcdef";

    [Theory]
    [InlineData(TokenKind.Session, "^payg_st_[0-9A-Za-z]{38}$")]
    [InlineData(TokenKind.ApiKey, "^payg_ak_[0-9A-Za-z]{38}$")]
    public void Token_Created_IsWellFormedAndHasThePrefixOfItsKind(TokenKind kind, string pattern)
    {
        var token = TokenFormat.Create(kind);

        Assert.Matches(pattern, token);
        Assert.Equal(TokenFormat.Length, token.Length);
        Assert.True(TokenFormat.IsWellFormed(token));
        Assert.NotEqual(token, TokenFormat.Create(kind));
    }

    [Fact]
    public void TestKey_Created_IsWellFormedAndHasAPrefixOfItsOwn()
    {
        var token = TokenFormat.CreateTestKey();

        Assert.Matches("^payg_test_[0-9A-Za-z]{36}$", token);
        Assert.True(TokenFormat.IsWellFormed(token));
        Assert.Equal(token[..14], TokenFormat.StartOf(token));
        Assert.False(TokenFormat.IsWellFormed(WithChecksum("payg_test" + Random[..31])));
    }

    [Fact]
    public void Token_Start_IsItsPrefixAndFourCharacters()
    {
        var token = TokenFormat.Create(TokenKind.ApiKey);

        Assert.Equal(token[..TokenFormat.StartLength], TokenFormat.StartOf(token));
    }

    [Theory]
    [InlineData("payg_st_", true)]
    [InlineData("payg_ak_", true)]
    [InlineData("payg_xx_", false)]
    [InlineData("PAYG_AK_", false)]
    [InlineData("12345678", false)]
    public void Token_WithTheChecksumOfItsText_IsWellFormedOnlyWithAPrefixOfPayg(string prefix, bool isWellFormed) =>
        Assert.Equal(isWellFormed, TokenFormat.IsWellFormed(WithChecksum(prefix + Random)));

    [Theory]
    [InlineData('-')]
    [InlineData('_')]
    [InlineData(' ')]
    [InlineData('é')]
    public void Token_WithACharacterOutsideTheAlphabet_IsNotWellFormed(char character) =>
        Assert.False(TokenFormat.IsWellFormed(WithChecksum(string.Concat("payg_ak_", [character], Random.AsSpan(1)))));

    [Fact]
    public void Token_WithAnyOneCharacterChanged_IsNotWellFormed()
    {
        var token = WithChecksum("payg_ak_" + Random);
        for (var i = 0; i < token.Length; i++)
        {
            var other = token[i] is 'a' ? 'b' : 'a';
            var changed = string.Concat(token.AsSpan(0, i), [other], token.AsSpan(i + 1));
            Assert.False(TokenFormat.IsWellFormed(changed), $"character {i}");
        }
    }

    [Fact]
    public void Token_TooShortOrTooLong_IsNotWellFormed()
    {
        var token = WithChecksum("payg_ak_" + Random);

        Assert.False(TokenFormat.IsWellFormed(""));
        Assert.False(TokenFormat.IsWellFormed(token.AsSpan()[..^1]));
        Assert.False(TokenFormat.IsWellFormed(token + "0"));
        Assert.False(TokenFormat.IsWellFormed(WithChecksum(string.Concat("payg_ak_", Random.AsSpan(1)))));
        Assert.False(TokenFormat.IsWellFormed(WithChecksum("payg_ak_" + Random + "0")));
    }

    [Fact]
    public void Hash_OfAToken_IsTheSha256OfItsCharacters()
    {
        var token = TokenFormat.Create(TokenKind.Session);

        Assert.Equal(SHA256.HashData(Encoding.ASCII.GetBytes(token)), TokenFormat.Hash(token).ToArray());
    }

    [Fact]
    public void Fingerprint_OfAToken_IsTheSameForTheSameTextAndNeverShown()
    {
        var token = TokenFormat.Create(TokenKind.Session);
        var fingerprint = TokenFingerprint.Of(token);

        Assert.Equal(fingerprint, TokenFingerprint.Of(new string(token.AsSpan())));
        Assert.NotEqual(fingerprint, TokenFingerprint.Of(TokenFormat.Create(TokenKind.Session)));
        Assert.Equal(nameof(TokenFingerprint), fingerprint.ToString());
    }

    /// <summary>The text and its CRC-32C, bit by bit, in base 62 with the lowest digit first.</summary>
    private static string WithChecksum(string text)
    {
        var value = 0u;
        foreach (var character in Encoding.ASCII.GetBytes(text))
        {
            value ^= character;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0x82F63B78;
        }

        var checksum = new StringBuilder();
        for (var i = 0; i < 6; i++, value /= 62)
            checksum.Append(Alphabet[(int)(value % 62)]);
        return text + checksum;
    }
}
