using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Yarp.ReverseProxy.Forwarder;
using IPNetwork = System.Net.IPNetwork;

// Spreads requests over the nodes of Payg that are ready. A request that a node did not answer is not sent to another
// one: it may have been counted. Not even when the connection was refused, for .NET's client tries a request again on a
// new connection after a used one ended without an answer; the refusal then says nothing about the first time.
var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(server =>
{
    server.AddServerHeader = false;

    // As the nodes have it: a body that a node refuses halfway would look like a fault of the node.
    server.Limits.MaxRequestBodySize = 1024 * 1024;
});
builder.Services.AddReverseProxy().LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"));

// What a proxy in front says about the client (a TLS terminator, a load balancer) is trusted where Proxies:Networks
// names its network, as on the nodes themselves. The nodes then get the client's own address and scheme, and the path
// that was removed, and trust this proxy alone.
var networks = (builder.Configuration["Proxies:Networks"] ?? "")
    .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
    .Select(text => IPNetwork.TryParse(text, out var network)
        ? network
        : new IPNetwork(IPAddress.Parse(text), text.Contains(':', StringComparison.Ordinal) ? 128 : 32))
    .ToArray();
if (string.Equals(builder.Configuration["ForwardedHeaders_Enabled"], "true", StringComparison.OrdinalIgnoreCase))
    throw new InvalidOperationException("ASPNETCORE_FORWARDEDHEADERS_ENABLED trusts everybody: set Proxies__Networks.");

builder.Services.Configure<ForwardedHeadersOptions>(options =>
{
    options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
        | ForwardedHeaders.XForwardedPrefix;
    options.ForwardLimit = builder.Configuration.GetValue("Proxies:Hops", 1);
    options.KnownProxies.Clear();
    options.KnownIPNetworks.Clear();
    foreach (var network in networks)
        options.KnownIPNetworks.Add(network);
});

var app = builder.Build();
if (networks.Length > 0)
    app.UseForwardedHeaders();

// The proxy's own pipeline, and one line for a request that a node did not answer to its end. What clients do wrong (a
// body that is too large or broken, a connection that they close) is not logged: anybody could fill the log with it.
var logFailure = LoggerMessage.Define<string?, ForwarderError, string?>(
    LogLevel.Warning, new EventId(1, "RequestFailed"), "A request to node {Node} failed: {Error}: {Reason}");
app.MapReverseProxy(proxy =>
{
    proxy.Use(async (context, next) =>
    {
        await next(context);
        if (context.GetForwarderErrorFeature() is { } failure && !IsOfTheClient(failure.Error))
        {
            var node = context.GetReverseProxyFeature().ProxiedDestination?.DestinationId;
            var reason = failure.Exception?.GetBaseException().Message.ReplaceLineEndings(" ");
            logFailure(app.Logger, node, failure.Error, reason, null);
        }
    });
    proxy.UseSessionAffinity();
    proxy.UseLoadBalancing();
    proxy.UsePassiveHealthChecks();
});
await app.RunAsync();

static bool IsOfTheClient(ForwarderError error) => error is
    ForwarderError.RequestCanceled
    or ForwarderError.RequestBodyCanceled
    or ForwarderError.RequestBodyClient
    or ForwarderError.ResponseBodyCanceled
    or ForwarderError.ResponseBodyClient
    or ForwarderError.UpgradeRequestCanceled
    or ForwarderError.UpgradeRequestClient
    or ForwarderError.UpgradeResponseCanceled
    or ForwarderError.UpgradeResponseClient;
