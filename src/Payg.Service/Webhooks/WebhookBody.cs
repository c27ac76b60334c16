using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Payg.Storage.Model.Notifications;

namespace Payg.Service.Webhooks;

/// <summary>The body of an event: <c>id</c>, <c>type</c>, <c>timestamp</c> and <c>data</c>.</summary>
internal static class WebhookBody
{
    public const string TestType = "webhook.test";

    public static string IdOf(long alert) => string.Create(CultureInfo.InvariantCulture, $"evt_{alert}");

    public static byte[] Of(string id, AlertRow alert) =>
        Write(id, alert.Type, alert.CreatedAt, alert.CustomerId, alert.Data);

    public static byte[] OfTest(string id, DateTimeOffset at) =>
        Write(id, TestType, at, AlertRow.NoCustomer, """{"message":"This is a test."}""");

    private static byte[] Write(string id, string type, DateTimeOffset at, Guid customer, string data)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        using (var known = JsonDocument.Parse(data))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("type", type);
            json.WriteString("timestamp", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'",
                CultureInfo.InvariantCulture));
            json.WriteStartObject("data");
            if (customer != AlertRow.NoCustomer)
                json.WriteString("customer", customer);
            foreach (var property in known.RootElement.EnumerateObject())
            {
                if (!property.NameEquals("customer"))
                    property.WriteTo(json);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
