using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering.Startup;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Databases;
using Xunit;

namespace Payg.Service.Tests.Startup;

/// <summary>The probe for readiness while a service starts.</summary>
public sealed class ReadinessTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Ready_AskedBeforeTheEndOfTheStart_SaysItTheMomentTheStartEnds()
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        var last = new LastSeed();
        await using var host = await ServiceHost.StartAsync(
            database,
            waitUntilReady: false,
            configure: services => services
                .AddSingleton<IDatabaseSeed>(last).AddSingleton<TimeProvider>(new StoppedWatch()));
        await last.Reached.WaitAsync(s_patience);

        using (var early = await host.Client.GetAsync("/health/ready"))
            await early.AssertProblemAsync(HttpStatusCode.ServiceUnavailable, "not_ready");
        last.Complete();
        var readiness = host.Services.GetRequiredService<DatabaseReadiness>();
        await Eventually.TrueAsync(() => Task.FromResult(readiness.IsReady), s_patience);

        using var answer = await host.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>What is shared for a while stays shared.</summary>
    private sealed class StoppedWatch : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }

    /// <summary>What the preparation of the database waits for in the end.</summary>
    private sealed class LastSeed : IDatabaseSeed
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public void Complete() => _complete.SetResult();

        public Task EnsureAsync(CancellationToken cancellationToken)
        {
            _reached.SetResult();
            return _complete.Task.WaitAsync(cancellationToken);
        }
    }
}
