using Microsoft.Extensions.Primitives;

namespace Payg.Service.Server;

/// <summary>
/// Builds the endpoints of a source once. Both routing and the checks at startup read them, and without this each read
/// compiles every handler again. What is mapped later is not included.
/// </summary>
internal sealed class BuiltEndpoints : EndpointDataSource
{
    private readonly EndpointDataSource _source;
    private readonly Lazy<IReadOnlyList<Endpoint>> _endpoints;

    private BuiltEndpoints(EndpointDataSource source)
    {
        _source = source;
        _endpoints = new Lazy<IReadOnlyList<Endpoint>>(() => source.Endpoints);
    }

    public override IReadOnlyList<Endpoint> Endpoints => _endpoints.Value;

    public static void Keep(IEndpointRouteBuilder app)
    {
        BuiltEndpoints[] built = [.. app.DataSources.Select(source => new BuiltEndpoints(source))];
        app.DataSources.Clear();
        foreach (var source in built)
            app.DataSources.Add(source);
    }

    public override IChangeToken GetChangeToken() => _source.GetChangeToken();
}
