using System.Net;
using System.Text.Json;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Payg.Service.Tests.Security;
using Xunit;

namespace Payg.Service.Tests.Keys;

public abstract class KeyTests(ServiceFixture service)
{
    private const int MaxCount = 50;

    public sealed class OnSqlite(SqliteService service) : KeyTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : KeyTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Key_Made_CallsForItsOwnerAndIsListedWithoutItsSecret()
    {
        var owner = await service.NewCustomerAsync();

        var (id, key) = await service.NewKeyAsync(owner);

        await AssertCallAsync(key, "api1", HttpStatusCode.OK);
        Assert.Equal(("0.001", "0.001"), await owner.CostsAsync());
        var listed = Assert.Single((await owner.ReadAsync("/api/keys")).GetProperty("data").EnumerateArray().ToArray());
        Assert.Equal((id, "a key", key[..12]), (listed.Text("id"), listed.Text("name"), listed.Text("start")));
        Assert.DoesNotContain(key, listed.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_ForSomeMeters_CallsNoOtherAndIsNotCharged()
    {
        var owner = await service.NewCustomerAsync();
        var key = await NewKeyAsync(owner, """{"name":"for two","meters":["api1","api3"]}""");

        await AssertCallAsync(key, "api1", HttpStatusCode.OK);
        using var refused = await service.SendAsync(HttpMethod.Get, "/api/payg/api2", key);

        var problem = await refused.AssertProblemAsync(HttpStatusCode.Forbidden, "meter_not_allowed");
        Assert.Equal("This API key isn't allowed to call api2.", problem.Text("detail"));
        Assert.Equal(("0.001", "0.001"), await owner.CostsAsync());
    }

    [Fact]
    public async Task Key_AtItsExpiry_IsRefusedWhetherSeenBeforeOrNot()
    {
        var owner = await service.NewCustomerAsync();
        var end = service.Host.Clock.GetUtcNow().AddMinutes(10);
        var body = $$"""{"name":"for a while","expires_at":"{{end:yyyy-MM-ddTHH:mm:ss.ffffffZ}}"}""";
        var seen = await NewKeyAsync(owner, body);
        var unseen = await NewKeyAsync(owner, body);
        await AssertCallAsync(seen, "api1", HttpStatusCode.OK);

        service.Host.Clock.Advance(TimeSpan.FromMinutes(10));

        await AssertCallAsync(seen, "api1", HttpStatusCode.Unauthorized);
        await AssertCallAsync(unseen, "api1", HttpStatusCode.Unauthorized);
        using var info = await service.SendAsync(HttpMethod.Get, "/api/auth/info", seen);
        await info.AssertProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Keys_MadeByManyAtOnce_AreFiftyAndOneMoreForEachThatIsRevoked()
    {
        var owner = await service.NewCustomerAsync();

        var statuses = await Task.WhenAll(Enumerable.Range(0, MaxCount + 10).Select(async _ =>
        {
            using var answer = await MakeAsync(owner, """{"name":"one of many"}""");
            if (answer.StatusCode != HttpStatusCode.Created)
                await answer.AssertProblemAsync(HttpStatusCode.Conflict, "too_many_keys");
            return answer.StatusCode;
        }));

        Assert.Equal(MaxCount, statuses.Count(status => status == HttpStatusCode.Created));
        var keys = (await owner.ReadAsync("/api/keys")).GetProperty("data").EnumerateArray().ToArray();
        Assert.Equal(MaxCount, keys.Length);
        Assert.Equal(
            HttpStatusCode.NoContent, await owner.StatusAsync(HttpMethod.Delete, $"/api/keys/{keys[0].Text("id")}"));
        await NewKeyAsync(owner, """{"name":"in its place"}""");
    }

    [Fact]
    public async Task Key_Revoked_StopsAtOnceAndOnlyOnceAndIsInTheAuditLog()
    {
        var owner = await service.NewCustomerAsync();
        var (id, key) = await service.NewKeyAsync(owner);
        await AssertCallAsync(key, "api1", HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.NoContent, await owner.StatusAsync(HttpMethod.Delete, $"/api/keys/{id}"));

        await AssertCallAsync(key, "api1", HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.NotFound, await owner.StatusAsync(HttpMethod.Delete, $"/api/keys/{id}"));
        var admin = await Administrator.AtAsync(service);
        var entries = (await admin.ReadAsync($"/audit?subject_kind=key&subject_id={id}"))
            .GetProperty("data").EnumerateArray().ToArray();
        Assert.Equal(["key.revoked", "key.created"], entries.Select(entry => entry.Text("action")));
        Assert.All(entries, entry => Assert.Equal(owner.Username, entry.Text("actor")));
        Assert.All(entries, entry => Assert.DoesNotContain(key, entry.GetRawText(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{}""", "name")]
    [InlineData("""{"name":"  "}""", "name")]
    [InlineData("""{"name":"a\nb"}""", "name")]
    [InlineData("""{"name":"a\u200Bb"}""", "name")]
    [InlineData("""{"name":"a\u202Eb"}""", "name")]
    [InlineData("""{"name":"\u3164"}""", "name")]
    [InlineData("""{"name":7,"meters":"api1","expires_at":true}""", "name", "meters", "expires_at")]
    [InlineData("""{"name":"a","expires_at":"2001-01-01T00:00:00Z"}""", "expires_at")]
    [InlineData("""{"name":"a","expires_at":"2100-01-01"}""", "expires_at")]
    [InlineData("""{"name":"a","expires_at":"2100-01-01T00:00:00"}""", "expires_at")]
    [InlineData("""{"name":"a","expires_at":"9999-12-31T23:59:59Z"}""", "expires_at")]
    [InlineData("""{"name":"a","meters":[]}""", "meters")]
    [InlineData("""{"name":"a","meters":["api1\u0000"]}""", "meters")]
    [InlineData("""{"name":"a","name":"b"}""", "name")]
    [InlineData("""{"name":"a","scopes":[]}""", "scopes")]
    [InlineData("""{"name":"a","scopes":["admin"]}""", "scopes")]
    public async Task Key_ThatBreaksARule_IsRefusedAtItsFields(string json, params string[] fields)
    {
        using var answer = await MakeAsync(await service.NewCustomerAsync(), json);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", fields);
    }

    [Theory]
    [InlineData("", 200, 200, 200)]
    [InlineData(""","meters":["api1"]""", 200, 200, 403)]
    [InlineData(""","scopes":["calls"]""", 200, 403, 403)]
    [InlineData(""","scopes":["read"]""", 403, 200, 403)]
    [InlineData(""","scopes":["metrics"]""", 403, 403, 200)]
    [InlineData(""","meters":["api1"],"scopes":["calls","metrics"]""", 200, 403, 200)]
    public async Task Key_WithScopes_DoesWhatTheyAllowAndNothingElse(string fields, int calls, int reads, int metrics)
    {
        var admin = (await Administrator.AtAsync(service)).User;
        var key = await NewKeyAsync(admin, $$"""{"name":"a key"{{fields}}}""");

        foreach (var (path, status) in new[]
        {
            ("/api/payg/api1", calls), ("/api/cost", reads), ("/api/auth/info", reads), ("/metrics", metrics),
            ("/api/admin/customers", 403), ("/api/keys", 403),
        })
        {
            using var answer = await service.SendAsync(HttpMethod.Get, path, key);
            Assert.True(status == (int)answer.StatusCode, $"{path}: {(int)answer.StatusCode} instead of {status}");
        }

        var shown = (await admin.ReadAsync("/api/keys")).GetProperty("data")[0];
        Assert.Equal(
            fields.Contains("scopes", StringComparison.Ordinal),
            shown.GetProperty("scopes").ValueKind == JsonValueKind.Array);
    }

    [Fact]
    public async Task Key_OfACustomerWithTheScopeForMetrics_DoesNotReadThem()
    {
        var key = await NewKeyAsync(await service.NewCustomerAsync(), """{"name":"a","scopes":["metrics"]}""");

        using var answer = await service.SendAsync(HttpMethod.Get, "/metrics", key);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("text/plain")]
    public async Task Key_AskedForInAnotherContentType_IsRefused(string contentType)
    {
        var owner = await service.NewCustomerAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/keys");
        request.Headers.Add("Authorization", $"Bearer {owner.Token}");
        request.Content = Bodies.Raw("""{"name":"a"}"""u8.ToArray(), contentType);
        using var answer = await service.Client.SendAsync(request);

        await answer.AssertProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    private Task<HttpResponseMessage> MakeAsync(Customer owner, string json) =>
        service.SendAsync(HttpMethod.Post, "/api/keys", owner.Token, json);

    private async Task<string> NewKeyAsync(Customer owner, string json)
    {
        using var made = await MakeAsync(owner, json);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await made.JsonAsync()).Text("key");
    }

    private async Task AssertCallAsync(string key, string api, HttpStatusCode expected)
    {
        using var answer = await service.SendAsync(HttpMethod.Get, $"/api/payg/{api}", key);
        Assert.Equal(expected, answer.StatusCode);
    }
}
