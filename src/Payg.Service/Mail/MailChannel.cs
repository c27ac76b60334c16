using System.Security.Cryptography;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Service.Deliveries;
using Payg.Storage.Budgets;
using Payg.Storage.Model;
using Payg.Storage.Model.Notifications;

namespace Payg.Service.Mail;

/// <summary>Sends mails: those about events to the customer's verified users and address. Thread-safe.</summary>
internal sealed class MailChannel(MailComposer composer, IOptions<MailOptions> settings, TimeProvider clock)
    : IDeliveryChannel
{
    private const int TimeoutMs = 30_000;
    private const int Permanent = 500;

    public DeliveryChannel Channel => DeliveryChannel.Mail;

    public async Task AddAsync(
        PaygContext context, IReadOnlyList<AlertRow> alerts, CancellationToken cancellationToken)
    {
        if (!settings.Value.IsEnabled)
            return;
        var now = clock.GetUtcNow();
        foreach (var alert in alerts.Where(alert => MailTemplate.Find(alert.Type) is not null))
        {
            foreach (var address in await RecipientsAsync(context, alert, cancellationToken))
                context.Deliveries.Add(MailQueue.Of(alert.Type, address, content: null, alert.Id, now));
        }
    }

    public async Task<DeliveryResult> SendAsync(DeliveryRow delivery, CancellationToken cancellationToken)
    {
        if (!settings.Value.IsEnabled)
            return DeliveryResult.Failed("No mail server is set up.", isFinal: true);
        try
        {
            var mails = await composer.ComposeAsync(delivery, cancellationToken);
            if (mails.Count == 0)
                return DeliveryResult.Accepted();
            using var smtp = new SmtpClient { Timeout = TimeoutMs };
            await ConnectAsync(smtp, cancellationToken);
            string? answer = null;
            foreach (var mail in mails)
                answer = await smtp.SendAsync(mail, cancellationToken);
            await smtp.DisconnectAsync(quit: true, cancellationToken);
            return DeliveryResult.Accepted(status: null, Short(answer, DeliveryRow.MaxResponseLength));
        }
        catch (SmtpCommandException refused)
        {
            return DeliveryResult.Failed(
                Short($"{(int)refused.StatusCode} {refused.Message}", DeliveryRow.MaxErrorLength)!,
                isFinal: (int)refused.StatusCode >= Permanent
                    && (refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted));
        }
        catch (CryptographicException)
        {
            return DeliveryResult.Failed("What the mail is about cannot be read any more.", isFinal: true);
        }
        catch (Exception exception) when (exception is IOException or ProtocolException or CommandException
            or System.Net.Sockets.SocketException or TimeoutException or SslHandshakeException
            or AuthenticationException or NotSupportedException or ServiceNotAuthenticatedException)
        {
            return DeliveryResult.Failed(Short(exception.Message, DeliveryRow.MaxErrorLength)!);
        }
    }

    private async Task ConnectAsync(SmtpClient smtp, CancellationToken cancellationToken)
    {
        var server = settings.Value;
        await smtp.ConnectAsync(server.Host!, server.PortOrDefault, server.Security switch
        {
            MailSecurity.None => SecureSocketOptions.None,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.StartTlsWhenAvailable,
        }, cancellationToken);
        if (string.IsNullOrEmpty(server.Username))
            return;
        if (!smtp.IsSecure && server.Security is not MailSecurity.None)
            throw new NotSupportedException("The server offers no encryption: the password was not sent.");
        await smtp.AuthenticateAsync(server.Username, server.Password ?? "", cancellationToken);
    }

    private static async Task<IReadOnlyList<string>> RecipientsAsync(
        PaygContext context, AlertRow alert, CancellationToken cancellationToken)
    {
        // Invoices go to the address that the customer named for them.
        var customer = alert.CustomerId;
        if (alert.Type.StartsWith("invoice.", StringComparison.Ordinal)
            && await context.BillingDetails.Where(row => row.CustomerId == customer).Select(row => row.Email)
                .SingleOrDefaultAsync(cancellationToken) is { } billing)
        {
            return [billing];
        }

        var addresses = await context.Users
            .Where(user => user.CustomerId == customer && user.EmailConfirmed && user.Email != null)
            .Select(user => user.Email!).ToListAsync(cancellationToken);
        addresses.AddRange(await context.Customers.Where(row => row.Id == customer && row.Email != null)
            .Select(row => row.Email!).ToListAsync(cancellationToken));
        if (!AlertTypes.All.Contains(alert.Type, StringComparer.Ordinal))
            return [.. addresses.DistinctBy(MailAddresses.Normalize, StringComparer.Ordinal)];
        var keys = addresses.ConvertAll(MailAddresses.Normalize);
        var refused = await context.MailOptOuts.Where(row => keys.Contains(row.Email)).Select(row => row.Email)
            .ToListAsync(cancellationToken);
        return
        [
            .. addresses.DistinctBy(MailAddresses.Normalize, StringComparer.Ordinal)
                .Where(address => !refused.Contains(MailAddresses.Normalize(address), StringComparer.Ordinal)),
        ];
    }

    private static string? Short(string? text, int length) => text?.Length > length ? text[..length] : text;
}
