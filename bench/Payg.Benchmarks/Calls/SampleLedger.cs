using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;

namespace Payg.Benchmarks.Calls;

/// <summary>Stands for a database that answers at once, so that a call is measured without one.</summary>
internal sealed class SampleLedger : IUsageLedger, IMeterCatalog, ICredentialStore
{
    private static readonly Task<IReadOnlyList<CredentialChange>> s_none =
        Task.FromResult<IReadOnlyList<CredentialChange>>([]);

    public Task<ApplyOutcome> ApplyAsync(UsageBatch batch, CancellationToken cancellationToken) =>
        Task.FromResult(new ApplyOutcome(AlreadyApplied: false, Lines: 1));

    public Task<IReadOnlyList<Meter>> EnsureAsync(
        IReadOnlyList<MeterDeclaration> declarations, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Meter>>(
        [
            .. declarations.Select((meter, number) =>
                new Meter(new MeterId(number + 1), meter.Key, meter.Unit)),
        ]);

    public Task<IReadOnlyList<Meter>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Meter>>([]);

    public Task<Credential?> FindAsync(TokenHash hash, CancellationToken cancellationToken) =>
        Task.FromResult<Credential?>(new Credential(
            new Guid("0199c0de-0000-7000-8000-000000000001"), new Guid("0199c0de-0000-7000-8000-000000000002"),
            new CustomerId(new Guid("0199c0de-0000-7000-8000-000000000003")), "bench", IsAdministrator: false,
            TokenKind.Session, ExpiresAt: null));

    public async Task<IReadOnlyDictionary<TokenHash, Credential>> FindAsync(
        IReadOnlyCollection<TokenHash> hashes, CancellationToken cancellationToken)
    {
        var found = new Dictionary<TokenHash, Credential>();
        foreach (var hash in hashes)
            found[hash] = (await FindAsync(hash, cancellationToken))!;
        return found;
    }

    public Task<IReadOnlyList<CredentialChange>> ChangesAfterAsync(
        long position, CancellationToken cancellationToken) => s_none;

    public Task<long> LastChangeAsync(CancellationToken cancellationToken) => Task.FromResult(0L);
}
