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

    /// <summary>To be saved with the session; none for a first log-in or one like earlier ones.</summary>
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

    public Task<List<NoticeRow>> ListAsync(
        Guid user, long before, int take, CancellationToken cancellationToken) =>
        context.Notices.AsNoTracking()
            .Where(notice => notice.UserId == user && notice.Id < before)
            .OrderByDescending(notice => notice.Id).Take(take).ToListAsync(cancellationToken);
}
