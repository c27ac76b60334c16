using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Storage;

namespace Payg.Metering.Billing.Keys;

/// <summary>Writes down when API keys were last used: every 30 seconds, so that it costs a call nothing.</summary>
internal sealed class TokenUseRecorder(
    IServiceScopeFactory scopes,
    TokenAuthenticator authenticator,
    DatabaseReadiness readiness,
    TimeProvider clock,
    ILogger<TokenUseRecorder> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var since = clock.GetUtcNow();
        using var timer = new PeriodicTimer(s_interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!readiness.IsReady)
                continue;

            var now = clock.GetUtcNow();
            try
            {
                await RecordAsync(since, stoppingToken);
                since = now;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.RecordFailed(exception.Message);
            }
        }
    }

    private async Task RecordAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        foreach (var caller in authenticator.UsedSince(since))
        {
            if (caller.Credential.Kind != TokenKind.ApiKey)
                continue;

            var (id, usedAt) = (caller.Credential.TokenId, caller.LastUsedAt);
            await context.Tokens
                .Where(token => token.Id == id && (token.LastUsedAt == null || token.LastUsedAt < usedAt))
                .ExecuteUpdateAsync(
                    change => change.SetProperty(token => token.LastUsedAt, usedAt), cancellationToken);
        }
    }
}
