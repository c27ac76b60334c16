using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payg.Testing;

namespace Payg.Load.Servers;

/// <summary>
/// The sample API <c>api1</c> as it would be without Payg: the same handler on the same web server, with no token and
/// no counting.
/// </summary>
internal static class BareServer
{
    /// <summary>The name it is asked for by.</summary>
    public const string Name = "bare";

    /// <summary>Serves until it is told to end.</summary>
    public static async Task RunAsync(string[] arguments)
    {
        var app = CreateBuilder(arguments).Build();
        var activities = ReadActivities();
        app.MapGet(LoadTarget.Path, () => TypedResults.Ok(activities[Random.Shared.Next(activities.Length)]));
        await app.RunAsync();
    }

    /// <summary>A web server with the settings of the service.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder(arguments);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.Services.ConfigureHttpJsonOptions(
            json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower);
        return builder;
    }

    /// <summary>What the sample API answers with.</summary>
    public static ImmutableArray<Activity> ReadActivities()
    {
        var path = RepositoryFolder.PathOf("src", "Payg.Service", "SampleApis", "Data", "activities.json");
        return JsonSerializer.Deserialize<ImmutableArray<Activity>>(File.ReadAllBytes(path), JsonSerializerOptions.Web);
    }
}

/// <summary>Something to do.</summary>
/// <param name="Name">What to do.</param>
/// <param name="Kind">What kind of activity it is.</param>
/// <param name="Participants">For how many people it is.</param>
internal sealed record Activity(string Name, string Kind, int Participants);
