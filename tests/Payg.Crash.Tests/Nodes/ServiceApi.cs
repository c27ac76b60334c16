using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Payg.Crash.Tests.Books;
using Payg.Testing.Processes;

namespace Payg.Crash.Tests.Nodes;

/// <summary>Calls the API of nodes as their operator. Thread-safe after the log-in.</summary>
internal sealed class ServiceApi : IDisposable
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "a long pass phrase 81";

    /// <summary>The connections of all requests.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { MaxConnectionsPerServer = 100 });

    /// <summary>The operator's token, after the log-in.</summary>
    public string Operator { get; private set; } = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Logs the operator in.</summary>
    public async Task LogInAsync(ServiceProcess node) => Operator = await LogInAsync(node, "admin");

    /// <summary>Logs somebody in, and returns the token.</summary>
    public Task<string> LogInAsync(ServiceProcess node, string username) =>
        TestCustomer.LoginAsync(node.Address, username, Password, Cancellation);

    /// <summary>Sends a request, which succeeds.</summary>
    /// <param name="node">Whom to.</param>
    /// <param name="method">How.</param>
    /// <param name="path">What.</param>
    /// <param name="body">The body; null: none.</param>
    /// <param name="token">Who; null: the operator; empty: nobody.</param>
    public async Task<JsonElement> SendAsync(
        ServiceProcess node, HttpMethod method, string path, object? body = null, string? token = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(node.Address, path));
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (token is not { Length: 0 })
            request.Headers.Authorization = new AuthenticationHeaderValue("Token", token ?? Operator);
        using var response = await Http.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <inheritdoc/>
    public void Dispose() => Http.Dispose();
}
