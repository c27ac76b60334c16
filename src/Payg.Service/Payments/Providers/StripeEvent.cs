using System.Text.Json;

namespace Payg.Service.Payments.Providers;

/// <summary>
/// An event of Stripe, as far as it is read here. The names that are read are the same in all versions of Stripe's API,
/// so an endpoint may have any.
/// </summary>
internal sealed record StripeEvent(string Id, string Type, JsonElement Object)
{
    private const int MaxLength = 255;

    /// <summary>The first instant that is none: the year 10000, in seconds since 1970.</summary>
    private const long MaxSeconds = 253_402_300_800;

    /// <summary>What Stripe calls that to which it happened; empty: it has no name.</summary>
    public string ObjectId => Text("id") ?? "";

    /// <summary>The payment that was named when it was created; null: none of ours.</summary>
    public Guid? Payment => Metadata("payg_payment");

    public Guid? Refund => Metadata("payg_refund");

    public Guid? Customer => Metadata("payg_customer");

    /// <summary>The dispute, where the event is about one. Evidence is asked for only until it was given.</summary>
    public NotedDispute Dispute => new(
        ObjectId, Text("reason") is { Length: <= MaxLength } reason ? reason : null, IsToAnswer ? DueBy : null);

    private bool IsToAnswer => Text("status") is "needs_response" or "warning_needs_response";

    private DateTimeOffset? DueBy =>
        Object.TryGetProperty("evidence_details", out var details) && details.ValueKind is JsonValueKind.Object
            && details.TryGetProperty("due_by", out var due) && due.ValueKind is JsonValueKind.Number
            && due.TryGetInt64(out var seconds) && seconds is > 0 and < MaxSeconds
                ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>Reads an event; null: it is not one.</summary>
    public static StripeEvent? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.ValueKind is JsonValueKind.Object
                && TextOf(root, "id") is { Length: > 0 and <= MaxLength } id
                && TextOf(root, "type") is { Length: > 0 and <= MaxLength } type
                && root.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object
                && data.TryGetProperty("object", out var about) && about.ValueKind is JsonValueKind.Object
                    ? new StripeEvent(id, type, about.Clone())
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string? Text(string name) => TextOf(Object, name);

    public long? Number(string name) =>
        Object.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number
            && value.TryGetInt64(out var number) ? number : null;

    private Guid? Metadata(string name) =>
        Object.TryGetProperty("metadata", out var metadata) && metadata.ValueKind is JsonValueKind.Object
            && Guid.TryParse(TextOf(metadata, name), out var id) ? id : null;

    private static string? TextOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}

/// <summary>A dispute as the provider says that it is now.</summary>
/// <param name="Reason">Why, as the customer's bank says; null: nothing was said.</param>
/// <param name="RespondBy">Until when it can be answered; null: there is nothing to answer.</param>
internal sealed record NotedDispute(string Ref, string? Reason, DateTimeOffset? RespondBy);
