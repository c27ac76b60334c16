using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Payg.Metering.Pipeline;

/// <summary>
/// Opens a <see cref="RequestGate"/> for each request, before all middleware of the application. Registered as the
/// first startup filter.
/// </summary>
internal sealed class GateFilter(MeteredEndpoints endpoints) : IStartupFilter
{
    private static readonly Func<object, Task> s_start = static gate => ((RequestGate)gate).StartAsync();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(pipeline => context => RunAsync(context, pipeline));
        next(app);
    };

    private Task RunAsync(HttpContext context, RequestDelegate pipeline)
    {
        var gate = new RequestGate(context, endpoints);
        context.Features[typeof(IEndpointFeature)] = gate;
        context.Response.OnStarting(s_start, gate);

        var running = pipeline(context);
        if (!running.IsCompletedSuccessfully)
            return AwaitAsync(running, gate);

        gate.Return();
        return running;
    }

    private static async Task AwaitAsync(Task running, RequestGate gate)
    {
        await running;
        gate.Return();
    }
}
