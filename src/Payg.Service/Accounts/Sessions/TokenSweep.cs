using Microsoft.EntityFrameworkCore;
using Payg.Service.Background;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;

namespace Payg.Service.Accounts.Sessions;

/// <summary>Deletes tokens that ended long ago, counts of attempts and old notices, which bounds all.</summary>
internal sealed partial class TokenSweep(
    IServiceScopeFactory scopes, DatabaseReadiness readiness, TimeProvider clock, ILogger<TokenSweep> logger)
    : RepeatedWork(readiness, clock, TimeSpan.FromHours(1))
{
    /// <summary>Long enough for every node to have learned that the token ended.</summary>
    private static readonly TimeSpan s_keep = TimeSpan.FromDays(1);

    private static readonly TimeSpan s_keepNotices = TimeSpan.FromDays(90);

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var deleted = await SweepAsync(cancellationToken);
        Swept(deleted);
    }

    private async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var last = await context.AccessChanges.MaxAsync(row => (long?)row.Id, cancellationToken) ?? 0;
        await context.AccessChanges.Where(row => row.Id <= last - AccessChangeRow.Kept)
            .ExecuteDeleteAsync(cancellationToken);
        var before = Clock.GetUtcNow() - s_keep;
        await context.SignInAttempts.Where(row => row.Since < before).ExecuteDeleteAsync(cancellationToken);
        var old = Clock.GetUtcNow() - s_keepNotices;
        await context.Notices.Where(notice => notice.At < old).ExecuteDeleteAsync(cancellationToken);
        return await context.Tokens
            .Where(token => token.RevokedAt < before || token.ExpiresAt < before)
            .ExecuteDeleteAsync(cancellationToken);
    }

    [LoggerMessage(EventId = 2201, Level = LogLevel.Debug, Message = "Deleted {Tokens} tokens that ended")]
    private partial void Swept(int tokens);

    [LoggerMessage(EventId = 2202, Level = LogLevel.Warning,
        Message = "Tokens that ended could not be deleted; trying again in an hour: {Reason}")]
    protected override partial void Failed(string reason);
}
