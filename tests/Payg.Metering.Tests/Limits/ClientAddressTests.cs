using System.Net;
using Microsoft.AspNetCore.Http;
using Payg.Metering.Limits;

namespace Payg.Metering.Tests.Limits;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010DB800010002")]
    [InlineData("2001:db8:1:2::", "20010DB800010002")]
    [InlineData("2001:db8:1:3::", "20010DB800010003")]
    [InlineData(null, "255.255.255.255")]
    public void Address_OfAClient_IsThatOfItsNetworkWhereItIsOfIPv6(string? address, string expected)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);

        Assert.Equal(expected, ClientAddress.Of(context));
    }
}
