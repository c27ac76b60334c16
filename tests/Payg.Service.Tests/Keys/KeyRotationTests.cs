using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Payg.Service.Tests.Security;
using Xunit;

namespace Payg.Service.Tests.Keys;

/// <summary>Keys that get another name, or another secret while the one before still works for a while.</summary>
public abstract class KeyRotationTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : KeyRotationTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : KeyRotationTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Key_RotatedWithAnOverlap_WorksByBothSecretsUntilItEnds()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var owner = await Customer.CreateAsync(host.Client);
        var (id, before) = await NewKeyAsync(owner, """{"name":"a key","meters":["api1"]}""");
        Assert.Equal(HttpStatusCode.OK, await CallAsync(host, before));
        host.Clock.StopAt($"{host.Clock.GetUtcNow().AddMinutes(1):yyyy-MM-ddTHH:mm:ssZ}");

        var rotated = await RotateAsync(owner, id, """{"overlap_seconds":600}""");

        var after = rotated.Text("key")!;
        Assert.Equal(id, rotated.Text("id"));
        Assert.Equal(
            host.Clock.GetUtcNow().AddMinutes(10), rotated.GetProperty("previous_expires_at").GetDateTimeOffset());
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK), (await CallAsync(host, before), await CallAsync(host, after)));
        var listed = Assert.Single((await owner.ReadAsync("/api/keys")).GetProperty("data").EnumerateArray().ToArray());
        Assert.Equal((id, after[..12]), (listed.Text("id"), listed.Text("start")));
        Assert.NotEqual(JsonValueKind.Null, listed.GetProperty("previous_expires_at").ValueKind);

        host.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(
            (HttpStatusCode.Unauthorized, HttpStatusCode.OK),
            (await CallAsync(host, before), await CallAsync(host, after)));
        var usage = (await owner.ReadAsync("/api/usage?group_by=api_key&window=month")).GetProperty("data");
        Assert.Equal(4, usage.EnumerateArray().Sum(entry => entry.GetProperty("quantity").GetInt32()));
        Assert.All(usage.EnumerateArray(), entry => Assert.Equal(id, entry.GetProperty("api_key").Text("id")));
        Assert.Equal(
            JsonValueKind.Null,
            (await owner.ReadAsync("/api/keys")).GetProperty("data")[0].GetProperty("previous_expires_at").ValueKind);
    }

    [Fact]
    public async Task Key_ThatHasExpired_IsNotRotated()
    {
        var owner = await service.NewCustomerAsync();
        var (id, _) = await NewKeyAsync(owner, """{"name":"a key"}""");
        var expired = service.Host.Clock.GetUtcNow().AddMinutes(-1);
        await service.InDatabaseAsync(context => context.Tokens.Where(token => token.Id == Guid.Parse(id))
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.ExpiresAt, expired)));

        using var refused = await owner.PostAsync($"/api/keys/{id}/rotate", new { });

        await refused.AssertProblemAsync(HttpStatusCode.Conflict, "key_expired");
        var listed = Assert.Single((await owner.ReadAsync("/api/keys")).GetProperty("data").EnumerateArray().ToArray());
        Assert.Equal(id, listed.Text("id"));
        Assert.Equal(JsonValueKind.Null, listed.GetProperty("previous_expires_at").ValueKind);
    }

    [Fact]
    public async Task Key_RotatedWithoutAnOverlap_WorksByTheNewSecretOnly()
    {
        var owner = await service.NewCustomerAsync();
        var (id, before) = await NewKeyAsync(owner, """{"name":"a key","test":true}""");
        Assert.Equal(HttpStatusCode.OK, await CallAsync(service.Host, before));

        var rotated = await RotateAsync(owner, id, """{"overlap_seconds":0}""");

        Assert.StartsWith("payg_test_", rotated.Text("key"), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, rotated.GetProperty("previous_expires_at").ValueKind);
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(service.Host, before));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(service.Host, rotated.Text("key")!));
        Assert.Equal(("0", "0"), await owner.CostsAsync());
    }

    [Fact]
    public async Task Key_RotatedTwice_WorksByTheLastTwoSecretsAndRevokedByNone()
    {
        var owner = await service.NewCustomerAsync();
        var (id, first) = await NewKeyAsync(owner, """{"name":"a key"}""");

        var second = (await RotateAsync(owner, id, "{}")).Text("key")!;
        var third = (await RotateAsync(owner, id, "{}")).Text("key")!;

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(service.Host, first));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(service.Host, second));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(service.Host, third));
        Assert.Equal(HttpStatusCode.NoContent, await owner.StatusAsync(HttpMethod.Delete, $"/api/keys/{id}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(service.Host, second));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(service.Host, third));
    }

    [Fact]
    public async Task Key_RevokedByAnOperator_EndsWithItsPreviousSecret()
    {
        var owner = await service.NewCustomerAsync();
        var (id, before) = await NewKeyAsync(owner, """{"name":"a key"}""");
        var after = (await RotateAsync(owner, id, "{}")).Text("key")!;
        Assert.Equal(HttpStatusCode.OK, await CallAsync(service.Host, before));
        var admin = await Administrator.AtAsync(service);
        var tokens = (await admin.ReadAsync($"/customers/{owner.Id}/tokens")).GetProperty("data").EnumerateArray()
            .Where(token => string.Equals(token.Text("kind"), "api_key", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, tokens.Length);

        Assert.Equal(
            HttpStatusCode.NoContent,
            await admin.User.StatusAsync(HttpMethod.Delete, $"/api/admin/customers/{owner.Id}/tokens/{id}"));

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(service.Host, before));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(service.Host, after));
    }

    [Fact]
    public async Task Key_RenamedAndRotated_IsSoInUsageAndInTheAuditLog()
    {
        var owner = await service.NewCustomerAsync();
        var (id, key) = await NewKeyAsync(owner, """{"name":"old name"}""");
        Assert.Equal(HttpStatusCode.OK, await CallAsync(service.Host, key));

        using var renamed = await service.SendAsync(
            HttpMethod.Patch, $"/api/keys/{id}", owner.Token, """{"name":" new name "}""");
        var rotated = await RotateAsync(owner, id, "{}");

        Assert.Equal(HttpStatusCode.OK, renamed.StatusCode);
        Assert.Equal("new name", (await renamed.JsonAsync()).Text("name"));
        Assert.Equal("new name", rotated.Text("name"));
        var usage = (await owner.ReadAsync("/api/usage?group_by=api_key")).GetProperty("data");
        Assert.Equal("new name", usage[0].GetProperty("api_key").Text("name"));
        var admin = await Administrator.AtAsync(service);
        var entries = (await admin.ReadAsync($"/audit?subject_kind=key&subject_id={id}"))
            .GetProperty("data").EnumerateArray().ToArray();
        Assert.Equal(["key.rotated", "key.renamed", "key.created"], entries.Select(entry => entry.Text("action")));
        Assert.Equal("old name", entries[1].GetProperty("before").Text("name"));
        Assert.Equal("new name", entries[1].GetProperty("after").Text("name"));
        Assert.All(entries, entry => Assert.DoesNotContain(
            rotated.Text("key")!, entry.GetRawText(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PATCH", "", """{"name":""}""", "name")]
    [InlineData("PATCH", "", """{"name":"a\nb"}""", "name")]
    [InlineData("PATCH", "", """{"name":"a","meters":["api1"]}""", "meters")]
    [InlineData("POST", "/rotate", """{"overlap_seconds":-1}""", "overlap_seconds")]
    [InlineData("POST", "/rotate", """{"overlap_seconds":2592001}""", "overlap_seconds")]
    [InlineData("POST", "/rotate", """{"overlap_seconds":"1h"}""", "overlap_seconds")]
    [InlineData("POST", "/rotate", """{"overlap":60}""", "overlap")]
    public async Task Key_ChangedAgainstARule_IsRefusedAtItsFields(
        string method, string path, string json, string field)
    {
        var owner = await service.NewCustomerAsync();
        var (id, key) = await NewKeyAsync(owner, """{"name":"a key"}""");

        using var answer = await service.SendAsync(new HttpMethod(method), $"/api/keys/{id}{path}", owner.Token, json);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", field);
        Assert.Equal(HttpStatusCode.OK, await CallAsync(service.Host, key));
    }

    [Fact]
    public async Task Key_OfAnotherCustomer_IsNeitherRenamedNorRotated()
    {
        var (id, key) = await NewKeyAsync(await service.NewCustomerAsync(), """{"name":"a key"}""");
        var other = await service.NewCustomerAsync();

        using var renamed = await service.SendAsync(
            HttpMethod.Patch, $"/api/keys/{id}", other.Token, """{"name":"mine"}""");
        using var rotated = await service.SendAsync(HttpMethod.Post, $"/api/keys/{id}/rotate", other.Token, "{}");

        await renamed.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
        await rotated.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(HttpStatusCode.OK, await CallAsync(service.Host, key));
    }

    [Fact]
    public async Task Key_ThatExpires_KeepsItsExpiryWhenItIsRotated()
    {
        var owner = await service.NewCustomerAsync();
        var end = service.Host.Clock.GetUtcNow().AddMinutes(10);
        var (id, _) = await NewKeyAsync(
            owner, $$"""{"name":"for a while","expires_at":"{{end:yyyy-MM-ddTHH:mm:ssZ}}"}""");

        var rotated = await RotateAsync(owner, id, "{}");

        Assert.Equal(rotated.Text("expires_at"), rotated.Text("previous_expires_at"));
        Assert.Equal(end, rotated.GetProperty("expires_at").GetDateTimeOffset(), TimeSpan.FromSeconds(1));
    }

    private static async Task<(string Id, string Key)> NewKeyAsync(Customer owner, string json)
    {
        using var made = await owner.PostAsync("/api/keys", JsonDocument.Parse(json).RootElement);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var key = await made.JsonAsync();
        return (key.Text("id")!, key.Text("key")!);
    }

    private static async Task<JsonElement> RotateAsync(Customer owner, string id, string json)
    {
        using var answer = await owner.PostAsync($"/api/keys/{id}/rotate", JsonDocument.Parse(json).RootElement);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }

    private static async Task<HttpStatusCode> CallAsync(ServiceHost host, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/payg/api1");
        request.Headers.Add("Authorization", $"Bearer {key}");
        using var answer = await host.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
