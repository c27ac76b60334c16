using Microsoft.Extensions.Time.Testing;
using Payg.Service.Background;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Databases;
using Xunit;

namespace Payg.Service.Tests.Background;

public sealed class RepeatedWorkTests
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Work_ThatFails_IsLoggedAndDoneAgain(bool isCancelledByTheDriver)
    {
        var readiness = new DatabaseReadiness();
        readiness.MarkReady();
        var clock = new FakeTimeProvider();
        using var work = new Work(readiness, clock)
        {
            Failure = isCancelledByTheDriver
                ? new OperationCanceledException("gave up")
                : new InvalidOperationException("away"),
        };
        await work.StartAsync(TestContext.Current.CancellationToken);

        await UntilAsync(() => work.Reasons.Count > 0);
        work.Failure = null;
        await UntilAsync(() => work.Runs > 0);
        await work.StopAsync(TestContext.Current.CancellationToken);

        Assert.False(work.ExecuteTask!.IsFaulted);

        Task UntilAsync(Func<bool> isDone) => Eventually.TrueAsync(
            () =>
            {
                clock.Advance(s_interval);
                return Task.FromResult(isDone());
            },
            TimeSpan.FromSeconds(20));
    }

    private sealed class Work(DatabaseReadiness readiness, TimeProvider clock)
        : RepeatedWork(readiness, clock, s_interval)
    {
        public Exception? Failure { get; set; }

        public List<string> Reasons { get; } = [];

        public int Runs { get; private set; }

        protected override Task RunAsync(CancellationToken cancellationToken)
        {
            if (Failure is { } failure)
                throw failure;
            Runs++;
            return Task.CompletedTask;
        }

        protected override void Failed(string reason) => Reasons.Add(reason);
    }
}
