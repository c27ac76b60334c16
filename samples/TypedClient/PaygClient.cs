using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace TypedClient;

/// <summary>
/// The part of the Payg API that an application needs which calls metered APIs, with types. Thread-safe after the
/// login; the <see cref="HttpClient"/> is the caller's to configure and to dispose.
/// </summary>
public sealed class PaygClient(HttpClient http)
{
    /// <summary>Makes an account.</summary>
    public Task<User> RegisterAsync(Credentials credentials, CancellationToken cancellationToken = default) =>
        PostAsync<User>("/api/auth/register", credentials, cancellationToken);

    /// <summary>Logs in; from now on calls are sent with the session's token.</summary>
    public async Task<Session> LoginAsync(Credentials credentials, CancellationToken cancellationToken = default)
    {
        var session = await PostAsync<Session>("/api/auth/login", credentials, cancellationToken);
        UseToken(session.Token);
        return session;
    }

    /// <summary>From now on calls are sent with this session token or API key.</summary>
    public void UseToken(string token) =>
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    /// <summary>Makes a named API key, for a program to use. The answer shows its secret this once.</summary>
    public Task<NewKey> CreateKeyAsync(string name, CancellationToken cancellationToken = default) =>
        PostAsync<NewKey>("/api/keys", new NewKeyRequest(name), cancellationToken);

    /// <summary>Calls a metered API. An answer is charged when this returns, and not when it throws.</summary>
    public Task<TAnswer> CallAsync<TAnswer>(string path, CancellationToken cancellationToken = default) =>
        GetAsync<TAnswer>(path, cancellationToken);

    /// <summary>What the current billing period costs so far, the last call included.</summary>
    public Task<Cost> GetCostAsync(CancellationToken cancellationToken = default) =>
        GetAsync<Cost>("/api/cost", cancellationToken);

    private async Task<TAnswer> GetAsync<TAnswer>(string path, CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync(path, cancellationToken);
        return await ReadAsync<TAnswer>(answer, cancellationToken);
    }

    private async Task<TAnswer> PostAsync<TAnswer>(string path, object body, CancellationToken cancellationToken)
    {
        using var content = JsonContent.Create(body, body.GetType(), options: PaygJson.Options);
        using var answer = await http.PostAsync(path, content, cancellationToken);
        return await ReadAsync<TAnswer>(answer, cancellationToken);
    }

    private static async Task<TAnswer> ReadAsync<TAnswer>(
        HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (!answer.IsSuccessStatusCode)
        {
            var problem = await answer.Content.ReadFromJsonAsync<Problem>(PaygJson.Options, cancellationToken);
            throw new PaygException(problem!);
        }

        return (await answer.Content.ReadFromJsonAsync<TAnswer>(PaygJson.Options, cancellationToken))!;
    }
}
