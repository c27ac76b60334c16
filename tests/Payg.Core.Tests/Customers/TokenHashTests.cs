using System.Security.Cryptography;
using Payg.Core.Customers;
using Xunit;

namespace Payg.Core.Tests.Customers;

public sealed class TokenHashTests
{
    private static readonly byte[] Digest = SHA256.HashData("a token"u8);

    [Fact]
    public void ToArray_OfAHash_IsItsDigest() => Assert.Equal(Digest, new TokenHash(Digest).ToArray());

    [Fact]
    public void Equality_OfHashes_LooksAtEveryByte()
    {
        for (var i = 0; i < TokenHash.Size; i++)
        {
            var other = (byte[])Digest.Clone();
            other[i] ^= 1;
            Assert.NotEqual(new TokenHash(Digest), new TokenHash(other));
        }

        Assert.Equal(new TokenHash(Digest), new TokenHash((byte[])Digest.Clone()));
        Assert.Equal(new TokenHash(Digest).GetHashCode(), new TokenHash((byte[])Digest.Clone()).GetHashCode());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Hash_OfAnotherLength_IsRefused(int length) =>
        Assert.Throws<ArgumentException>(() => new TokenHash(new byte[length]));

    [Fact]
    public void ToString_OfAHash_DoesNotShowIt() =>
        Assert.Equal("TokenHash", new TokenHash(Digest).ToString());
}
