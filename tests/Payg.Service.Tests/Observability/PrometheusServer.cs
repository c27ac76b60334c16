using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Payg.Testing;
using Xunit;

namespace Payg.Service.Tests.Observability;

/// <summary>A real Prometheus that scrapes one address every second, and the tool that checks rules.</summary>
internal sealed partial class PrometheusServer : IAsyncDisposable
{
    // Where scripts/setup-tests unpacks it.
    private static readonly string s_unpacked =
        RepositoryFolder.PathOf("artifacts", "tools", "prometheus", "usr", "bin");

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly HttpClient _client;

    private PrometheusServer(Process process, DirectoryInfo folder, Uri address)
    {
        (_process, _folder) = (process, folder);
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts one on a free port, with its data in a folder of its own.</summary>
    /// <param name="target">Host and port of what it scrapes, as the job <c>payg</c>.</param>
    public static async Task<PrometheusServer> StartAsync(string target)
    {
        var folder = Directory.CreateTempSubdirectory("payg-prometheus-");
        var configuration = Path.Combine(folder.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(
            configuration,
            "global: {scrape_interval: 1s}\n"
            + $"scrape_configs: [{{job_name: payg, static_configs: [{{targets: ['{target}']}}]}}]\n",
            Cancellation);
        var process = Start(
            "prometheus",
            $"--config.file={configuration}",
            $"--storage.tsdb.path={Path.Combine(folder.FullName, "data")}",
            "--web.listen-address=127.0.0.1:0");
        using var limit = new CancellationTokenSource(s_patience);
        while (await process.StandardError.ReadLineAsync(limit.Token) is { } line)
        {
            if (Listening.Match(line) is not { Success: true } match)
                continue;

            // What nobody reads would block it in the end.
            _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, Cancellation);
            return new PrometheusServer(process, folder, new Uri($"http://{match.Groups["address"]}"));
        }

        throw new InvalidOperationException("Prometheus ended before it listened.");
    }

    /// <summary>How many series a query finds now.</summary>
    public async Task<int> CountAsync(string query)
    {
        using var form = new FormUrlEncodedContent([new("query", query)]);
        using var answer = await _client.PostAsync("/api/v1/query", form, Cancellation);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{query}: {body}");
        return body.GetProperty("data").GetProperty("result").GetArrayLength();
    }

    /// <summary>Runs <c>promtool</c> to its end; fails, with what it wrote, when it fails.</summary>
    public static async Task CheckAsync(params string[] arguments)
    {
        using var process = Start("promtool", arguments);
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.True(process.ExitCode == 0, $"{await output}\n{await error}");
    }

    /// <summary>Ends it and deletes its data.</summary>
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync(Cancellation);
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static Process Start(string program, params string[] arguments)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append(s_unpacked);
        var path = folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException(
                $"{program} is missing. Run scripts/setup-tests, or: sudo apt-get install prometheus");
        return Process.Start(new ProcessStartInfo(path, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    [GeneratedRegex("msg=\"Listening on\" address=(?<address>[0-9.:]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening { get; }
}
