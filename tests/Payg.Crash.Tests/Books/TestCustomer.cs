using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Payg.Crash.Tests.Books;

/// <summary>A customer who registered and logged in as everybody does.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Name">The user's name.</param>
/// <param name="Token">The session token.</param>
internal sealed record TestCustomer(Guid Id, string Name, string Token)
{
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

    private static async Task<JsonElement> PostAsync(
        HttpClient client, string path, string name, CancellationToken cancellationToken)
    {
        using var answer = await client.PostAsJsonAsync(
            path, new { username = name, password = "correct horse battery" }, cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {body}");
        return JsonElement.Parse(body);
    }
}
