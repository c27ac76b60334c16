using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering.Authenticate;
using Payg.Metering.Pipeline;
using Payg.Metering.Startup;

namespace Payg.Metering;

/// <summary>Puts the metering into the request pipeline.</summary>
public static class PaygApplicationExtensions
{
    /// <summary>
    /// Counts the calls of metered endpoints. It belongs after <c>UseRouting</c>, after <c>UseAuthentication</c> where
    /// a claim names the customer, and after whatever turns exceptions into responses: a call that ends in an exception
    /// is not charged. A metered endpoint that a request reaches on another way answers 500.
    /// </summary>
    /// <exception cref="InvalidOperationException"><c>AddPayg</c> was not called.</exception>
    public static IApplicationBuilder UsePayg(this IApplicationBuilder app)
    {
        app.ApplicationServices.RequirePayg();
        app.ApplicationServices.GetService<PipelineMarks>()?.Use(app);
        return app.UseMiddleware<MeteringMiddleware>();
    }
}
