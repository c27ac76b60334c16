using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

/// <summary>The administrator of a service under test.</summary>
internal sealed class Administrator(Customer user, HttpClient client)
{
    /// <summary>As whom the administrator can do what customers do.</summary>
    public Customer User => user;

    /// <summary>Logs in.</summary>
    public static async Task<Administrator> AtAsync(ServiceFixture service) =>
        new(await Customer.LoginAsync(service.Client, "admin"), service.Client);

    /// <summary>The number of a sample API's meter.</summary>
    public static Task<int> MeterAsync(ServiceFixture service, string key) => service.InDatabaseAsync(context =>
        Task.FromResult(context.Meters.Single(meter => meter.Key == key).Id));

    /// <summary>Sends a body as JSON; text is sent as it is.</summary>
    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, object? body = null, string? idempotencyKey = null)
    {
        var request = new HttpRequestMessage(method, "/api/admin" + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", user.Token);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        request.Content = body switch
        {
            null => null,
            string text => Bodies.Json(text),
            _ => JsonContent.Create(body),
        };
        return client.SendAsync(request);
    }

    /// <summary>
    /// Does something that is answered with this status, and gives the answer's body where it has one.
    /// </summary>
    public async Task<JsonElement> DoAsync(
        HttpMethod method, string path, object? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await SendAsync(method, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{(int)answer.StatusCode} instead of {(int)expected}: {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    /// <summary>Reads something.</summary>
    public Task<JsonElement> ReadAsync(string path) => DoAsync(HttpMethod.Get, path);

    /// <summary>Sets a flat price of a meter, unless it stands already.</summary>
    public Task<JsonElement> SetFlatAsync(int meter, string amount, string? from = null) =>
        SetPriceAsync(meter, new { model = "flat", amount, currency = "USD", effective_from = from });

    /// <summary>Sets a price of a meter, unless it stands already.</summary>
    public async Task<JsonElement> SetPriceAsync(int meter, object price)
    {
        using var answer = await SendAsync(HttpMethod.Post, $"/meters/{meter}/prices", price);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK, text);
        return JsonElement.Parse(text);
    }
}
