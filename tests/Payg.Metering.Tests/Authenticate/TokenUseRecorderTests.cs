using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Payg.Core.Customers;
using Payg.Journal.Tests;
using Payg.Metering.Authenticate;
using Payg.Metering.Authenticate.Changes;
using Payg.Metering.Settings;
using Payg.Storage.Customers;
using Payg.Storage.Databases;

namespace Payg.Metering.Tests.Authenticate;

public sealed class TokenUseRecorderTests : IDisposable
{
    private const int Failed = 2401;

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(30);
    private static readonly DateTimeOffset s_start = new(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);

    private readonly ServiceClock _clock = new(s_start);
    private readonly MemoryCredentials _store = new();
    private readonly DatabaseReadiness _readiness = new();
    private readonly MemoryUses _uses = new();
    private readonly LogEvents<TokenUseRecorder> _log = new();
    private readonly TokenAuthenticator _authenticator;
    private readonly TokenUseRecorder _recorder;

    public TokenUseRecorderTests()
    {
        _authenticator = new TokenAuthenticator(
            _store, Options.Create(new PaygOptions()), Options.Create(new RateLimitOptions()), _clock);
        _recorder = new TokenUseRecorder(_uses, _authenticator, _readiness, _clock, _log);
    }

    public void Dispose() => _recorder.Dispose();

    [Fact]
    public async Task Uses_SinceTheLastTime_AreRecordedEachThirtySeconds()
    {
        _readiness.MarkReady();
        await StartAsync();
        var (one, two) = (NewToken(), NewToken());
        await UseAsync(one);
        await UseAsync(two);

        _clock.Advance(s_interval - TimeSpan.FromTicks(1));
        await UseAsync(two);
        Assert.Empty(_uses.Recorded);
        _clock.Advance(TimeSpan.FromTicks(1));
        await _uses.UntilAsync(1);
        await UseAsync(one);
        _clock.Advance(s_interval);
        await _uses.UntilAsync(2);
        await _recorder.StopAsync(default);

        Assert.Equal(
            [UseOf(one, s_start), UseOf(two, s_start + s_interval - TimeSpan.FromTicks(1))],
            _uses.Recorded.First().OrderBy(use => use.UsedAt));
        Assert.Equal([UseOf(one, s_start + s_interval)], _uses.Recorded.Last());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Uses_ThatCouldNotBeRecorded_AreRecordedNextTime(bool isCancelledByTheDriver)
    {
        _readiness.MarkReady();
        _uses.Failure = isCancelledByTheDriver
            ? new OperationCanceledException("gave up")
            : new InvalidOperationException("away");
        await StartAsync();
        var token = NewToken();
        await UseAsync(token);
        _clock.Advance(s_interval);
        await Eventually.TrueAsync(() => _log.Ids.Length > 0);

        _uses.Failure = null;
        _clock.Advance(s_interval);
        await _uses.UntilAsync(1);
        await _recorder.StopAsync(default);

        Assert.Equal([UseOf(token, s_start)], Assert.Single(_uses.Recorded));
        Assert.Equal([Failed], _log.Ids);
    }

    [Fact]
    public async Task Uses_BeforeTheDatabaseIsPrepared_Wait()
    {
        await StartAsync();
        var token = NewToken();
        await UseAsync(token);
        _clock.Advance(s_interval);
        Assert.Empty(_uses.Recorded);

        _readiness.MarkReady();
        _clock.Advance(s_interval);
        await _uses.UntilAsync(1);
        await _recorder.StopAsync(default);

        Assert.Equal([UseOf(token, s_start)], Assert.Single(_uses.Recorded));
        Assert.Empty(_log.Ids);
    }

    [Fact]
    public async Task Uses_OfManyKeys_AreRecordedAThousandAtATime()
    {
        var used = Enumerable.Range(0, 2_500).Select(_ => new TokenUse(Guid.CreateVersion7(), s_start)).ToArray();

        await _recorder.RecordAsync(used, default);

        Assert.Equal([1000, 1000, 500], _uses.Recorded.Select(batch => batch.Length));
        Assert.Equal(used, _uses.Recorded.SelectMany(batch => batch));
    }

    private async Task StartAsync()
    {
        await _recorder.StartAsync(default);
        await _clock.TimedAsync();
    }

    private string NewToken()
    {
        var token = TokenFormat.Create(TokenKind.ApiKey);
        _store.Add(token, MemoryCredentials.NewCredential());
        return token;
    }

    private TokenUse UseOf(string token, DateTimeOffset at) => new(_store.CredentialOf(token).TokenId, at);

    private async Task UseAsync(string token)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = "Bearer " + token;
        Assert.NotNull(await _authenticator.AuthenticateAsync(context));
    }

    private sealed class MemoryUses : ITokenUses
    {
        public ConcurrentQueue<TokenUse[]> Recorded { get; } = [];

        public Exception? Failure { get; set; }

        public Task UntilAsync(int batches) => Eventually.TrueAsync(() => Recorded.Count >= batches);

        public Task RecordAsync(IReadOnlyList<TokenUse> uses, CancellationToken cancellationToken)
        {
            if (Failure is { } failure)
                throw failure;
            Recorded.Enqueue([.. uses]);
            return Task.CompletedTask;
        }
    }
}
