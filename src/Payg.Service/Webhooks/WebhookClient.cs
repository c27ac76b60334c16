using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Payg.Service.Webhooks;

/// <summary>
/// Posts to endpoints: to an address that was checked, without redirects, cookies or a proxy, for 15 seconds at most,
/// and reads the start of the answer alone. Thread-safe.
/// </summary>
internal sealed class WebhookClient : IDisposable
{
    public const int MaxAnswerBytes = 1000;

    private const int MaxHeaderKilobytes = 16;
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(5);

    private readonly AddressGuard _guard;
    private readonly HostAddresses _hosts;
    private readonly HttpClient _client;

    public WebhookClient(AddressGuard guard, HostAddresses hosts)
    {
        (_guard, _hosts) = (guard, hosts);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = s_connectTimeout,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            PooledConnectionLifetime = s_connectionLifetime,
            ConnectCallback = ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Posts; the answer with the start of its body.</summary>
    /// <exception cref="TimeoutException">It took too long.</exception>
    /// <exception cref="HttpRequestException">
    /// No answer came. The inner one is a <see cref="RefusedAddressException"/> where the host has an address that may
    /// not be used.
    /// </exception>
    public async Task<WebhookAnswer> PostAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_timeout);
        try
        {
            using var answer = await _client.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return new WebhookAnswer(
                (int)answer.StatusCode, await ReadStartAsync(answer, limit.Token), answer.Headers.RetryAfter);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Connects to what was checked: the name could have another address when looked up again.</summary>
    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var isPlain = context.InitialRequestMessage.RequestUri?.IsHttp() ?? true;
        var addresses = IPAddress.TryParse(host, out var literal)
            ? [literal]
            : await _hosts.FindAsync(host, cancellationToken);
        if (addresses.Count == 0 || !addresses.All(address => _guard.Allows(address, isPlain)))
            throw new RefusedAddressException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync([.. addresses], context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<string?> ReadStartAsync(
        HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            var buffer = new byte[MaxAnswerBytes];
            var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            var all = Encoding.UTF8.GetString(buffer, 0, read);
            var text = new string([.. all.Where(letter => letter is '\n' || !char.IsControl(letter))]);
            return text.Length > 0 ? text : null;
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            // The status came, and decides; what follows is only shown.
            return null;
        }
    }
}

internal static class WebhookUris
{
    public static bool IsHttp(this Uri uri) =>
        string.Equals(uri.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal);

    public static bool IsHttps(this Uri uri) =>
        string.Equals(uri.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal);
}

/// <summary>Looks up the addresses of a host. Thread-safe.</summary>
internal sealed class HostAddresses(Func<string, CancellationToken, Task<IReadOnlyList<IPAddress>>> find)
{
    public static HostAddresses OfSystem { get; } = new(
        async (host, cancellationToken) => await Dns.GetHostAddressesAsync(host, cancellationToken));

    public Task<IReadOnlyList<IPAddress>> FindAsync(string host, CancellationToken cancellationToken) =>
        find(host, cancellationToken);
}

internal sealed record WebhookAnswer(
    int Status, string? Start, System.Net.Http.Headers.RetryConditionHeaderValue? RetryAfter);

internal sealed class RefusedAddressException() : Exception("The host has an address to which nothing may be sent.");
