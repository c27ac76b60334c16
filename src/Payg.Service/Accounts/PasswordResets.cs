using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Customers;
using Payg.Http.Errors;
using Payg.Service.Access;
using Payg.Service.Accounts.Users;
using Payg.Service.Audit;
using Payg.Service.Mail;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;

namespace Payg.Service.Accounts;

/// <summary>
/// New passwords by e-mail. A request stores the same for every address, and answers before it is known whether a user
/// has it: neither the answer nor its time shows that.
/// </summary>
internal sealed class PasswordResets(
    PaygContext context,
    MailLinks links,
    MailQueue mails,
    IPasswordHasher<UserRow> hasher,
    PasswordWork work,
    AccessChange access,
    AuditLog audit,
    TimeProvider clock)
{
    public async Task RequestAsync(HttpContext http, string address, CancellationToken cancellationToken)
    {
        mails.Add(MailTypes.ResetPassword, address, new Dictionary<string, string>(StringComparer.Ordinal));
        audit.Add(http, AuditActor.Unknown, AuditActions.PasswordForgotten, AuditSubject.Unknown);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Ends the user's sessions too; false, without an error, where the link does not work.</summary>
    public async Task<bool> ResetAsync(
        HttpContext http, string secret, string password, FieldErrors errors, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(context, secret, MailLinkPurpose.ResetPassword, cancellationToken)
            is not { } link)
        {
            return false;
        }

        // 1. The link stands for the address to which it was sent, and only for a user who may sign in.
        var user = await context.Users.AsNoTracking().Include(row => row.Customer)
            .SingleAsync(row => row.Id == link.UserId, cancellationToken);
        if (!string.Equals(user.Email, link.Email, StringComparison.Ordinal) || !user.EmailConfirmed
            || user.Customer!.DisabledAt is not null)
        {
            return false;
        }

        RegistrationRules.CheckPassword(password, user.UserName!, errors);
        if (errors.Any)
            return false;
        var hash = await work.RunAsync(() => hasher.HashPassword(user, password), isKnown: false);

        // 2. Of two requests with one link, the second deletes nothing.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.MailLinks.Where(row => row.Hash == link.Hash).ExecuteDeleteAsync(cancellationToken) == 0)
            return false;
        await context.MailLinks.Where(row => row.UserId == user.Id && row.Purpose == MailLinkPurpose.ResetPassword)
            .ExecuteDeleteAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var changed = await context.Users.SingleAsync(row => row.Id == user.Id, cancellationToken);
        changed.PasswordHash = hash;
        changed.SecurityStamp = Guid.CreateVersion7(now).ToString("N");
        (changed.MustChangePassword, changed.AccessChangedAt) = (false, now);
        await context.SignInAttempts.Where(row => row.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);

        // 3. A log-in with the old password that is under way has its token by then, which ends here, or gets none.
        await context.SaveChangesAsync(cancellationToken);
        await context.Tokens
            .Where(token => token.UserId == user.Id && token.Kind == TokenKind.Session && token.RevokedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(token => token.RevokedAt, now), cancellationToken);
        audit.Add(
            http, new AuditActor(user.Id, user.UserName), AuditActions.PasswordResetByMail,
            AuditSubject.Customer(user.CustomerId));
        await access.CommitAsync(transaction, user.CustomerId, cancellationToken);
        return true;
    }
}
