using System.Globalization;
using System.Net;
using Payg.Storage.Databases;

namespace Payg.Service.Server;

/// <summary>
/// The proxies whose <c>X-Forwarded-For</c>, <c>X-Forwarded-Proto</c> and <c>X-Forwarded-Prefix</c> are believed; none
/// by default, because anybody can send these headers. The host is never taken from a proxy: let it pass the
/// <c>Host</c> header on.
/// </summary>
internal sealed record TrustedProxies(IReadOnlyList<IPNetwork> Networks, int Hops)
{
    public const string NetworksSetting = "Payg:Proxies:Networks";

    public const string HopsSetting = "Payg:Proxies:Hops";

    /// <summary><c>ASPNETCORE_FORWARDEDHEADERS_ENABLED</c> trusts these headers from anybody.</summary>
    private const string AnybodySetting = "ForwardedHeaders_Enabled";

    private const int MaxHops = 10;

    /// <summary>
    /// Reads <c>Payg:Proxies:Networks</c>, addresses and networks with commas between them, and
    /// <c>Payg:Proxies:Hops</c>, 1 to 10, 1 by default.
    /// </summary>
    /// <exception cref="InvalidSettingException">One of them cannot be read.</exception>
    public static TrustedProxies Read(IConfiguration configuration)
    {
        var hops = configuration[HopsSetting] is { Length: > 0 } text
            ? ReadHops(text)
            : 1;
        return new TrustedProxies([.. SettingList.Read(configuration, NetworksSetting).Select(ReadNetwork)], hops);
    }

    /// <summary>Refuses the setting by which anybody could choose the address that limits go by.</summary>
    /// <exception cref="InvalidSettingException">It is set.</exception>
    public static void RefuseOthers(IConfiguration configuration)
    {
        if (string.Equals(configuration[AnybodySetting], "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidSettingException(
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED", $"lets every client choose its address: set {NetworksSetting}");
        }
    }

    private static IPNetwork ReadNetwork(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
            return network;
        if (IPAddress.TryParse(text, out var address))
            return new IPNetwork(address, 8 * address.GetAddressBytes().Length);
        throw new InvalidSettingException(NetworksSetting, "must be addresses or networks, as 10.0.0.0/8,::1");
    }

    private static int ReadHops(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hops) && hops is >= 1 and <= MaxHops
            ? hops
            : throw new InvalidSettingException(HopsSetting, "must be a number from 1 to 10");
}
