using Microsoft.EntityFrameworkCore;
using Payg.Core.Customers;
using Payg.Service.Audit;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;

namespace Payg.Service.Accounts.Sessions;

/// <summary>Notifies users of log-ins from a browser or a program that they have not used before.</summary>
internal sealed class SignInNotices(PaygContext context)
{
    /// <summary>The most notices that a user gets in a day; the audit log has every log-in.</summary>
    public const int MaxInADay = 20;

    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    /// <summary>
    /// Adds a notice, to be saved with the session, unless this is the user's first log-in or the like of earlier ones.
    /// </summary>
    public async Task AddNewDeviceAsync(Guid user, TokenRow session, CancellationToken cancellationToken)
    {
        var sessions = context.Tokens.Where(token => token.UserId == user && token.Kind == TokenKind.Session);
        var since = session.CreatedAt - s_day;
        if (!await sessions.AnyAsync(cancellationToken)
            || await sessions.AnyAsync(
                token => token.Address == session.Address && token.Client == session.Client, cancellationToken)
            || await context.Notices.CountAsync(
                notice => notice.UserId == user && notice.At > since, cancellationToken) >= MaxInADay)
        {
            return;
        }

        context.Notices.Add(new NoticeRow
        {
            UserId = user,
            At = session.CreatedAt,
            Kind = AuditActions.LoginNewDevice,
            Address = session.Address,
            Client = session.Client,
        });
    }

    /// <summary>The user's notices, newest first.</summary>
    public Task<List<NoticeRow>> ListAsync(
        Guid user, long before, int take, CancellationToken cancellationToken) =>
        context.Notices.AsNoTracking()
            .Where(notice => notice.UserId == user && notice.Id < before)
            .OrderByDescending(notice => notice.Id).Take(take).ToListAsync(cancellationToken);
}
