using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payg.Billing;
using Payg.Metering;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Embedding;

/// <summary>
/// Somebody else's API with Payg added: its own authentication, which believes the header <c>X-User</c>, and its own
/// JSON settings.
/// </summary>
public sealed class OtherApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtherApi(WebApplication app) =>
        (_app, Client) = (app, ServiceHost.NewClient(new Uri(app.Urls.Single())));

    /// <summary>Sends to the API.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts an API that meters <c>/translate</c>, and waits until it is ready.</summary>
    public static async Task<OtherApi> StartAsync(TestDatabase database)
    {
        var app = Build(NewBuilder(database));
        await app.StartAsync(TestContext.Current.CancellationToken);

        var api = new OtherApi(app);
        await Eventually.TrueAsync(
            async () =>
            {
                using var answer = await api.Client.GetAsync("/billing/prices");
                return answer.IsSuccessStatusCode;
            },
            TimeSpan.FromSeconds(60),
            () => "The API is not ready.");
        return api;
    }

    /// <summary>The API, not started.</summary>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, HeaderHandler>("Header", null);
        builder.AddPayg(payg => payg.CustomerClaim = "sub");
        var app = builder.Build();
        app.UsePayg();
        app.MapPayg("/billing");
        app.MapGet("/translate", (ClaimsPrincipal user) => Results.Ok(new Answer(user.Identity!.Name!)))
            .Metered("translate");
        return app;
    }

    /// <summary>An application on a free port that keeps what it keeps with the database.</summary>
    public static WebApplicationBuilder NewBuilder(TestDatabase database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Payg"] = database.Setting,
            ["Payg:DataDirectory"] = database.Folder.FullName,
        });
        return builder;
    }

    /// <summary>Sends a request of a user; null: of nobody.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? user, HttpContent? body = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        if (user is not null)
            request.Headers.Add("X-User", user);
        return Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>What the API answers, in names of its own choice.</summary>
    /// <param name="SentBy">Whom it takes the caller for.</param>
    public sealed record Answer(string SentBy);

    /// <summary>Authentication as an API may have it.</summary>
    public sealed class HeaderHandler(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-User"] is not [{ } user])
                return Task.FromResult(AuthenticateResult.NoResult());

            var identity = new ClaimsIdentity([new Claim("sub", user), new Claim(ClaimTypes.Name, user)], "Header");
            return Task.FromResult(AuthenticateResult.Success(
                new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }
}
