using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Payg.Billing;
using Payg.Metering;

namespace Payg.Service.Tests.Embedding;

/// <summary>An application whose parts are in a class, as docs/getting-started.md shows it.</summary>
public class Startup(IConfiguration configuration)
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddAuthentication(); // and your scheme
        services.AddPayg(configuration, payg => payg.CustomerClaim = "sub");
    }

    public void Configure(IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseAuthentication();
        app.UsePayg();
        app.UseAuthorization();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapGet("/translate", (ClaimsPrincipal user) => $"hello {user.Identity!.Name}")
                .Metered("translate");
            endpoints.MapPayg("/billing");
        });
    }
}
