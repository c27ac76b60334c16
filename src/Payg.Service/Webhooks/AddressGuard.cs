using System.Net;
using System.Net.Sockets;
using Payg.Service.Server;
using Payg.Storage.Databases;

namespace Payg.Service.Webhooks;

/// <summary>
/// Which addresses events may be sent to: those of the public internet, and networks that the operator allows. An
/// endpoint must not reach what only this machine may reach, such as a cloud's metadata. Thread-safe.
/// </summary>
internal sealed class AddressGuard
{
    /// <summary>Addresses and networks to which events may be sent besides, by plain http too.</summary>
    public const string NetworksSetting = "Payg:Webhooks:AllowedNetworks";

    private const int MappedBytes = 12;

    // IANA's special-purpose registries, version 4 and 6: whatever is not globally reachable.
    private static readonly IPNetwork[] s_refused =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    private static readonly IPNetwork s_global = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork s_nat64 = IPNetwork.Parse("64:ff9b::/96");

    private readonly IReadOnlyList<IPNetwork> _allowed;

    /// <exception cref="InvalidSettingException">It cannot be read.</exception>
    public AddressGuard(IConfiguration configuration) => _allowed = Read(configuration);

    /// <summary>Whether there are networks besides, to which plain http may be used.</summary>
    public bool AllowsMore => _allowed.Count > 0;

    /// <exception cref="InvalidSettingException">It cannot be read.</exception>
    public static IReadOnlyList<IPNetwork> Read(IConfiguration configuration) =>
        [.. SettingList.Read(configuration, NetworksSetting).Select(ReadNetwork)];

    /// <summary>Whether events may be sent to an address.</summary>
    /// <param name="isPlain">Whether by http: that is for networks that the operator allows.</param>
    public bool Allows(IPAddress address, bool isPlain)
    {
        var plain = Plain(address);
        return _allowed.Any(network => network.Contains(plain)) || (!isPlain && IsPublic(plain));
    }

    private static bool IsPublic(IPAddress address) =>
        !s_refused.Any(network => network.Contains(address))
        && (address.AddressFamily is AddressFamily.InterNetwork || s_global.Contains(address));

    /// <summary>The IPv4 address within one of IPv6 that only wraps it.</summary>
    private static IPAddress Plain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6 && s_nat64.Contains(address)
            ? new IPAddress(address.GetAddressBytes().AsSpan(MappedBytes))
            : address;
    }

    private static IPNetwork ReadNetwork(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
            return network;
        if (IPAddress.TryParse(text, out var address))
            return new IPNetwork(address, 8 * address.GetAddressBytes().Length);
        throw new InvalidSettingException(NetworksSetting, "must be addresses or networks, as 10.0.0.0/8,::1");
    }
}
