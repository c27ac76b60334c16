using System.Net;
using Microsoft.Extensions.Configuration;
using Payg.Service.Protection;
using Payg.Service.Server;
using Payg.Storage.Databases;
using Xunit;

namespace Payg.Service.Tests.Protection;

public sealed class SettingTests
{
    [Theory]
    [InlineData("Payg:Proxies:Networks", "10.0.0.0/99")]
    [InlineData("Payg:Proxies:Networks", "proxy.example.com")]
    [InlineData("Payg:Proxies:Hops", "0")]
    [InlineData("Payg:Proxies:Hops", "11")]
    [InlineData("Payg:Cors:Origins", "app.example.com")]
    [InlineData("Payg:Cors:Origins", "https://app.example.com/path")]
    [InlineData("Payg:Cors:Origins", "ftp://app.example.com")]
    public void Setting_ThatCannotBeRead_IsRefusedByName(string name, string value)
    {
        var configuration = Of(name, value);

        var refusal = Assert.Throws<InvalidSettingException>(() =>
        {
            TrustedProxies.Read(configuration);
            AllowedOrigins.Read(configuration);
        });

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Proxies_AddressesAndNetworks_AreReadFromOneText()
    {
        var proxies = TrustedProxies.Read(Of("Payg:Proxies:Networks", " 10.0.0.0/8, 192.0.2.7,::1 "));

        Assert.Equal(
            [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("192.0.2.7/32"), IPNetwork.Parse("::1/128")],
            proxies.Networks);
        Assert.Equal(1, proxies.Hops);
    }

    [Fact]
    public void Settings_NotThere_TrustNobody()
    {
        Assert.Empty(TrustedProxies.Read(Of("other", "")).Networks);
        Assert.Empty(AllowedOrigins.Read(Of("other", "")));
    }

    private static IConfiguration Of(string name, string value) => new ConfigurationBuilder()
        .AddInMemoryCollection([new KeyValuePair<string, string?>(name, value)]).Build();
}
