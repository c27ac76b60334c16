namespace Payg.Service.Startup;

internal static class ShutdownExtensions
{
    // After the delay: what is being answered, and the connections. The last flush has some seconds of its own.
    // All of it ends before a container is killed, which is 10 seconds after it was asked to stop.
    private static readonly TimeSpan s_endTimeout = TimeSpan.FromSeconds(4);

    public static void AddShutdown(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ShutdownDelay>();
        builder.Services.AddSingleton<IHostLifetime>(provider => provider.GetRequiredService<ShutdownDelay>());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = s_endTimeout);
    }

    /// <summary>
    /// Once the service is about to end, asks for a new connection with each answer: a client that keeps its own would
    /// not hear of it otherwise.
    /// </summary>
    public static void UseShutdown(this WebApplication app)
    {
        var shutdown = app.Services.GetRequiredService<ShutdownDelay>();
        app.Use(next => context =>
        {
            // HTTP/2 has no such header; the server notifies its clients itself when it closes.
            if (shutdown.HasBegun && HttpProtocol.IsHttp11(context.Request.Protocol))
                context.Response.Headers.Connection = "close";
            return next(context);
        });
    }
}
