using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Customers;
using Xunit;

namespace Payg.Service.Tests.Hosting;

/// <summary>A user who registered and logged in, and what they can do.</summary>
public sealed class Customer
{
    /// <summary>The password of everybody who has not chosen another one.</summary>
    public const string DefaultPassword = "correct horse battery 42";

    private static int s_count;

    private readonly HttpClient _client;

    private Customer(HttpClient client, Guid id, string username, string token) =>
        (_client, Id, Username, Token) = (client, id, username, token);

    /// <summary>The customer's id.</summary>
    public Guid Id { get; }

    /// <summary>The user's name.</summary>
    public string Username { get; }

    /// <summary>A session token.</summary>
    public string Token { get; }

    /// <summary>A name that no other test has.</summary>
    public static string NewName() => $"user-{Interlocked.Increment(ref s_count)}";

    /// <summary>Registers and logs in.</summary>
    public static async Task<Customer> CreateAsync(HttpClient client)
    {
        var name = NewName();
        using var registered = await client.PostAsJsonAsync(
            "/api/auth/register", new { username = name, password = DefaultPassword });
        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);
        return await LoginAsync(client, name);
    }

    /// <summary>Logs somebody in who is registered.</summary>
    public static async Task<Customer> LoginAsync(HttpClient client, string name, string password = DefaultPassword)
    {
        using var answer = await client.PostAsJsonAsync("/api/auth/login", new { username = name, password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = await answer.JsonAsync();
        return new Customer(
            client, body.GetProperty("id").GetGuid(), name, body.GetProperty("token").GetString()!);
    }

    /// <summary>Makes many customers at once, each with a token, past the service and without a password.</summary>
    public static async Task<Customer[]> InsertAsync(TestDatabase database, HttpClient client, int count)
    {
        var now = TimeProvider.System.GetUtcNow();
        var customers = new Customer[count];
        await using var context = database.Open();
        for (var i = 0; i < count; i++)
        {
            var token = TokenFormat.Create(TokenKind.Session);
            var customer = new Customer(client, Guid.CreateVersion7(now), NewName(), token);
            var user = new UserRow
            {
                Id = Guid.CreateVersion7(now),
                UserName = customer.Username,
                NormalizedUserName = customer.Username.ToUpperInvariant(),
                Customer = new CustomerRow { Id = customer.Id, Name = customer.Username, CreatedAt = now },
                CreatedAt = now,
            };
            context.Users.Add(user);
            context.Tokens.Add(new TokenRow
            {
                Hash = TokenFormat.Hash(token).ToArray(),
                Id = Guid.CreateVersion7(now),
                UserId = user.Id,
                CustomerId = customer.Id,
                Kind = TokenKind.Session,
                Start = token[..TokenFormat.StartLength],
                CreatedAt = now,
                ExpiresAt = now.AddDays(1),
            });
            customers[i] = customer;
        }

        await context.SaveChangesAsync();
        return customers;
    }

    /// <summary>The same customer at another node.</summary>
    public Customer At(HttpClient client) => new(client, Id, Username, Token);

    /// <summary>Sends a request with the token.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string scheme = "Bearer")
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue(scheme, Token);
        return _client.SendAsync(request);
    }

    /// <summary>Posts JSON with the token.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, object body) =>
        SendJsonAsync(HttpMethod.Post, path, body);

    /// <summary>Sends JSON with the token.</summary>
    public Task<HttpResponseMessage> SendJsonAsync(HttpMethod method, string path, object body)
    {
        var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return _client.SendAsync(request);
    }

    /// <summary>Calls one metered API so many times, one after the other.</summary>
    public async Task CallAsync(string api, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            using var answer = await SendAsync(HttpMethod.Get, $"/api/payg/{api}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    /// <summary>Reads something that must be there.</summary>
    public async Task<JsonElement> ReadAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }

    /// <summary>The two figures of <c>info</c>, digit by digit.</summary>
    public async Task<(string Monthly, string Total)> CostsAsync()
    {
        var info = await ReadAsync("/api/auth/info");
        return (info.GetProperty("monthly_cost").GetRawText(), info.GetProperty("total_cost").GetRawText());
    }

    /// <summary>The status of a request with the token.</summary>
    public async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path)
    {
        using var answer = await SendAsync(method, path);
        return answer.StatusCode;
    }
}
