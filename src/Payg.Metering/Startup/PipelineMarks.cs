using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering.Measure;

namespace Payg.Metering.Startup;

/// <summary>How the application was put together, as far as it matters to Payg. Written while it is built.</summary>
internal sealed class PipelineMarks
{
    // ASP.NET Core's own marks: its middleware leave them, so that they are not added twice.
    private const string RoutingMark = "__EndpointRouteBuilder";
    private const string AuthenticationMark = "__AuthenticationMiddlewareSet";

    private IApplicationBuilder? _app;
    private bool _hadRouting;
    private bool _hadAuthentication;

    public bool IsUsed => _app is not null;

    public bool IsBeforeRouting { get; private set; }

    public bool IsBeforeAuthentication { get; private set; }

    public void Use(IApplicationBuilder app)
    {
        _app = app;
        _hadRouting = app.Properties.ContainsKey(RoutingMark);
        _hadAuthentication = app.Properties.ContainsKey(AuthenticationMark);
    }

    /// <summary>
    /// Notes what was put in after the metering. What a <see cref="WebApplication"/> puts in of its own accord comes
    /// first in the pipeline, so it is asked before it does.
    /// </summary>
    public void Close()
    {
        if (_app is null)
            return;

        var isOwnWork = _app is not WebApplication;
        IsBeforeRouting = !_hadRouting && (isOwnWork || _app.Properties.ContainsKey(RoutingMark));
        IsBeforeAuthentication = !_hadAuthentication && (isOwnWork || _app.Properties.ContainsKey(AuthenticationMark));
    }
}

internal static class PipelineExtensions
{
    public static void AddStartupChecks(this IServiceCollection services)
    {
        services.AddSingleton<PipelineMarks>();
        services.AddTransient<IStartupFilter, StartupChecks>();
    }

    /// <exception cref="InvalidOperationException"><c>AddPayg</c> was not called.</exception>
    public static void RequirePayg(this IServiceProvider services)
    {
        if (services.GetService<MeterBindings>() is null)
        {
            throw new InvalidOperationException(
                "Payg's services are missing: call builder.AddPayg(), or services.AddPayg(configuration), before the "
                + "application is built.");
        }
    }
}
