using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;

namespace Payg.Service.Tests.Hosting;

/// <summary>
/// Adds endpoints to the service. They are found before its pipeline begins, which they then pass like its own: what
/// is routed is not routed again.
/// </summary>
internal sealed class MoreEndpoints(Action<IEndpointRouteBuilder> map) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseRouting();
        next(app);
        app.UseEndpoints(map);
    };
}
