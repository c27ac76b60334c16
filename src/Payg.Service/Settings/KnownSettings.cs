using Payg.Metering.Settings;
using Payg.Service.Access;
using Payg.Service.Accounts.Sessions;
using Payg.Service.Accounts.Users;
using Payg.Service.Audit;
using Payg.Service.Deliveries;
using Payg.Service.Mail;
using Payg.Service.Invoices.Terms;
using Payg.Service.Observability;
using Payg.Service.Payments.Terms;
using Payg.Service.Portal;
using Payg.Service.Protection;
using Payg.Service.Server;
using Payg.Service.Webhooks;
using Payg.Storage.Databases;

namespace Payg.Service.Settings;

/// <summary>
/// All settings below <c>Payg</c>. Another one there is a mistake: were it passed over, a name that is mistyped would
/// leave a default in force unnoticed.
/// </summary>
internal static class KnownSettings
{
    public static IReadOnlyList<(string Section, Type Type)> Sections { get; } =
    [
        (PaygOptions.Section, typeof(PaygOptions)),
        (MeteringOptions.Section, typeof(MeteringOptions)),
        (AdministratorOptions.Section, typeof(AdministratorOptions)),
        (NewCustomerOptions.Section, typeof(NewCustomerOptions)),
        (RateLimitOptions.Section, typeof(RateLimitOptions)),
        (AttemptLimitOptions.Section, typeof(AttemptLimitOptions)),
        (AccessTokenOptions.Section, typeof(AccessTokenOptions)),
        (PasswordWorkOptions.Section, typeof(PasswordWorkOptions)),
        (MetricsOptions.Section, typeof(MetricsOptions)),
        (ServerOptions.Section, typeof(ServerOptions)),
        (RetentionOptions.Section, typeof(RetentionOptions)),
        (SecurityContactOptions.Section, typeof(SecurityContactOptions)),
        (KeyEncryptionOptions.Section, typeof(KeyEncryptionOptions)),
        (PortalOptions.Section, typeof(PortalOptions)),
        (DeliveryOptions.Section, typeof(DeliveryOptions)),
        (WebhookOptions.Section, typeof(WebhookOptions)),
        (MailOptions.Section, typeof(MailOptions)),
        (InvoiceOptions.Section, typeof(InvoiceOptions)),
        (PaymentOptions.Section, typeof(PaymentOptions)),
        (StripeOptions.Section, typeof(StripeOptions)),
    ];

    private const int MaxMistakes = 3;

    // Each may be a list, whose values have numbers for names.
    private static readonly string[] s_lists =
        [TrustedProxies.NetworksSetting, AllowedOrigins.Setting, AddressGuard.NetworksSetting];

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Sections.SelectMany(section => section.Type.GetProperties().Select(
            property => $"{section.Section}:{property.Name}")),
        .. s_lists, TrustedProxies.HopsSetting,
    ];

    /// <exception cref="InvalidSettingException">There is one.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var (name, value) in configuration.GetSection(PaygOptions.Section).AsEnumerable())
        {
            if (!string.IsNullOrEmpty(value) && !IsKnown(name))
            {
                throw new InvalidSettingException(
                    name, $"is unknown{Suggestion(name)}: see docs/settings.md for all settings");
            }
        }
    }

    private static bool IsKnown(string name) =>
        Names.Contains(name, StringComparer.OrdinalIgnoreCase)
        || s_lists.Any(list => name.StartsWith(list + ":", StringComparison.OrdinalIgnoreCase));

    /// <summary>The known name that was probably meant, as a part of a sentence; empty: none is like it.</summary>
    private static string Suggestion(string name)
    {
        var (nearest, distance) = Names.Select(known => (known, DistanceOf(known, name))).MinBy(pair => pair.Item2);
        return distance <= MaxMistakes ? $" (did you mean {nearest}?)" : "";
    }

    /// <summary>How many letters must be added, removed or replaced to get from one name to the other.</summary>
    private static int DistanceOf(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var isSame = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]);
                var replaced = diagonal + (isSame ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
