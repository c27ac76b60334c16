using System.ComponentModel;
using Payg.Metering.Http;
using Payg.Metering.Measure;
using Payg.Storage.Model;

namespace Payg.Metering.Billing.Keys;

/// <summary>The API key that somebody wants.</summary>
[Description("The API key that somebody wants.")]
internal sealed record NewKeyRequest
{
    private const int MaxMeters = 20;

    [Description("What to call it: 1 to 100 characters.")]
    public required string Name { get; init; }

    [Description("From this instant on it is refused; null: never.")]
    public DateTimeOffset? ExpiresAt { get; init; }

    [Description("The keys of the meters that it may call, at most 20; null: all.")]
    public IReadOnlyList<string>? Meters { get; init; }

    /// <summary>Reads the request; every rule that it breaks is reported at its field.</summary>
    public static NewKeyRequest Read(JsonFields fields, DateTimeOffset now, FieldErrors errors)
    {
        fields.ExpectOnly("name", "expires_at", "meters");
        var name = fields.RequiredText("name", TokenRow.MaxNameLength).Trim();
        if (!errors.Has("name") && (name.Length == 0 || name.Any(char.IsControl)))
            errors.Add("name", "Use a name that can be read.");

        var expiresAt = fields.Instant("expires_at");
        if (expiresAt <= now)
            errors.Add("expires_at", "Use an instant in the future.");

        var meters = fields.Texts("meters");
        if (meters is { Count: 0 or > MaxMeters })
            errors.Add("meters", $"Name 1 to {MaxMeters} meters, or leave the field out for all.");
        else if (meters is not null && !meters.All(MeteredAttribute.IsKey))
            errors.Add("meters", "Use the keys of meters, as the price list shows them.");
        return new NewKeyRequest { Name = name, ExpiresAt = expiresAt, Meters = meters };
    }
}
