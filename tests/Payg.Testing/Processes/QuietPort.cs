using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Payg.Testing.Processes;

/// <summary>A port of 127.0.0.1 that nobody listens on.</summary>
public static class QuietPort
{
    // Below the ports that Linux gives to outgoing connections, so that none takes the port while a server is down.
    private const int Lowest = 20_000;
    private const int Limit = 32_768;

    /// <summary>One that is free now.</summary>
    public static int Find()
    {
        int port;
        do
            port = RandomNumberGenerator.GetInt32(Lowest, Limit);
        while (!IsFree(port));
        return port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
