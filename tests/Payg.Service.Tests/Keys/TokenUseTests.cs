using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering.Authenticate.Changes;
using Payg.Service.Tests.Hosting;
using Payg.Service.Tests.Security;
using Payg.Storage.Customers;
using Xunit;

namespace Payg.Service.Tests.Keys;

/// <summary>When keys were last used, as the database stores it.</summary>
public abstract class TokenUseTests(ServiceFixture service)
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    public sealed class OnSqlite(SqliteService service) : TokenUseTests(service), IClassFixture<SqliteService>
    {
        [Fact]
        public async Task Uses_WhileAnotherWrites_KeepNoThreadWaiting()
        {
            var id = await Service.NewTokenIdAsync();
            await using var writer = Service.Database.Open();
            await using var transaction = await writer.Database.BeginTransactionAsync(
                System.Data.IsolationLevel.Serializable, TestContext.Current.CancellationToken);

            // SQLite waits on the thread that calls it: on this one, it would not return before the other has ended.
            var recording = Service.Uses.RecordAsync([new TokenUse(id, s_at)], TestContext.Current.CancellationToken);

            Assert.False(recording.IsCompleted);
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
            await recording;
            Assert.Equal(s_at, await Service.LastUseAsync(id));
        }
    }

    public sealed class OnPostgres(PostgresService service) : TokenUseTests(service), IClassFixture<PostgresService>;

    private protected UsesOf Service { get; } = new(service);

    [Fact]
    public async Task Uses_InABatch_AreStoredUnlessALaterOneIs()
    {
        var ids = new[]
        {
            await Service.NewTokenIdAsync(), await Service.NewTokenIdAsync(), await Service.NewTokenIdAsync(),
        };

        await RecordAsync((ids[0], s_at), (ids[1], s_at.AddMilliseconds(1)), (Guid.CreateVersion7(), s_at));
        await RecordAsync((ids[0], s_at.AddSeconds(-1)), (ids[1], s_at.AddSeconds(1)), (ids[2], s_at));

        Assert.Equal(s_at, await Service.LastUseAsync(ids[0]));
        Assert.Equal(s_at.AddSeconds(1), await Service.LastUseAsync(ids[1]));
        Assert.Equal(s_at, await Service.LastUseAsync(ids[2]));
    }

    [Fact]
    public async Task Uses_OfTheSameKeysOnSeveralNodes_AreStoredWithoutDeadlock()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 20; i++)
            ids.Add(await Service.NewTokenIdAsync());

        await Task.WhenAll(Enumerable.Range(0, 8).Select(node => RecordAsync(
            [.. (node % 2 == 0 ? ids : ids.AsEnumerable().Reverse()).Select(id => (id, s_at.AddSeconds(node)))])));

        foreach (var id in ids)
            Assert.Equal(s_at.AddSeconds(7), await Service.LastUseAsync(id));
    }

    [Fact]
    public async Task Recorder_OfManyKeys_StoresThemByOneStatementAThousand()
    {
        var counted = new CountedUses();
        using var recorder = ActivatorUtilities.CreateInstance<TokenUseRecorder>(Service.Services, counted);
        var uses = Enumerable.Range(0, (2 * TokenUseRecorder.KeysAtOnce) + 1)
            .Select(second => new TokenUse(Guid.CreateVersion7(), s_at.AddSeconds(second)));

        await recorder.RecordAsync(uses, TestContext.Current.CancellationToken);

        Assert.Equal([TokenUseRecorder.KeysAtOnce, TokenUseRecorder.KeysAtOnce, 1], counted.Batches);
    }

    private Task RecordAsync(params (Guid Id, DateTimeOffset At)[] uses) => Service.Uses.RecordAsync(
        [.. uses.Select(use => new TokenUse(use.Id, use.At))], TestContext.Current.CancellationToken);

    private protected sealed class UsesOf(ServiceFixture service)
    {
        public TestDatabase Database => service.Database;

        public ITokenUses Uses => service.Host.Services.GetRequiredService<ITokenUses>();

        public IServiceProvider Services => service.Host.Services;

        public async Task<Guid> NewTokenIdAsync() =>
            Guid.Parse((await service.NewKeyAsync(await service.NewCustomerAsync())).Id);

        public Task<DateTimeOffset?> LastUseAsync(Guid id) => service.InDatabaseAsync(context =>
            context.Tokens.Where(token => token.Id == id).Select(token => token.LastUsedAt).SingleAsync());
    }

    private sealed class CountedUses : ITokenUses
    {
        public List<int> Batches { get; } = [];

        public Task RecordAsync(IReadOnlyList<TokenUse> uses, CancellationToken cancellationToken)
        {
            Batches.Add(uses.Count);
            return Task.CompletedTask;
        }
    }
}
