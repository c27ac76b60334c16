using System.Net;
using Payg.Testing.Processes;
using Xunit;

namespace Payg.Testing.Tests.Processes;

public sealed class ServiceProcessTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("payg-service-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Start_ThenTerminate_AnswersAndEndsInGoodOrder()
    {
        await using var service = await ServiceProcess.StartAsync(Options(), Cancellation);
        var ready = await StatusAsync(service);

        var exit = await service.TerminateAsync();

        Assert.Equal(HttpStatusCode.OK, ready);
        Assert.Equal(0, exit.ExitCode);
        Assert.False(service.IsRunning);
        Assert.Contains("Now listening on", service.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kill_ThenRestart_RunsAgainOnTheSameData()
    {
        await using var service = await ServiceProcess.StartAsync(Options(), Cancellation);
        var first = service.ProcessId;
        await service.KillAsync();
        var killed = !service.IsRunning;

        await service.RestartAsync(Cancellation);

        Assert.True(killed);
        Assert.NotEqual(first, service.ProcessId);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service));
        Assert.Single(_data.GetFiles("payg.db"));
    }

    [Fact]
    public async Task Start_WithASettingThatIsWrong_FailsWithWhatTheServiceSaid()
    {
        var options = Options() with
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Payg__Currency"] = "nonsense" },
        };

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => ServiceProcess.StartAsync(options, Cancellation));

        Assert.Contains("Currency", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(ServiceProcess service)
    {
        using var client = new HttpClient { BaseAddress = service.Address };
        using var answer = await client.GetAsync("/health/ready", Cancellation);
        return answer.StatusCode;
    }

    private ServiceProcessOptions Options() => new() { DataDirectory = _data.FullName };
}
