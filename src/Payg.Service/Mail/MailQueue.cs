using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Payg.Storage.Model;
using Payg.Storage.Model.Notifications;

namespace Payg.Service.Mail;

/// <summary>Adds mails to a context; the caller's next save stores them, and they are sent after it.</summary>
internal sealed class MailQueue(
    PaygContext context, MailContent content, IOptions<MailOptions> settings, TimeProvider clock)
{
    public bool IsEnabled => settings.Value.IsEnabled;

    /// <summary>Adds a mail; nothing where no e-mail is sent.</summary>
    /// <param name="values">What the mail is about; encrypted until it is sent.</param>
    public void Add(string type, string recipient, IReadOnlyDictionary<string, string> values)
    {
        if (IsEnabled)
            context.Deliveries.Add(Of(type, recipient, content.Protect(values), null, clock.GetUtcNow()));
    }

    public static DeliveryRow Of(string type, string recipient, string? content, long? alert, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new DeliveryRow
        {
            Id = id,
            Channel = DeliveryChannel.Mail,
            AlertId = alert,
            MessageId = id.ToString("N"),
            Type = type,
            Recipient = recipient,
            Content = content,
            NextAttemptAt = now,
            CreatedAt = now,
        };
    }
}

/// <summary>Encrypts what mails are about, while they wait. Thread-safe.</summary>
internal sealed class MailContent(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Payg.Mail.v1");

    public string Protect(IReadOnlyDictionary<string, string> values) =>
        _protector.Protect(JsonSerializer.Serialize(values));

    /// <summary>Stored values; empty without stored ones.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">
    /// The keys are of another data directory.
    /// </exception>
    public Dictionary<string, string> Unprotect(string? stored) => stored is null
        ? []
        : JsonSerializer.Deserialize<Dictionary<string, string>>(_protector.Unprotect(stored)) ?? [];
}

/// <summary>The mails that are about no event, each with a template of its name.</summary>
internal static class MailTypes
{
    public const string VerifyAddress = "account.verify_email";

    public const string ResetPassword = "account.reset_password";

    public const string Invitation = "customer.invitation";

    public const string User = "user";
}
