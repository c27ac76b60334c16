using System.Text;
using Microsoft.AspNetCore.Http;
using Payg.Billing.Keys;
using Payg.Core.Customers;
using Payg.Http.Errors;
using Payg.Http.Requests;

namespace Payg.Billing.Tests.Keys;

public sealed class NewKeyRequestTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Read_WithAllFields_TakesThem()
    {
        var (request, errors) = await ReadAsync(
            """
            {"name":" ci ","expires_at":"2026-11-28T00:00:00Z","meters":["api1"],"scopes":["calls","read"]}
            """);

        Assert.False(errors.Any);
        Assert.Equal("ci", request.Name);
        Assert.Equal(new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.Zero), request.ExpiresAt);
        Assert.Equal(["api1"], request.Meters!);
        Assert.Equal(TokenScopes.Calls | TokenScopes.Read, request.StoredScopes);
    }

    [Fact]
    public async Task Read_WithTheNameAlone_NamesNoScopesAndNoMeters()
    {
        var (request, errors) = await ReadAsync("""{"name":"ci"}""");

        Assert.False(errors.Any);
        Assert.Null(request.ExpiresAt);
        Assert.Null(request.Meters);
        Assert.Null(request.StoredScopes);
    }

    [Theory]
    [InlineData("""{}""", "name")]
    [InlineData("""{"name":"  "}""", "name")]
    [InlineData("""{"name":"a\u202eb"}""", "name")]
    [InlineData("""{"name":"a\nb"}""", "name")]
    [InlineData("""{"name":"a","expires_at":"2026-11-27T10:00:00Z"}""", "expires_at")]
    [InlineData("""{"name":"a","expires_at":"tomorrow"}""", "expires_at")]
    [InlineData("""{"name":"a","meters":[]}""", "meters")]
    [InlineData("""{"name":"a","meters":["Not A Key"]}""", "meters")]
    [InlineData("""{"name":"a","scopes":[]}""", "scopes")]
    [InlineData("""{"name":"a","scopes":["calls","write"]}""", "scopes")]
    [InlineData("""{"name":"a","scope":["calls"]}""", "scope")]
    public async Task Read_WithAFaultyField_ReportsItAlone(string json, string field)
    {
        var (_, errors) = await ReadAsync(json);

        Assert.Equal([field], errors.ToDictionary().Keys);
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(21, true)]
    public async Task Read_WithManyMeters_IsBounded(int count, bool isRefused)
    {
        var meters = string.Join(',', Enumerable.Range(1, count).Select(i => $"\"api{i}\""));

        var (_, errors) = await ReadAsync($$"""{"name":"a","meters":[{{meters}}]}""");

        Assert.Equal(isRefused, errors.Has("meters"));
    }

    [Theory]
    [InlineData(TokenScopes.None, new string[0])]
    [InlineData(TokenScopes.Calls, new[] { "calls" })]
    [InlineData(TokenScopes.All, new[] { "calls", "read", "metrics" })]
    public void NamesOf_StoredScopes_AreThoseThatARequestTakes(TokenScopes scopes, string[] names)
    {
        Assert.Equal(names, NewKeyRequest.NamesOf(scopes)!);
        Assert.Equal(scopes, new NewKeyRequest { Name = "a", Scopes = names }.StoredScopes);
        Assert.Null(NewKeyRequest.NamesOf(null));
    }

    private static async Task<(NewKeyRequest Request, FieldErrors Errors)> ReadAsync(string json)
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(context.Request, errors);
        Assert.Null(refusal);
        return (NewKeyRequest.Read(fields!, s_now, errors), errors);
    }
}
