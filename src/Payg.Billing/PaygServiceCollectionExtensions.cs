using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering;
using Payg.Metering.Settings;

namespace Payg.Billing;

/// <summary>Adds Payg to the services of an application, such as in a <c>Startup</c> class.</summary>
public static class PaygServiceCollectionExtensions
{
    /// <summary>
    /// Adds everything that metered calls need, as <see cref="PaygBuilderExtensions.AddPayg{TBuilder}"/> does.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">
    /// The application's whole configuration: it has <c>ConnectionStrings:Payg</c> and the section <c>Payg</c>. It is
    /// read when the application is built and started, not here.
    /// </param>
    /// <param name="configure">Changes what the configuration says.</param>
    /// <exception cref="ArgumentException">The configuration is the section <c>Payg</c> alone.</exception>
    /// <exception cref="InvalidOperationException">Payg was added before.</exception>
    public static IServiceCollection AddPayg(
        this IServiceCollection services, IConfiguration configuration, Action<PaygOptions>? configure = null) =>
        services.AddPaygMetering(configuration, configure).AddBilling();
}
