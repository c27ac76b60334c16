using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Payg.Http.Responses;
using Payg.Metering.Settings;
using Payg.Service.Server;
using Payg.Storage.Maintenance;

namespace Payg.Service.Protection;

/// <summary>Why each of them is there: <c>docs/security.md</c>.</summary>
internal static class ProtectionExtensions
{
    private const string KeyFolder = "keys";
    private static readonly TimeSpan s_preflightAge = TimeSpan.FromHours(1);

    private static readonly string[] s_exposedHeaders =
        ["Location", "Retry-After", RateLimitHeaders.Limit, RateLimitHeaders.Policy, "WWW-Authenticate"];

    /// <summary>Adds what the middleware below needs. What is trusted is read when the service starts.</summary>
    public static void AddProtection(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRequestTimeLimit();
        services.AddSettings<SecurityContactOptions>(SecurityContactOptions.Section);
        services.AddKeys(builder.Configuration);

        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IConfiguration>(Allow);
        services.AddOptions<ForwardedHeadersOptions>().Configure<IConfiguration, IOptions<ServerOptions>>(
            (options, configuration, server) =>
                Trust(options, TrustedProxies.Read(configuration), string.IsNullOrEmpty(server.Value.PathBase)));
    }

    /// <summary>
    /// Takes over the client's address and scheme, and the base path, from proxies that are trusted. It comes first:
    /// all else goes by them.
    /// </summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        if (TrustedProxies.Read(app.Configuration).Networks.Count > 0)
            app.UseForwardedHeaders();
        app.UsePathPrefix();
    }

    /// <summary>Sends HSTS in every answer to a request by https, metered calls included.</summary>
    public static void UseTransportSecurity(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
            return;

        app.Use(next => context =>
        {
            TransportSecurity.Set(context);
            return next(context);
        });
    }

    /// <summary>Answers other sites' pages, metered calls included, where the settings name the sites.</summary>
    public static void UseAllowedOrigins(this WebApplication app)
    {
        if (AllowedOrigins.Read(app.Configuration).Count > 0)
            app.UseCors();
    }

    /// <summary>Headers and bounds of everything but metered calls, which are left before.</summary>
    public static void UseProtection(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseRequestTimeouts();
    }

    /// <summary>
    /// Keys in the data directory where the database is a file in one node's hands, or else in the database. They are
    /// read when first needed: at the start the database may be unavailable, or not migrated.
    /// </summary>
    private static void AddKeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<KeyEncryptionOptions>(KeyEncryptionOptions.Section);
        services.AddDataProtection().SetApplicationName("payg").ProtectWithCertificate(configuration);
        foreach (var preload in services.Where(IsPreload).ToList())
            services.Remove(preload);
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository =
                provider.GetRequiredService<DatabaseBackup>().IsSupported
                    ? new FileSystemXmlRepository(
                        new DirectoryInfo(Path.Combine(
                            provider.GetRequiredService<IOptions<PaygOptions>>().Value.DataDirectory, KeyFolder)),
                        provider.GetRequiredService<ILoggerFactory>())
                    : ActivatorUtilities.CreateInstance<DatabaseKeys>(provider)));
    }

    private static bool IsPreload(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && service.ImplementationType?.Namespace?.StartsWith(
            "Microsoft.AspNetCore.DataProtection", StringComparison.Ordinal) == true;

    private static void Allow(CorsOptions cors, IConfiguration configuration) =>
        cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. AllowedOrigins.Read(configuration)]).AllowAnyHeader().AllowAnyMethod()
            .WithExposedHeaders(s_exposedHeaders).SetPreflightMaxAge(s_preflightAge));

    private static void Trust(ForwardedHeadersOptions options, TrustedProxies proxies, bool mayNamePrefix)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        if (mayNamePrefix && proxies.Networks.Count > 0)
            options.ForwardedHeaders |= ForwardedHeaders.XForwardedPrefix;
        options.ForwardLimit = proxies.Hops;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxies.Networks)
            options.KnownIPNetworks.Add(network);
    }
}
