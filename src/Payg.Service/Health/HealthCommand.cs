using System.CommandLine;
using System.Text.Json;
using Payg.Service.Commands;
using Payg.Service.Server;

namespace Payg.Service.Health;

/// <summary>
/// Asks a service on this machine whether it is ready, for images that have no other program to ask with. Ends with 0
/// when it is, else with <see cref="ExitCodes.NotReady"/> and one line on standard error.
/// </summary>
internal sealed class HealthCommand : Command
{
    private const string Path = "/health/ready";
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(4);

    /// <summary>Declares it: it asks the first address of <c>ASPNETCORE_URLS</c> or <c>--urls</c>.</summary>
    public HealthCommand() : base("health", "Ask the service on this machine whether it is ready") =>
        SetAction((line, _) => RunAsync([.. line.UnmatchedTokens]));

    /// <summary>Where the service listens, by the same settings as its own; a wildcard is this machine.</summary>
    public static Uri AddressOf(string[] args)
    {
        var configuration = new ConfigurationBuilder()
            .AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build();
        var urls = configuration[WebHostDefaults.ServerUrlsKey];
        var first = string.IsNullOrEmpty(urls) ? ServerExtensions.DefaultUrl : urls.Split(';')[0];
        var address = BindingAddress.Parse(first);
        var host = address.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host;
        return new UriBuilder(address.Scheme, host, address.Port, Path).Uri;
    }

    private static async Task<int> RunAsync(string[] settings)
    {
        var reason = await FindReasonAsync(AddressOf(settings));
        if (reason is null)
            return ExitCodes.Success;

        await Console.Error.WriteLineAsync(reason);
        return ExitCodes.NotReady;
    }

    private static async Task<string?> FindReasonAsync(Uri address)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpClient(handler) { Timeout = s_timeout };
        try
        {
            using var answer = await client.GetAsync(address);
            return answer.IsSuccessStatusCode ? null : await DetailAsync(answer);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return $"{address} does not answer: {exception.Message}";
        }
    }

    private static async Task<string> DetailAsync(HttpResponseMessage answer)
    {
        try
        {
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            return problem.GetProperty("detail").GetString() ?? answer.StatusCode.ToString();
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException)
        {
            return $"The service answers {(int)answer.StatusCode}.";
        }
    }
}
