using System.Net;
using System.Net.Http.Headers;
using Payg.Service.Tests.Hosting;

namespace Payg.Service.Tests.Security;

/// <summary>Somebody who tries what is not theirs to do.</summary>
internal static class Stranger
{
    /// <summary>Sends any headers and body.</summary>
    public static Task<HttpResponseMessage> SendAsync(
        this ServiceFixture service, HttpMethod method, string path, string? token = null, string? json = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (json is not null)
            request.Content = Bodies.Json(json);
        return service.Client.SendAsync(request);
    }

    /// <summary>Makes an API key, and gives its id and its secret.</summary>
    public static async Task<(string Id, string Key)> NewKeyAsync(this ServiceFixture service, Customer owner)
    {
        using var made = await service.SendAsync(HttpMethod.Post, "/api/keys", owner.Token, """{"name":"a key"}""");
        var key = await made.JsonAsync();
        return (key.Text("id"), key.Text("key"));
    }

    /// <summary>What a refusal says, without what differs from request to request.</summary>
    public static async Task<(HttpStatusCode Status, string Text)> TextAsync(this HttpResponseMessage answer)
    {
        var members = (await answer.JsonAsync()).EnumerateObject()
            .Where(member => member.Name is not "trace_id").Select(member => member.ToString());
        return (answer.StatusCode, string.Join(',', members));
    }
}
