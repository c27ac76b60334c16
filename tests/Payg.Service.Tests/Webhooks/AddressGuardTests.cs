using System.Net;
using Microsoft.Extensions.Configuration;
using Payg.Service.Webhooks;
using Payg.Storage.Databases;
using Xunit;

namespace Payg.Service.Tests.Webhooks;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.2.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:1::1")]
    [InlineData("2001:db8::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void Allows_OfWhatIsNotPublic_IsFalse(string address) =>
        Assert.False(Guard().Allows(IPAddress.Parse(address), isPlain: false));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("64:ff9b::101:101")]
    public void Allows_OfPublicAddresses_IsTrueByHttpsAlone(string address)
    {
        Assert.True(Guard().Allows(IPAddress.Parse(address), isPlain: false));
        Assert.False(Guard().Allows(IPAddress.Parse(address), isPlain: true));
    }

    [Fact]
    public void Allows_OfNetworksInTheSetting_IsTrueByHttpToo()
    {
        var guard = Guard("10.0.0.0/8, ::1");

        Assert.True(guard.Allows(IPAddress.Parse("10.1.2.3"), isPlain: true));
        Assert.True(guard.Allows(IPAddress.Parse("::ffff:10.1.2.3"), isPlain: true));
        Assert.True(guard.Allows(IPAddress.IPv6Loopback, isPlain: false));
        Assert.False(guard.Allows(IPAddress.Loopback, isPlain: true));
    }

    [Fact]
    public void Setting_ThatCannotBeRead_IsRefusedByItsName()
    {
        var refused = Assert.Throws<InvalidSettingException>(() => Guard("localhost"));

        Assert.Contains(AddressGuard.NetworksSetting, refused.Message, StringComparison.Ordinal);
    }

    private static AddressGuard Guard(string networks = "") => new(new ConfigurationBuilder()
        .AddInMemoryCollection([new(AddressGuard.NetworksSetting, networks)]).Build());
}
