using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Payg.Metering.Authenticate;
using Payg.Metering.Measure;
using Payg.Metering.Settings;
using Payg.Storage.Databases;

namespace Payg.Metering.Startup;

/// <summary>
/// Looks, once the pipeline is built and before the server listens, whether Payg is put together in a way in which it
/// can work. What is missing ends the start with a sentence that says what to add: otherwise calls would be served and
/// not counted.
/// </summary>
internal sealed class StartupChecks(
    PipelineMarks marks, EndpointDataSource endpoints, IOptions<PaygOptions> payg, IOptions<AuthenticationOptions> auth)
    : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        var isWebApplication = marks.IsUsed;
        if (isWebApplication)
            marks.Close();
        next(app);
        if (!isWebApplication)
            marks.Close();

        CheckMetering();
        if (payg.Value.CustomerClaim is { } claim)
            CheckAuthentication(claim);
    };

    private void CheckMetering()
    {
        var metered = endpoints.Endpoints.FirstOrDefault(endpoint => MeteredAttribute.Of(endpoint) is not null);
        if (metered is not null && !marks.IsUsed)
        {
            throw new InvalidOperationException(
                $"The endpoint {metered.DisplayName} is metered, but nothing meters: call app.UsePayg() before the "
                + "endpoints are mapped.");
        }

        _ = DeclaredMeters.Of(endpoints.Endpoints);
        if (marks.IsBeforeRouting)
        {
            throw new InvalidOperationException(
                "app.UsePayg() comes before app.UseRouting(), so that it never sees which endpoint is called: "
                + "call it after.");
        }
    }

    private void CheckAuthentication(string claim)
    {
        if (auth.Value.Schemes.All(scheme => scheme.Name is PaygAuthentication.Scheme))
        {
            throw new InvalidSettingException(
                $"Customers are named by the claim '{claim}', but the application has no authentication that could "
                + "find it: call builder.Services.AddAuthentication() and add a scheme, or leave Payg:CustomerClaim "
                + "out and use Payg's tokens.");
        }

        if (auth.Value is { DefaultScheme: null, DefaultAuthenticateScheme: null })
        {
            throw new InvalidOperationException(
                $"Customers are named by the claim '{claim}', but none of the application's several authentication "
                + "schemes is the default: name it, as in AddAuthentication(\"Bearer\").");
        }

        if (marks.IsBeforeAuthentication)
        {
            throw new InvalidOperationException(
                $"Customers are named by the claim '{claim}', but app.UsePayg() comes before app.UseAuthentication(), "
                + "which finds it: call it after.");
        }
    }
}
