using Microsoft.EntityFrameworkCore;
using Payg.Metering.Limits;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;

namespace Payg.Service.Accounts.Sessions;

/// <summary>
/// How many passwords may be tried for a user. An attempt is counted before its password is hashed, where all nodes
/// count, so that of guesses made at the same time no more than the bound are checked. Each source is counted by
/// itself: an address, a browser that is known, a live session. Only what comes from browsers that are not known counts
/// together as well, with a higher bound, so that many addresses together cannot guess without end.
/// </summary>
internal sealed class SignInLimits(PaygContext context, IDatabaseFaults faults, TimeProvider clock)
{
    public const int FromOneSource = 10;

    /// <summary>Attempts from all sources that are not known in a window.</summary>
    public const int FromAnywhere = 50;

    /// <summary>How long attempts count, and how long a source that reached its bound is refused.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private const string Anywhere = "anywhere";
    private const string Codes = "codes";

    public static AttemptSource OfAddress(HttpContext http) => new($"address:{ClientAddress.Of(http)}", IsKnown: false);

    public static AttemptSource OfDevice(string id) => new($"device:{id}", IsKnown: true);

    public static AttemptSource OfSession(Guid token) => new($"session:{token:N}", IsKnown: true);

    /// <summary>Their sender knows the password, so codes from everywhere are counted together.</summary>
    public static AttemptSource OfCodes { get; } = new(Codes, IsKnown: true);

    /// <summary>Counts an attempt; false, where there were too many, and nothing may be checked.</summary>
    public async Task<bool> TryTakeAsync(Guid user, AttemptSource source, CancellationToken cancellationToken)
    {
        if (!await TryTakeAsync(user, source.Name, FromOneSource, cancellationToken))
            return false;
        if (source.IsKnown || await TryTakeAsync(user, Anywhere, FromAnywhere, cancellationToken))
            return true;

        await GiveBackAsync(user, source.Name, cancellationToken);
        return false;
    }

    /// <summary>The attempt failed and stays counted. True where it was the last of its source for a while.</summary>
    public async Task<bool> FailedAsync(Guid user, AttemptSource source, CancellationToken cancellationToken)
    {
        var isLast = await LockAsync(user, source.Name, FromOneSource, cancellationToken);
        if (!source.IsKnown)
            isLast |= await LockAsync(user, Anywhere, FromAnywhere, cancellationToken);
        return isLast;
    }

    /// <summary>The attempt succeeded: its source begins again, and the attempt no longer counts.</summary>
    public async Task SucceededAsync(Guid user, AttemptSource source, CancellationToken cancellationToken)
    {
        await context.SignInAttempts.Where(row => row.UserId == user && row.Source == source.Name)
            .ExecuteDeleteAsync(cancellationToken);
        if (!source.IsKnown)
            await GiveBackAsync(user, Anywhere, cancellationToken);
    }

    private async Task<bool> TryTakeAsync(
        Guid user, string source, int bound, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            var ended = now - Window;
            var row = context.SignInAttempts.Where(row => row.UserId == user && row.Source == source);
            var taken = await row
                .Where(attempts => attempts.Since <= ended || attempts.Count < bound)
                .ExecuteUpdateAsync(
                    change => change
                        .SetProperty(attempts => attempts.Count,
                            attempts => attempts.Since <= ended ? 1 : attempts.Count + 1)
                        .SetProperty(attempts => attempts.IsLocked,
                            attempts => attempts.Since > ended && attempts.IsLocked)
                        .SetProperty(attempts => attempts.Since,
                            attempts => attempts.Since <= ended ? now : attempts.Since),
                    cancellationToken);
            if (taken > 0)
                return true;
            if (await row.AnyAsync(
                attempts => attempts.Since > ended && attempts.Count >= bound, cancellationToken))
            {
                return false;
            }

            if (await TryAddAsync(user, source, now, cancellationToken))
                return true;
        }
    }

    private async Task<bool> TryAddAsync(
        Guid user, string source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entry = context.SignInAttempts.Add(
            new SignInAttemptsRow { UserId = user, Source = source, Count = 1, Since = now });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (faults.IsUniqueViolation(exception))
        {
            return false;
        }
        finally
        {
            entry.State = EntityState.Detached;
        }
    }

    private async Task<bool> LockAsync(Guid user, string source, int bound, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await context.SignInAttempts
            .Where(row => row.UserId == user && row.Source == source && row.Count >= bound && !row.IsLocked)
            .ExecuteUpdateAsync(
                change => change.SetProperty(row => row.IsLocked, true).SetProperty(row => row.Since, now),
                cancellationToken) > 0;
    }

    private Task<int> GiveBackAsync(Guid user, string source, CancellationToken cancellationToken) =>
        context.SignInAttempts.Where(row => row.UserId == user && row.Source == source && row.Count > 0)
            .ExecuteUpdateAsync(
                change => change.SetProperty(row => row.Count, row => row.Count - 1), cancellationToken);
}

/// <param name="IsKnown">Whether the user themselves has been there: strangers cannot use it up.</param>
internal readonly record struct AttemptSource(string Name, bool IsKnown);
