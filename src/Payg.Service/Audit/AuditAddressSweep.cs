using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Service.Background;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Service.Audit;

/// <summary>Deletes the addresses of old entries in the audit log, every hour. The entries stay.</summary>
internal sealed partial class AuditAddressSweep(
    IServiceScopeFactory scopes,
    DatabaseReadiness readiness,
    IOptions<RetentionOptions> settings,
    TimeProvider clock,
    ILogger<AuditAddressSweep> logger) : RepeatedWork(readiness, clock, TimeSpan.FromHours(1))
{
    internal async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        if (settings.Value.AuditAddresses == 0)
            return 0;

        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var before = Clock.GetUtcNow().AddDays(-settings.Value.AuditAddresses);
        return await context.AuditAddresses
            .Where(address => context.AuditEntries.Any(entry => entry.Id == address.EntryId && entry.At < before))
            .ExecuteDeleteAsync(cancellationToken);
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    [LoggerMessage(EventId = 2502, Level = LogLevel.Warning,
        Message = "Old addresses in the audit log could not be deleted; trying again in an hour: {Reason}")]
    protected override partial void Failed(string reason);
}
