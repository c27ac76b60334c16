using System.Globalization;
using System.Net;
using System.Text.Json;
using Payg.Core.Names;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Storage.Model.Notifications;
using Payg.Storage.Notifications;

namespace Payg.Service.Webhooks;

/// <summary>An endpoint to create.</summary>
/// <param name="Url">Where events are posted: https.</param>
/// <param name="Description">What it is for, up to 200 characters.</param>
/// <param name="Types">The types of events that it receives; all where it is left out or null.</param>
internal sealed record NewWebhookRequest(
    string Url, string? Description = null, IReadOnlyList<string>? Types = null)
{
    public static NewWebhookRequest Read(RequestFields fields, AddressGuard guard, FieldErrors errors)
    {
        fields.ExpectOnly("url", "description", "types");
        fields.Require("url");
        var url = WebhookFields.Url(fields, guard, errors);
        return new NewWebhookRequest(
            url ?? "", WebhookFields.Description(fields, errors), WebhookFields.Types(fields, errors));
    }
}

/// <summary>Changes of an endpoint; what is left out stays.</summary>
/// <param name="Url">Where events are posted: https.</param>
/// <param name="Description">What it is for, up to 200 characters; empty: nothing.</param>
/// <param name="Types">The types of events that it receives; an empty list: all.</param>
/// <param name="IsEnabled">Whether events are sent to it.</param>
internal sealed record WebhookChangeRequest(
    string? Url = null, string? Description = null, IReadOnlyList<string>? Types = null, bool? IsEnabled = null)
{
    public static WebhookChangeRequest Read(RequestFields fields, AddressGuard guard, FieldErrors errors)
    {
        fields.ExpectOnly("url", "description", "types", "is_enabled");
        return new WebhookChangeRequest(
            WebhookFields.Url(fields, guard, errors), WebhookFields.Description(fields, errors),
            WebhookFields.Types(fields, errors),
            fields.TryGet("is_enabled", out _) ? fields.Flag("is_enabled") : null);
    }
}

/// <summary>How a secret is rotated.</summary>
/// <param name="OverlapHours">For how many hours the present secret signs too: 0 to 168, 24 by default.</param>
internal sealed record RotateWebhookSecretRequest(int? OverlapHours = null)
{
    private const int DefaultHours = 24;
    private const int MaxHours = 168;

    public static TimeSpan Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly("overlap_hours");
        if (!fields.TryGet("overlap_hours", out var value))
            return TimeSpan.FromHours(DefaultHours);
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var hours)
            && hours is >= 0 and <= MaxHours)
        {
            return TimeSpan.FromHours(hours);
        }

        errors.Add("overlap_hours", string.Create(
            CultureInfo.InvariantCulture, $"Use a whole number from 0 to {MaxHours}."));
        return default;
    }
}

/// <summary>Which events are sent again.</summary>
/// <param name="From">From this instant on.</param>
/// <param name="To">Before this instant; up to now where it is left out or null.</param>
/// <param name="FailedOnly">Whether only those that were not delivered; false by default.</param>
internal sealed record WebhookReplayRequest(DateTimeOffset From, DateTimeOffset? To = null, bool FailedOnly = false)
{
    public static WebhookReplayRequest Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly("from", "to", "failed_only");
        fields.Require("from");
        var from = fields.Instant("from");
        var to = fields.Instant("to");
        if (to <= from)
            errors.Add("to", "Use an instant after from.");
        return new WebhookReplayRequest(from ?? default, to, fields.Flag("failed_only"));
    }
}

internal static class WebhookFields
{
    public static string? Url(RequestFields fields, AddressGuard guard, FieldErrors errors)
    {
        if (fields.Text("url") is not { } text)
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || text.Length > WebhookEndpointRow.MaxUrlLength
            || text.Any(char.IsControl) || url.UserInfo.Length > 0 || url.Fragment.Length > 0
            || !(url.IsHttps() || (url.IsHttp() && guard.AllowsMore)))
        {
            errors.Add("url", "Use an https address without a user name and a fragment, up to "
                + $"{WebhookEndpointRow.MaxUrlLength} characters. Networks that are allowed by "
                + $"{AddressGuard.NetworksSetting} may use http.");
        }
        else if (IPAddress.TryParse(url.IdnHost, out var address)
            && !guard.Allows(address, url.IsHttp()))
        {
            errors.Add("url", "Use a public address: this one is not.");
        }

        return text;
    }

    public static string? Description(RequestFields fields, FieldErrors errors)
    {
        var text = fields.Text("description")?.Trim();
        if (text is { Length: > 0 }
            && (text.Length > WebhookEndpointRow.MaxDescriptionLength || !ReadableName.Is(text)))
        {
            errors.Add("description",
                $"Use up to {WebhookEndpointRow.MaxDescriptionLength} visible characters.");
        }

        return text;
    }

    public static IReadOnlyList<string>? Types(RequestFields fields, FieldErrors errors)
    {
        if (fields.Texts("types") is not { } types)
            return null;
        if (types.Count > EventTypes.All.Count || types.Except(EventTypes.All, StringComparer.Ordinal).Any())
            errors.Add("types", $"Use some of: {string.Join(", ", EventTypes.All)}.");
        return [.. types.Distinct(StringComparer.Ordinal)];
    }
}
