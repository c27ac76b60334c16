using System.ComponentModel.DataAnnotations;
using System.Net.Mail;

namespace Payg.Service.Mail;

/// <summary>The server that sends e-mail. Without a host no e-mail is sent.</summary>
internal sealed class MailOptions : IValidatableObject
{
    public const string Section = "Payg:Mail";

    private const int DefaultPort = 587;
    private const int TlsPort = 465;
    private const int PlainPort = 25;

    /// <summary>The name of the SMTP server; none by default: no e-mail is sent.</summary>
    public string? Host { get; set; }

    /// <summary>Its port; by default 465 where Security is Tls, 25 where it is None, and 587 else.</summary>
    [Range(1, 65_535)]
    public int? Port { get; set; }

    /// <summary>The user that sends; none by default: the server asks for none.</summary>
    public string? Username { get; set; }

    /// <summary>The user's password.</summary>
    public string? Password { get; set; }

    /// <summary>
    /// Whom e-mails come from, such as <c>billing@example.com</c> or <c>Example &lt;billing@example.com&gt;</c>; needed
    /// where a host is set.
    /// </summary>
    public string? From { get; set; }

    /// <summary>
    /// <c>Auto</c>: encrypted where the server offers it, and always with a password; <c>StartTls</c>, <c>Tls</c>: or
    /// nothing is sent; <c>None</c>: never encrypted. <c>Auto</c> by default.
    /// </summary>
    public MailSecurity Security { get; set; }

    /// <summary>
    /// The address of the portal in e-mails, such as <c>https://billing.example.com</c>; by default the first one that
    /// the service listens on. Never taken from a request, whose sender could choose it.
    /// </summary>
    [RegularExpression("^https?://[a-zA-Z0-9.:\\[\\]-]+(/[\\x21-\\x7E]*)?$",
        ErrorMessage = "It must be like https://billing.example.com.")]
    public string? PortalUrl { get; set; }

    /// <summary>Whether users must give an e-mail address when they register; false by default.</summary>
    public bool RequireAddress { get; set; }

    internal bool IsEnabled => !string.IsNullOrEmpty(Host);

    internal int PortOrDefault => Port ?? Security switch
    {
        MailSecurity.Tls => TlsPort,
        MailSecurity.None => PlainPort,
        _ => DefaultPort,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsEnabled && !MailAddress.TryCreate(From, out _))
            yield return new ValidationResult("It must be an e-mail address where a host is set.", [nameof(From)]);
    }
}

internal enum MailSecurity
{
    /// <summary>Where the server offers it.</summary>
    Auto,

    /// <summary>By STARTTLS, or not at all.</summary>
    StartTls,

    /// <summary>From the first byte.</summary>
    Tls,

    None,
}
