using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Payg.Metering;
using Payg.Metering.Measure;

namespace Payg.Service.Http;

internal static class MeteringExtensions
{
    /// <summary>
    /// Meters, and leads metered calls straight to their handlers: Payg has authenticated them, and nothing that the
    /// other endpoints pass on their way (a second authentication above all) is for them. An answer that was charged
    /// for is for its caller and for once, so no cache keeps it unless the handler says otherwise.
    /// </summary>
    public static void UseMetering(this WebApplication app)
    {
        app.Use(next => context =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return next(context);
        });
        app.UsePayg();
        var known = new ConcurrentDictionary<Endpoint, bool>();
        app.Use(next => context =>
        {
            if (context.GetEndpoint() is not { } endpoint || !known.GetOrAdd(endpoint, IsMeteredAlone))
                return next(context);

            context.Response.Headers.CacheControl = "no-store";
            return endpoint.RequestDelegate!(context);
        });
    }

    /// <summary>Whether it is metered, and asks for nothing that another middleware would have to provide.</summary>
    private static bool IsMeteredAlone(Endpoint endpoint) =>
        endpoint.RequestDelegate is not null
        && MeteredAttribute.Of(endpoint) is not null
        && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null
        && endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is null
        && endpoint.Metadata.GetMetadata<ICorsMetadata>() is null;
}
