using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Payg.Service.Tests.Hosting;

/// <summary>Sends bytes that no HTTP client would send.</summary>
internal static class RawRequest
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    /// <summary>Sends text as Latin-1 and reads one answer up to the end of the connection.</summary>
    public static Task<HttpResponseMessage> SendAsync(Uri address, string text) =>
        SendAsync(address, Encoding.Latin1.GetBytes(text));

    /// <summary>Sends bytes and reads one answer up to the end of the connection.</summary>
    public static async Task<HttpResponseMessage> SendAsync(Uri address, byte[] request)
    {
        using var timeout = new CancellationTokenSource(s_timeout);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, timeout.Token);
        var stream = client.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, timeout.Token);
            await stream.CopyToAsync(answer, timeout.Token);
        }
        catch (IOException) when (answer.Length > 0)
        {
            // The server refused, and closed before it had read everything.
        }

        return Parse(Encoding.Latin1.GetString(answer.ToArray()));
    }

    private static HttpResponseMessage Parse(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var head = text[..end].Split("\r\n");
        var body = text[(end + 4)..];
        var isChunked = head.Contains("Transfer-Encoding: chunked", StringComparer.OrdinalIgnoreCase);
        var answer = new HttpResponseMessage(
            (HttpStatusCode)int.Parse(head[0].Split(' ')[1], CultureInfo.InvariantCulture))
        {
            Content = new ByteArrayContent(Encoding.Latin1.GetBytes(isChunked ? Unchunk(body) : body)),
        };
        foreach (var line in head.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
            if (!answer.Headers.TryAddWithoutValidation(name, value))
                answer.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return answer;
    }

    private static string Unchunk(string body)
    {
        var text = new StringBuilder();
        for (var rest = body; rest.Length > 0;)
        {
            var line = rest.IndexOf("\r\n", StringComparison.Ordinal);
            var size = int.Parse(rest[..line], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (size == 0)
                break;
            text.Append(rest, line + 2, size);
            rest = rest[(line + 2 + size + 2)..];
        }

        return text.ToString();
    }
}
