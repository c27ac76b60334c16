using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Payg.Metering.Measure;

namespace Payg.Metering.Pipeline;

/// <summary>A metered endpoint and its guard, which runs it only for admitted calls. Immutable.</summary>
internal sealed class MeteredEndpoint
{
    private readonly RequestDelegate? _handler;
    private readonly CallPath _path;

    public MeteredEndpoint(Endpoint endpoint, MeteredAttribute metered, CallPath path)
    {
        (Metered, _handler, _path) = (metered, endpoint.RequestDelegate, path);

        // A SignalR client negotiates before it connects; what it pays for is the connection.
        IsFree = endpoint.Metadata.GetMetadata<NegotiateMetadata>() is not null;
        var metadata = new EndpointMetadataCollection([.. endpoint.Metadata, this]);
        Guard = endpoint is RouteEndpoint route && _handler is not null
            ? new RouteEndpoint(RunAsync, route.RoutePattern, route.Order, metadata, route.DisplayName)
            : new Endpoint(_handler is null ? null : RunAsync, metadata, endpoint.DisplayName);
    }

    public MeteredAttribute Metered { get; }

    /// <summary>Whether its calls are authenticated and admitted, but never counted.</summary>
    public bool IsFree { get; }

    public Endpoint Guard { get; }

    public InvalidOperationException NotMetered() => new(
        $"The endpoint {Guard.DisplayName} is metered, but this request did not pass app.UsePayg(). Call app.UsePayg() "
        + "after app.UseRouting(), and before the endpoints and whatever answers in their place, such as a cache. A "
        + "metered endpoint cannot be short-circuited. To serve it free of charge, add .DisableMetering().");

    private Task RunAsync(HttpContext context)
    {
        var gate = RequestGate.Of(context) ?? throw NotMetered();
        if (gate.Admits(this))
            return gate.Call!.RunAsync(_handler!);

        // No CORS middleware answered the preflight, so it is a call like any other.
        return gate.HasPassedPreflight ? _path.RunAsync(context, gate, this, RunAsync) : throw NotMetered();
    }
}

/// <summary>Finds metered endpoints, and makes the guard of each once. Thread-safe; a look-up takes no lock.</summary>
internal sealed class MeteredEndpoints(CallPath path)
{
    private const int Remembered = 64;

    private readonly ConditionalWeakTable<Endpoint, MeteredEndpoint> _known = new();

    // By the hash of the endpoint: each request asks, and most ask about the same few. What an application no longer
    // has stays here until another endpoint takes its place.
    private readonly Answer?[] _answers = new Answer?[Remembered];

    /// <summary>The metered endpoint that an endpoint is, or is the guard of; null where it is not metered.</summary>
    public MeteredEndpoint? Find(Endpoint endpoint)
    {
        ref var place = ref _answers[RuntimeHelpers.GetHashCode(endpoint) & (Remembered - 1)];
        if (Volatile.Read(ref place) is { } answer && ReferenceEquals(answer.Endpoint, endpoint))
            return answer.Metered;

        var metered = FindOrMake(endpoint);
        Volatile.Write(ref place, new Answer(endpoint, metered));
        return metered;
    }

    private MeteredEndpoint? FindOrMake(Endpoint endpoint)
    {
        if (MeteredAttribute.Of(endpoint) is not { } metered)
            return null;

        return endpoint.Metadata.GetMetadata<MeteredEndpoint>()
            ?? (_known.TryGetValue(endpoint, out var known)
                ? known
                : _known.GetValue(endpoint, made => new MeteredEndpoint(made, metered, path)));
    }

    private sealed record Answer(Endpoint Endpoint, MeteredEndpoint? Metered);
}
