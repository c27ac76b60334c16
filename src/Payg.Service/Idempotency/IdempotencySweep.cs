using Payg.Service.Background;
using Payg.Storage.Databases;

namespace Payg.Service.Idempotency;

/// <summary>Every hour, deletes answers that were kept for a day.</summary>
internal sealed partial class IdempotencySweep(
    IdempotencyStore store, DatabaseReadiness readiness, TimeProvider clock, ILogger<IdempotencySweep> logger)
    : RepeatedWork(readiness, clock, TimeSpan.FromHours(1))
{
    protected override Task RunAsync(CancellationToken cancellationToken) => store.ForgetAsync(cancellationToken);

    [LoggerMessage(EventId = 3311, Level = LogLevel.Warning,
        Message = "Answers under keys could not be deleted; trying again in an hour: {Reason}")]
    protected override partial void Failed(string reason);
}
