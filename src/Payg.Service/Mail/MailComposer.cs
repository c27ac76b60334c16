using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Utils;
using Payg.Service.Portal;
using Payg.Storage.Budgets;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Notifications;

namespace Payg.Service.Mail;

internal sealed record MailAttachment(string FileName, string MediaType, byte[] Content);

/// <summary>
/// Finds what goes with mails about an event, such as the PDF of the invoice that the event's data names. Register any
/// number of them as singletons. Thread-safe.
/// </summary>
internal interface IMailAttachments
{
    Task<IReadOnlyList<MailAttachment>> ReadAsync(AlertRow alert, CancellationToken cancellationToken);
}

/// <summary>Writes mails when they are sent: what a link would give away is never stored. Thread-safe.</summary>
internal sealed class MailComposer(
    IServiceScopeFactory scopes,
    MailContent content,
    MailLinks links,
    IEnumerable<IMailAttachments> attachments,
    IOptions<MailOptions> settings,
    IOptions<PortalOptions> brand)
{
    private const int MaxUsersOfAddress = 5;
    private const string DefaultColor = "#0c7a5c";

    /// <summary>The mails of a delivery; none where there is nobody to write to.</summary>
    public async Task<IReadOnlyList<MimeMessage>> ComposeAsync(
        DeliveryRow delivery, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var mails = delivery.Type switch
        {
            MailTypes.VerifyAddress => await VerifyAsync(context, delivery, cancellationToken),
            MailTypes.ResetPassword => await ResetAsync(context, delivery, cancellationToken),
            MailTypes.Invitation => [Write(delivery, Invitation(content.Unprotect(delivery.Content)))],
            _ => [await AboutAsync(context, delivery, cancellationToken)],
        };
        await context.SaveChangesAsync(cancellationToken);
        return mails;
    }

    private async Task<IReadOnlyList<MimeMessage>> VerifyAsync(
        PaygContext context, DeliveryRow delivery, CancellationToken cancellationToken)
    {
        var values = content.Unprotect(delivery.Content);
        var id = Guid.Parse(values[MailTypes.User]);
        if (await context.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, cancellationToken)
            is not { } user)
        {
            return [];
        }

        values["username"] = user.UserName!;
        values["url"] = links.Add(context, id, delivery.Recipient!, MailLinkPurpose.Verify);
        return [Write(delivery, values)];
    }

    /// <summary>A mail for each user with the address, who have confirmed it; others learn nothing.</summary>
    private async Task<IReadOnlyList<MimeMessage>> ResetAsync(
        PaygContext context, DeliveryRow delivery, CancellationToken cancellationToken)
    {
        var address = MailAddresses.Normalize(delivery.Recipient!);
        var users = await context.Users.AsNoTracking()
            .Where(user => user.NormalizedEmail == address && user.EmailConfirmed
                && user.Customer!.DisabledAt == null)
            .OrderBy(user => user.Id).Take(MaxUsersOfAddress).ToListAsync(cancellationToken);
        return
        [
            .. users.Select(user => Write(delivery, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["username"] = user.UserName!,
                ["url"] = links.Add(context, user.Id, user.Email!, MailLinkPurpose.ResetPassword),
            }, user.Email)),
        ];
    }

    private Dictionary<string, string> Invitation(Dictionary<string, string> values)
    {
        values["url"] = $"{links.Portal}/sign-up?invitation={Uri.EscapeDataString(values["secret"])}";
        return values;
    }

    private async Task<MimeMessage> AboutAsync(
        PaygContext context, DeliveryRow delivery, CancellationToken cancellationToken)
    {
        var alert = await context.Alerts.AsNoTracking()
            .SingleAsync(row => row.Id == delivery.AlertId, cancellationToken);
        var values = ValuesOf(alert);
        string? unsubscribe = null;
        if (AlertTypes.All.Contains(alert.Type, StringComparer.Ordinal))
        {
            var secret = Uri.EscapeDataString(links.UnsubscribeSecretOf(delivery.Recipient!));
            values["unsubscribe_url"] = $"{links.Portal}/unsubscribe?token={secret}";
            unsubscribe = $"{links.Portal}/api/mail/unsubscribe?token={secret}";
        }

        var attached = new List<MailAttachment>();
        foreach (var source in attachments)
            attached.AddRange(await source.ReadAsync(alert, cancellationToken));
        var mail = Write(delivery, values, attached: attached);
        if (unsubscribe is not null)
        {
            mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>");
            mail.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        return mail;
    }

    private MimeMessage Write(
        DeliveryRow delivery,
        Dictionary<string, string> values,
        string? recipient = null,
        IReadOnlyList<MailAttachment>? attached = null)
    {
        var template = MailTemplate.Find(delivery.Type)
            ?? throw new InvalidOperationException($"There is no template for {delivery.Type}.");
        values["product"] = brand.Value.Name;
        values["footer"] = brand.Value.Footer ?? "";
        values["color"] = brand.Value.Color ?? DefaultColor;
        values["portal"] = links.Portal;
        var from = MailboxAddress.Parse(settings.Value.From!);
        var body = new BodyBuilder { TextBody = template.Text(values), HtmlBody = template.Html(values) };
        foreach (var file in attached ?? [])
            body.Attachments.Add(file.FileName, file.Content, ContentType.Parse(file.MediaType));
        var mail = new MimeMessage
        {
            Subject = template.Subject(values),
            Body = body.ToMessageBody(),
            MessageId = recipient is null
                ? $"{delivery.MessageId}@{from.Domain}"
                : MimeUtils.GenerateMessageId(from.Domain),
        };
        mail.From.Add(from);
        mail.To.Add(new MailboxAddress(name: null, recipient ?? delivery.Recipient!));
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    /// <summary>The data of an event as texts: an amount with its currency is one value.</summary>
    private static Dictionary<string, string> ValuesOf(AlertRow alert)
    {
        using var data = JsonDocument.Parse(alert.Data);
        return data.RootElement.EnumerateObject().ToDictionary(
            field => field.Name, field => TextOf(field.Value), StringComparer.Ordinal);
    }

    private static string TextOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty("amount", out var amount)
            && value.TryGetProperty("currency", out var currency)
            ? $"{amount.GetString()} {currency.GetString()}"
            : value.ToString();
}
