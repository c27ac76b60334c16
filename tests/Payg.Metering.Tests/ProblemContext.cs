using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Payg.Http.Errors;

namespace Payg.Metering.Tests;

/// <summary>Requests whose refusals a test reads.</summary>
internal static class ProblemContext
{
    private static readonly ServiceProvider s_services =
        new ServiceCollection().AddLogging().AddPaygProblems().BuildServiceProvider();

    /// <summary>A request to nothing, whose response is kept.</summary>
    public static DefaultHttpContext Create(IServiceProvider? services = null) => new()
    {
        RequestServices = services ?? s_services,
        Response = { Body = new MemoryStream() },
    };

    /// <summary>The status and the code of the problem that was answered, which says in words what to do.</summary>
    public static (int Status, string? Code) Problem(this HttpContext context)
    {
        var body = JsonDocument.Parse(((MemoryStream)context.Response.Body).ToArray()).RootElement;
        Assert.Equal(context.Response.StatusCode, body.GetProperty("status").GetInt32());
        Assert.NotEmpty(body.GetProperty("detail").GetString()!);
        return (context.Response.StatusCode, body.GetProperty("code").GetString());
    }
}
