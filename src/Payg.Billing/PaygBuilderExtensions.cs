using Microsoft.Extensions.Hosting;
using Payg.Metering.Settings;

namespace Payg.Billing;

/// <summary>Adds Payg to an application that is put together by a builder.</summary>
public static class PaygBuilderExtensions
{
    /// <summary>
    /// Adds everything that metered calls need: the database, which is prepared at start, authentication, meters,
    /// journal and flush, and what customers are shown. The settings are <c>ConnectionStrings:Payg</c> (none: SQLite)
    /// and the section <c>Payg</c> of the application's configuration, as they are when it is built and started.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="configure">Changes what the configuration says.</param>
    /// <exception cref="InvalidOperationException">Payg was added before.</exception>
    public static TBuilder AddPayg<TBuilder>(this TBuilder builder, Action<PaygOptions>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddPayg(builder.Configuration, configure);
        return builder;
    }
}
