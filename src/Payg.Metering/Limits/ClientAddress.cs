using System.Net;
using Microsoft.AspNetCore.Http;

namespace Payg.Metering.Limits;

/// <summary>What counts as one address where attempts are limited.</summary>
public static class ClientAddress
{
    /// <summary>
    /// The client's address; of IPv6 the first 64 bits, because an IPv6 customer has a whole /64 (RFC 6177).
    /// </summary>
    public static string Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.GetAddressBytes() is { Length: 16 } bytes
            ? Convert.ToHexString(bytes.AsSpan(0, 8))
            : address.ToString();
    }
}
