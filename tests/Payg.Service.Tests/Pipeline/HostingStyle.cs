using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering;
using Payg.Metering.Measure;
using Yarp.ReverseProxy.Configuration;

namespace Payg.Service.Tests.Pipeline;

/// <summary>How an API may come to have a metered endpoint.</summary>
/// <param name="Name">As the documentation calls it.</param>
/// <param name="Path">Where the endpoint is.</param>
/// <param name="Use">Composes the pipeline.</param>
internal sealed record HostingStyle(string Name, string Path, Action<WebApplication> Use)
{
    /// <summary>Adds services.</summary>
    public Action<WebApplicationBuilder>? Add { get; init; }

    /// <summary>What opens the call by GET: HTTP, a WebSocket of a version, or gRPC.</summary>
    public Opening Opening { get; init; } = Opening.Http;

    /// <summary>Whether the operator chose to serve it free.</summary>
    public bool IsFree { get; init; }

    /// <summary>All of them.</summary>
    /// <param name="upstream">The server behind a gateway.</param>
    public static IEnumerable<HostingStyle> All(Uri upstream) =>
        [.. Kinds(upstream), .. Placed(), .. Repeated(), .. Answered(), .. Exempt()];

    /// <summary>The kinds of endpoints.</summary>
    private static IEnumerable<HostingStyle> Kinds(Uri upstream) =>
    [
        new("minimal API", "/paid", Metered(app => app.Map("/paid", Serve).Metered("paid"))),
        new("group", "/group/paid", Metered(app => app.MapGroup("/group").Metered("paid").Map("/paid", Serve))),
        new("attribute", "/paid", Metered(app => app.Map("/paid", [Metered("paid")] () => Paid.Content))),
        new("fallback route", "/any/where", Metered(app => app.MapFallback(Serve).Metered("paid"))),
        new("controller", "/controller/paid", Metered(app => app.MapControllers())) { Add = AddMvc },
        new("Razor page", "/Paid", Metered(app => app.MapRazorPages())) { Add = AddMvc },
        new("gRPC", "/test.Greeter/Say", Metered(app => app.MapGrpcService<PaidGreeter>().Metered("paid")))
        {
            Add = builder => builder.Services.AddGrpc(),
            Opening = Opening.Grpc,
        },
        new("SignalR", "/hub", Metered(app => app.MapHub<PaidHub>("/hub").Metered("paid")))
        {
            Add = builder => builder.Services.AddSignalR(),
            Opening = Opening.WebSocket1,
        },
        new("SignalR, its negotiation", "/hub/negotiate", Metered(app => app.MapHub<PaidHub>("/hub").Metered("paid")))
        {
            Add = builder => builder.Services.AddSignalR(),
            IsFree = true,
        },
        new("WebSocket, HTTP/1.1", "/ws", Metered(MapWebSocket)) { Opening = Opening.WebSocket1 },
        new("WebSocket, HTTP/2", "/ws", Metered(MapWebSocket)) { Opening = Opening.WebSocket2 },
        new("YARP route", "/proxy/paid", Metered(app => app.MapReverseProxy().Metered("paid")))
        {
            Add = builder => AddProxy(builder, upstream),
        },
    ];

    /// <summary>Where the metering is, seen from the endpoint.</summary>
    private static IEnumerable<HostingStyle> Placed() =>
    [
        new("`ShortCircuit`", "/paid", Metered(app => app.Map("/paid", Serve).Metered("paid").ShortCircuit())),
        new("`UsePayg` in a `UseWhen` that does not match", "/paid", app =>
        {
            Begin(app);
            app.UseWhen(context => context.Request.Path == "/other", branch => branch.UsePayg());
            app.Map("/paid", Serve).Metered("paid");
        }),
        new("`UsePayg` in a `UseWhen` that matches", "/paid", app =>
        {
            Begin(app);
            app.UseWhen(context => context.Request.Path == "/paid", branch => branch.UsePayg());
            app.Map("/paid", Serve).Metered("paid");
        }),
        new("`Map` branch without `UsePayg`", "/branch/paid", app =>
        {
            Begin(app);
            app.Map("/branch", branch => MapInBranch(branch));
            app.UsePayg();
        }),
        new("`Map` branch with `UsePayg`", "/branch/paid", app =>
        {
            Begin(app);
            app.Map("/branch", branch => MapInBranch(branch, usePayg: true));
            app.UsePayg();
        }),
        new("endpoints before `UsePayg`", "/paid", app =>
        {
            Begin(app);
            app.UseEndpoints(endpoints => endpoints.Map("/paid", Serve).Metered("paid"));
            app.UsePayg();
        }),
    ];

    /// <summary>Requests that pass it more than once.</summary>
    private static IEnumerable<HostingStyle> Repeated() =>
    [
        new("`UsePayg` twice", "/paid", app =>
        {
            Begin(app);
            app.UsePayg();
            app.UsePayg();
            app.Map("/paid", Serve).Metered("paid");
        }),
        new("a handler that throws, its error page metered", "/broken", app =>
        {
            app.UseExceptionHandler("/paid");
            Begin(app);
            app.UsePayg();
            app.Map("/paid", Serve).Metered("paid");
            app.Map("/broken", string () => throw new InvalidOperationException("As told.")).Metered("paid");
        }),
        new("a handler that answers 404, its status page metered", "/missing", app =>
        {
            app.UseStatusCodePagesWithReExecute("/paid");
            Begin(app);
            app.UsePayg();
            app.Map("/paid", Serve).Metered("paid");
            app.Map("/missing", () => Results.NotFound()).Metered("paid");
        }),
    ];

    /// <summary>What may answer in place of the endpoint.</summary>
    private static IEnumerable<HostingStyle> Answered() =>
    [
        new("output cache before `UsePayg`", "/paid", app =>
        {
            Begin(app);
            app.UseOutputCache();
            app.UsePayg();
            app.Map("/paid", Serve).Metered("paid").CacheOutput(Keep, excludeDefaultPolicy: true);
        })
        { Add = AddCache },
        new("output cache after `UsePayg`", "/paid", app =>
        {
            Begin(app);
            app.UsePayg();
            app.UseOutputCache();
            app.Map("/paid", Serve).Metered("paid").CacheOutput(Keep, excludeDefaultPolicy: true);
        })
        { Add = AddCache },
        new("CORS after `UsePayg`", "/paid", app =>
        {
            Begin(app);
            app.UsePayg();
            app.UseCors();
            app.Map("/paid", Serve).Metered("paid").RequireCors("all");
        })
        { Add = AddCors },
        new("CORS before `UsePayg`", "/paid", app =>
        {
            Begin(app);
            app.UseCors();
            app.UsePayg();
            app.Map("/paid", Serve).Metered("paid").RequireCors("all");
        })
        { Add = AddCors },
    ];

    /// <summary>Endpoints that are served free.</summary>
    private static IEnumerable<HostingStyle> Exempt() =>
    [
        new("`DisableMetering` in a metered group", "/group/free", Metered(app =>
            app.MapGroup("/group").Metered("paid").Map("/free", Serve).DisableMetering())) { IsFree = true },
        new("`[DisableMetering]` on an action", "/controller/free", Metered(app => app.MapControllers()))
        {
            Add = AddMvc,
            IsFree = true,
        },
    ];

    private static void Keep(OutputCachePolicyBuilder policy) => policy.AddPolicy<CacheForEverybody>();

    private static string Serve() => Paid.Content;

    private static Action<WebApplication> Metered(Action<WebApplication> map) => app =>
    {
        Begin(app);
        app.UsePayg();
        app.UseWebSockets();
        map(app);
    };

    /// <summary>What every API has; the method override comes first, so that routing obeys it.</summary>
    private static void Begin(WebApplication app)
    {
        app.UseHttpMethodOverride();
        app.UseRouting();
        app.UseAuthentication();
    }

    private static void MapInBranch(IApplicationBuilder branch, bool usePayg = false)
    {
        branch.UseRouting();
        if (usePayg)
            branch.UsePayg();
        branch.UseEndpoints(endpoints => endpoints.Map("/paid", Serve).Metered("paid"));
    }

    private static void MapWebSocket(WebApplication app) => app.Map("/ws", Paid.AcceptAsync).Metered("paid");

    private static void AddCors(WebApplicationBuilder builder) => builder.Services.AddCors(
        cors => cors.AddPolicy("all", policy => policy.AllowAnyOrigin().AllowAnyMethod()));

    private static void AddCache(WebApplicationBuilder builder) => builder.Services.AddOutputCache();

    private static void AddMvc(WebApplicationBuilder builder)
    {
        var assembly = typeof(PaidPage).Assembly;
        builder.Services.AddRazorPages()
            .AddApplicationPart(assembly)
            .ConfigureApplicationPartManager(
                manager => manager.ApplicationParts.Add(new CompiledRazorAssemblyPart(assembly)));
    }

    private static void AddProxy(WebApplicationBuilder builder, Uri upstream) =>
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "paid", ClusterId = "up", Match = new() { Path = "/proxy/{**path}" } }],
            [
                new ClusterConfig
                {
                    ClusterId = "up",
                    Destinations = new Dictionary<string, DestinationConfig>(StringComparer.Ordinal)
                    {
                        ["one"] = new() { Address = upstream.ToString() },
                    },
                },
            ]);
}

/// <summary>How a call is opened.</summary>
internal enum Opening
{
    /// <summary>By a request as any other.</summary>
    Http,

    /// <summary>By GET with an upgrade.</summary>
    WebSocket1,

    /// <summary>By CONNECT over HTTP/2.</summary>
    WebSocket2,

    /// <summary>By POST with a gRPC message.</summary>
    Grpc,
}
