using System.Text.Json;
using System.Text.Json.Serialization;
using Payg.Storage.Model;
using Payg.Storage.Model.Notifications;

namespace Payg.Storage.Notifications;

/// <summary>Stores events in the transaction that causes them; they are delivered after it, at least once.</summary>
public static class Outbox
{
    private static readonly JsonSerializerOptions s_names = new(JsonSerializerOptions.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>
    /// Adds an event to the context; the caller's next save stores it, with the change that it is about.
    /// </summary>
    /// <param name="context">The context, in the transaction of the change.</param>
    /// <param name="type">What happened: one of <see cref="EventTypes.All"/>.</param>
    /// <param name="customer">Whom it is about; null: no customer, as for a price of the list.</param>
    /// <param name="key">
    /// Names what happened, at most 200 characters, such as <c>invoice/42/paid</c>. Unique for the customer: to store
    /// the same again fails as a breach of a unique index.
    /// </param>
    /// <param name="data">
    /// What is known about it. Serialized as an object with names in snake_case and without nulls; at most 4,000
    /// characters. Neither secrets nor their hashes: it leaves the service.
    /// </param>
    /// <param name="now">When it happened.</param>
    /// <exception cref="ArgumentException">The type is unknown, or the key or the data is too long.</exception>
    public static void Notify(
        this PaygContext context, string type, Guid? customer, string key, object data, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(data);
        var json = JsonSerializer.Serialize(data, data.GetType(), s_names);
        if (!EventTypes.All.Contains(type, StringComparer.Ordinal))
            throw new ArgumentException($"{type} is not a type of event.", nameof(type));
        if (key.Length > AlertRow.MaxKeyLength)
            throw new ArgumentException("The key is too long.", nameof(key));
        if (json.Length > AlertRow.MaxDataLength)
            throw new ArgumentException("The data is too long.", nameof(data));
        context.Alerts.Add(new AlertRow
        {
            CustomerId = customer ?? AlertRow.NoCustomer,
            Type = type,
            Key = key,
            Data = json,
            CreatedAt = now,
        });
    }
}
