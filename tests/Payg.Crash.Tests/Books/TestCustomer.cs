using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Payg.Crash.Tests.Books;

/// <summary>A customer who registered and logged in as everybody does.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Name">The user's name.</param>
/// <param name="Token">The session token.</param>
internal sealed record TestCustomer(Guid Id, string Name, string Token)
{
    private const string Password = "correct horse battery";
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    /// <summary>Makes so many customers.</summary>
    public static async Task<TestCustomer[]> RegisterAsync(
        Uri service, int count, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = service };
        var customers = new TestCustomer[count];
        for (var i = 0; i < count; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"caller{i}");
            await PostAsync(client, "/api/auth/register", name, cancellationToken);
            var login = await PostAsync(client, "/api/auth/login", name, cancellationToken);
            customers[i] = new TestCustomer(
                login.GetProperty("id").GetGuid(), name, login.GetProperty("token").GetString()!);
        }

        return customers;
    }

    /// <summary>Logs somebody in; returns the token.</summary>
    public static async Task<string> LoginAsync(
        Uri service, string name, string password, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = service };
        var login = await PostAsync(client, "/api/auth/login", name, cancellationToken, password);
        return login.GetProperty("token").GetString()!;
    }

    private static async Task<JsonElement> PostAsync(
        HttpClient client, string path, string name, CancellationToken cancellationToken, string password = Password)
    {
        while (true)
        {
            using var answer = await client.PostAsJsonAsync(
                path, new { username = name, password }, cancellationToken);
            var body = await answer.Content.ReadAsStringAsync(cancellationToken);
            if (answer.IsSuccessStatusCode)
                return JsonElement.Parse(body);

            // On a busy machine a hash takes too long, and the service asks to try again, as any client may have to.
            Assert.True(
                answer.StatusCode is HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is not null,
                $"{path}: {answer.StatusCode} {body}");
            await Task.Delay(s_pause, cancellationToken);
        }
    }
}
