using System.Net;
using System.Text.Json;
using Xunit;

namespace Payg.Service.Tests.Hosting;

/// <summary>Reads answers, and holds them to the contract.</summary>
internal static class Answers
{
    // What would show how the service is made.
    private static readonly string[] s_internals =
        ["Exception", "   at ", "Npgsql", "Sqlite", "SQLITE", "Microsoft.", "System.", "Payg.", ".cs:"];

    /// <summary>The body as JSON.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>Holds that an answer is a problem with this status, this code and errors at these fields.</summary>
    public static async Task<JsonElement> AssertProblemAsync(
        this HttpResponseMessage answer, HttpStatusCode status, string code, params string[] fields)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{(int)answer.StatusCode} instead of {(int)status}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.All(s_internals, part => Assert.DoesNotContain(part, text, StringComparison.Ordinal));

        var problem = await answer.JsonAsync();
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        var named = problem.TryGetProperty("errors", out var errors)
            ? errors.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        Assert.Equal(fields.Order(StringComparer.Ordinal), named);
        return problem;
    }

    /// <summary>The texts at one field of a problem.</summary>
    public static string[] ErrorsAt(this JsonElement problem, string field) =>
        [.. problem.GetProperty("errors").GetProperty(field).EnumerateArray().Select(text => text.GetString()!)];

    /// <summary>The text of a member.</summary>
    public static string Text(this JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
