using Microsoft.EntityFrameworkCore;
using Payg.Core.Names;
using Payg.Metering.Startup;
using Payg.Storage;

namespace Payg.Service.Accounts;

/// <summary>
/// Gives users of earlier versions the form of their name that is compared. Of several names that look alike, all stay:
/// the oldest user has the form, so that nobody else can register another.
/// </summary>
internal sealed class NameSkeletons(IServiceScopeFactory scopes, IDatabaseFaults faults) : IDatabaseSeed
{
    private const int RowsAtOnce = 500;

    /// <summary>Marks users of claims, who have no name that anybody could register.</summary>
    private const string ClaimPrefix = "claim:";

    /// <summary>Does it, a part of the users at a time. Another node may do the same.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        while (await FillAsync(context, cancellationToken))
            context.ChangeTracker.Clear();
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
            user.NameSkeleton = taken.Add(skeleton) ? skeleton : $"!{user.Id}";

        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception)
            when (exception is DbUpdateConcurrencyException || faults.IsUniqueViolation(exception))
        {
            // Another node was quicker: what is left is read again.
        }

        return users.Count > 0;
    }
}
