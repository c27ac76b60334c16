using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Customers;
using Payg.Service.Audit;
using Payg.Service.Mail;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;

namespace Payg.Service.Accounts;

/// <summary>Sets, confirms and removes users' e-mail addresses, each with its entry in the audit log.</summary>
internal sealed class EmailChanges(
    PaygContext context,
    MailLinks links,
    MailQueue mails,
    AuditLog audit,
    IOptions<MailOptions> settings,
    TimeProvider clock)
{
    /// <summary>Sends a link. It replaces an unconfirmed address at once, another one when it is opened.</summary>
    public async Task SetAsync(
        HttpContext http, Credential caller, string address, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var user = await context.Users.SingleAsync(row => row.Id == caller.UserId, cancellationToken);
        await ForgetLinksAsync(user.Id, cancellationToken);
        if (!user.EmailConfirmed)
            (user.Email, user.NormalizedEmail) = (address, MailAddresses.Normalize(address));
        mails.Add(MailTypes.VerifyAddress, address, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [MailTypes.User] = user.Id.ToString(),
        });
        audit.Add(http, AuditActions.EmailSet, AuditSubject.Customer(user.CustomerId), null, new { Email = address });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Confirms the address to which a link was sent; false: the link does not work.</summary>
    public async Task<bool> VerifyAsync(HttpContext http, string secret, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(context, secret, MailLinkPurpose.Verify, cancellationToken) is not { } link)
            return false;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.MailLinks.Where(row => row.Hash == link.Hash).ExecuteDeleteAsync(cancellationToken) == 0)
            return false;
        await ForgetLinksAsync(link.UserId, cancellationToken);
        var user = await context.Users.SingleAsync(row => row.Id == link.UserId, cancellationToken);
        (user.Email, user.NormalizedEmail, user.EmailConfirmed) =
            (link.Email, MailAddresses.Normalize(link.Email), true);
        audit.Add(
            http, new AuditActor(user.Id, user.UserName), AuditActions.EmailVerified,
            AuditSubject.Customer(user.CustomerId), null, new { user.Email });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Forgets the address; false: the service needs one.</summary>
    public async Task<bool> RemoveAsync(
        HttpContext http, Credential caller, CancellationToken cancellationToken)
    {
        if (settings.Value.RequireAddress)
            return false;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var user = await context.Users.SingleAsync(row => row.Id == caller.UserId, cancellationToken);
        await ForgetLinksAsync(user.Id, cancellationToken);
        if (user.Email is not null)
        {
            audit.Add(http, AuditActions.EmailRemoved, AuditSubject.Customer(user.CustomerId), new { user.Email });
            (user.Email, user.NormalizedEmail, user.EmailConfirmed) = (null, null, false);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<(string? Email, bool IsVerified, string? Pending)> ReadAsync(
        Guid user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var row = await context.Users.AsNoTracking().Where(known => known.Id == user)
            .Select(known => new
            {
                known.Email,
                known.EmailConfirmed,
                Pending = context.MailLinks
                    .Where(link => link.UserId == user && link.Purpose == MailLinkPurpose.Verify
                        && link.ExpiresAt > now && link.Email != known.Email)
                    .OrderByDescending(link => link.CreatedAt).Select(link => link.Email).FirstOrDefault(),
            })
            .SingleAsync(cancellationToken);
        return (row.Email, row.EmailConfirmed, row.Pending);
    }

    /// <summary>Links of both kinds: one to set a password must not outlive the address that it was sent to.</summary>
    private Task<int> ForgetLinksAsync(Guid user, CancellationToken cancellationToken) =>
        context.MailLinks.Where(row => row.UserId == user).ExecuteDeleteAsync(cancellationToken);
}
