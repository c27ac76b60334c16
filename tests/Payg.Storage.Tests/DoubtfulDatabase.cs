using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Payg.Storage.Databases;
using Payg.Storage.Flush.Rows;
using Payg.Storage.Model;

namespace Payg.Storage.Tests;

/// <summary>A database of which every commit seems to fail: it may have been carried out or not.</summary>
/// <param name="database">Where it is carried out.</param>
/// <param name="isApplied">Whether the next one is.</param>
internal sealed class DoubtfulDatabase(IFlushDatabase database, Func<bool> isApplied) : IFlushDatabase
{
    public Task<T> RunAsync<T>(Func<IFlushTransaction, Task<T>> work, CancellationToken cancellationToken) =>
        database.RunAsync(
            transaction =>
            {
                var doubtful = DispatchProxy.Create<IFlushTransaction, DoubtfulTransaction>();
                var proxy = (DoubtfulTransaction)(object)doubtful;
                (proxy.Inner, proxy.IsApplied) = (transaction, isApplied);
                return work(doubtful);
            },
            cancellationToken);

    public IFlushTransaction Join(PaygContext context) => throw new NotSupportedException();
}

/// <summary>A transaction whose commit seems to fail.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "DispatchProxy derives from it.")]
internal class DoubtfulTransaction : DispatchProxy
{
    internal IFlushTransaction Inner { get; set; } = null!;

    internal Func<bool> IsApplied { get; set; } = null!;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name is nameof(IFlushTransaction.CommitAsync)
            ? CommitAsync((CancellationToken)args![0]!)
            : targetMethod.Invoke(Inner, args);

    private async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (IsApplied())
            await Inner.CommitAsync(cancellationToken);
        throw new TimeoutException();
    }
}

/// <summary>Takes what such commits throw for an unavailable database.</summary>
internal sealed class DoubtfulFaults : IDatabaseFaults
{
    public bool IsUnavailable(Exception exception) => exception is TimeoutException;

    public bool IsRefusal(Exception exception) => false;

    public bool IsUniqueViolation(Exception exception) => false;
}
