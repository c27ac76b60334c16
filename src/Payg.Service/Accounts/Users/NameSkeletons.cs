using Microsoft.EntityFrameworkCore;
using Payg.Core.Names;
using Payg.Metering.Startup;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Service.Accounts.Users;

/// <summary>
/// Gives users of earlier versions the form of their name that is compared, by the rule of this version. Of several
/// names that look alike, all stay: one user has the form, so that nobody else can register another, and the log names
/// the others.
/// </summary>
internal sealed partial class NameSkeletons(
    IServiceScopeFactory scopes, IDatabaseFaults faults, ILogger<NameSkeletons> logger) : IDatabaseSeed
{
    private const int RowsAtOnce = 500;

    /// <summary>Marks users of claims, who have no name that anybody could register.</summary>
    private const string ClaimPrefix = "claim:";

    /// <summary>Marks the form of users whose name looks like that of another user, who has the form.</summary>
    private const char LookAlikeMark = '!';

    /// <summary>
    /// Does it, a part of the users at a time. Another node may do the same. Forms of an earlier rule are taken away
    /// first, all of them: one may be the form of another user by the rule of today.
    /// </summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        for (var last = Guid.Empty; await NextAsync(context, last, cancellationToken) is { Count: > 0 } users;)
        {
            last = users[^1].Id;
            await ClearAsync(context, users, cancellationToken);
        }

        while (await FillAsync(context, cancellationToken))
            context.ChangeTracker.Clear();
    }

    private static Task<List<Named>> NextAsync(
        PaygContext context, Guid last, CancellationToken cancellationToken) =>
        context.Users.Where(user => user.Id > last && user.NameSkeleton != null)
            .OrderBy(user => user.Id).Take(RowsAtOnce)
            .Select(user => new Named(user.Id, user.UserName!, user.NameSkeleton!))
            .ToListAsync(cancellationToken);

    /// <summary>Users whose name looked like another one may have theirs now.</summary>
    private static async Task ClearAsync(
        PaygContext context, List<Named> users, CancellationToken cancellationToken)
    {
        var marked = users.Where(user => user.Skeleton[0] == LookAlikeMark)
            .ToDictionary(user => user.Id, user => NameSkeleton.Of(user.Name));
        var taken = marked.Count == 0 ? [] : await context.Users
            .Where(user => marked.Values.Contains(user.NameSkeleton!))
            .Select(user => user.NameSkeleton!).ToListAsync(cancellationToken);
        var outdated = users.Where(user => marked.TryGetValue(user.Id, out var form)
                ? !taken.Contains(form)
                : !string.Equals(user.Skeleton, NameSkeleton.Of(user.Name), StringComparison.Ordinal))
            .Select(user => user.Id).ToList();
        if (outdated.Count > 0)
        {
            await context.Users.Where(user => outdated.Contains(user.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(user => user.NameSkeleton, (string?)null), cancellationToken);
        }
    }

    private async Task<bool> FillAsync(PaygContext context, CancellationToken cancellationToken)
    {
        var users = await context.Users
            .Where(user => user.NameSkeleton == null && !user.UserName!.StartsWith(ClaimPrefix))
            .OrderBy(user => user.Id).Take(RowsAtOnce).ToListAsync(cancellationToken);
        var wanted = users.Select(user => NameSkeleton.Of(user.UserName!)).ToList();
        var taken = (await context.Users.Where(user => wanted.Contains(user.NameSkeleton!))
            .Select(user => user.NameSkeleton!).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        foreach (var (user, skeleton) in users.Zip(wanted))
            user.NameSkeleton = taken.Add(skeleton) ? skeleton : $"{LookAlikeMark}{user.Id}";

        try
        {
            await context.SaveChangesAsync(cancellationToken);
            foreach (var user in users.Where(user => user.NameSkeleton![0] == LookAlikeMark))
                LooksAlike(user.Id);
        }
        catch (DbUpdateException exception)
            when (exception is DbUpdateConcurrencyException || faults.IsUniqueViolation(exception))
        {
            // Another node was quicker: what is left is read again.
        }

        return users.Count > 0;
    }

    [LoggerMessage(EventId = 2302, Level = LogLevel.Warning,
        Message = "The user {UserId} has a name that looks like another user's; both keep theirs")]
    private partial void LooksAlike(Guid userId);

    private sealed record Named(Guid Id, string Name, string Skeleton);
}
