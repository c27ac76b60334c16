using System.Text;
using System.Text.Json;
using Payg.Core.Amounts;
using Payg.Core.Pricing.Models;

namespace Payg.Core.Pricing;

/// <summary>
/// The one JSON form of a price model, the same in the API and in the database:
/// <code>
/// {"model":"flat","amount":"0.15","per":1000000,"free_units":0}
/// {"model":"package","amount":"5","per":1000,"free_units":0}
/// {"model":"graduated","tiers":[{"up_to":1000,"amount":"0.002","flat_amount":"0"},
///                               {"up_to":null,"amount":"0.001","flat_amount":"0"}],"per":1,"free_units":0}
/// {"model":"volume", …as graduated… }
/// {"model":"free"}
/// {"model":"list"}
/// </code>
/// Any of them may have <c>"restart":true</c>. Amounts are decimal strings; numbers are read too, by their digits.
/// <c>per</c> (1), <c>free_units</c> (0), <c>flat_amount</c> (0), the last <c>up_to</c> (null) and <c>restart</c>
/// (false) may be left out; nothing may be added or given twice.
/// </summary>
public static class PriceModelJson
{
    /// <summary>Reads a model from JSON text. Whatever the text is, nothing is thrown.</summary>
    public static PriceModelReading Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or EncoderFallbackException or ArgumentException)
        {
            // The last two are what text with half a surrogate pair comes to.
            var faults = new PriceFaults("");
            faults.Add("", "Give one JSON object.");
            return new PriceModelReading(null, faults.Texts);
        }
    }

    /// <summary>Reads a model from a part of a document. Whatever the part is, nothing is thrown.</summary>
    /// <param name="json">The model's object.</param>
    /// <param name="at">The path of the part in its document, which errors are to begin with; none by default.</param>
    /// <param name="besides">Fields that the object has besides the model's own; the caller reads them.</param>
    public static PriceModelReading Read(JsonElement json, string at = "", params ReadOnlySpan<string> besides)
    {
        var faults = new PriceFaults(at);
        var model = new PriceModelReader(faults, besides.ToArray()).Read(json);
        return new PriceModelReading(model, faults.Texts);
    }

    /// <summary>The model as JSON text, always the same for equal models.</summary>
    public static string Write(PriceModel model)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, model);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Writes the model as one JSON object.</summary>
    public static void Write(Utf8JsonWriter writer, PriceModel model)
    {
        writer.WriteStartObject();
        writer.WriteString("model", KindOf(model));
        switch (model)
        {
            case FlatPrice flat:
                writer.WriteString("amount", Money.FormatNanos(flat.AmountNanos));
                break;
            case PackagePrice package:
                writer.WriteString("amount", Money.FormatNanos(package.AmountNanos));
                break;
            case GraduatedPrice graduated:
                WriteTiers(writer, graduated.Tiers);
                break;
            case VolumePrice volume:
                WriteTiers(writer, volume.Tiers);
                break;
        }

        if (model is not (FreePrice or ListPrice))
        {
            writer.WriteNumber("per", model.PerUnits);
            writer.WriteNumber("free_units", model.FreeUnits);
        }

        if (model.Restart)
            writer.WriteBoolean("restart", true);

        writer.WriteEndObject();
    }

    /// <summary>The word that <c>"model"</c> has in the JSON form.</summary>
    public static string KindOf(PriceModel model) => model switch
    {
        FlatPrice => "flat",
        GraduatedPrice => "graduated",
        VolumePrice => "volume",
        PackagePrice => "package",
        FreePrice => "free",
        ListPrice => "list",
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "Unknown model."),
    };

    private static void WriteTiers(Utf8JsonWriter writer, TierList tiers)
    {
        writer.WriteStartArray("tiers");
        foreach (var tier in tiers)
        {
            writer.WriteStartObject();
            if (tier.UpTo is { } upTo)
                writer.WriteNumber("up_to", upTo);
            else
                writer.WriteNull("up_to");
            writer.WriteString("amount", Money.FormatNanos(tier.AmountNanos));
            writer.WriteString("flat_amount", Money.FormatNanos(tier.FlatNanos));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
