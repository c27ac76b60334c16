using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering.Measure;

namespace Payg.Metering;

/// <summary>Puts the metering into the request pipeline.</summary>
public static class PaygApplicationExtensions
{
    /// <summary>
    /// Counts the calls of metered endpoints. It belongs after <c>UseRouting</c>, and after whatever turns exceptions
    /// into responses: a call that ends in an exception is not charged.
    /// </summary>
    /// <exception cref="InvalidOperationException"><c>AddPayg</c> was not called.</exception>
    public static IApplicationBuilder UsePayg(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetService<MeterBindings>() is null)
        {
            throw new InvalidOperationException(
                "Payg's services are missing: call builder.Services.AddPayg() before the application is built.");
        }

        return app.UseMiddleware<MeteringMiddleware>();
    }
}
