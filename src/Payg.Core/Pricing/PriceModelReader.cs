using System.Text.Json;
using Payg.Core.Pricing.Models;

namespace Payg.Core.Pricing;

/// <summary>
/// Reads one price model, collecting every fault on the way. What cannot be read stands in as its default, so that
/// the rest is still checked; a model that was read with faults is never handed out.
/// </summary>
internal sealed class PriceModelReader(PriceFaults faults, string[] besides)
{
    private const string KindText = "Give flat, graduated, volume, package or free.";
    private const string RequiredText = "This is required.";
    private const string UnknownText = "Unknown field.";

    private readonly PriceFieldReader _fields = new(faults);
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private string? _kind;
    private long _amount;
    private long _per = 1;
    private long _freeUnits;
    private bool _restart;
    private TierList _tiers = new(new Tier(null, 0));

    /// <summary>The model, or null where faults leave none.</summary>
    public PriceModel? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            faults.Add("", "Give an object.");
            return null;
        }

        // 1. Each field by itself.
        foreach (var (name, value) in _fields.In(json, "", _given))
            ReadField(name, value);

        // 2. The fields that this model needs, and those that it has no use for.
        if (_kind is null)
            faults.Add("model", KindText);
        else
            ExpectFieldsOf(_kind);

        // 3. The rules that any model keeps, however it was made. Where the model is not known, one that has the
        //    given fields stands in.
        var model = Make(_kind ?? (_given.Contains("tiers") ? "graduated" : "flat")) with { Restart = _restart };
        PriceModelRules.Check(model, faults);
        return model;
    }

    private PriceModel Make(string kind) => kind switch
    {
        "flat" => new FlatPrice(_amount) { PerUnits = _per, FreeUnits = _freeUnits },
        "package" => new PackagePrice(_amount) { PerUnits = _per, FreeUnits = _freeUnits },
        "graduated" => new GraduatedPrice(_tiers) { PerUnits = _per, FreeUnits = _freeUnits },
        "volume" => new VolumePrice(_tiers) { PerUnits = _per, FreeUnits = _freeUnits },
        "list" => new ListPrice(),
        _ => new FreePrice(),
    };

    private void ExpectFieldsOf(string kind)
    {
        var tiered = kind is "graduated" or "volume";
        var free = kind is "free" or "list";
        Expect("amount", required: !tiered && !free, allowed: !tiered && !free);
        Expect("tiers", required: tiered, allowed: tiered);
        Expect("per", required: false, allowed: !free);
        Expect("free_units", required: false, allowed: !free);

        void Expect(string field, bool required, bool allowed)
        {
            if (required && !_given.Contains(field))
                faults.Add(field, RequiredText);
            else if (!allowed && _given.Contains(field))
                faults.Add(field, PriceModelRules.DoesNotApply(kind));
        }
    }

    private void ReadField(string name, JsonElement value)
    {
        switch (name)
        {
            case "model":
                var kind = PriceFieldReader.Text(value);
                _kind = kind is "flat" or "graduated" or "volume" or "package" or "free" or "list" ? kind : null;
                break;
            case "amount":
                _amount = _fields.Amount(value, name);
                break;
            case "per":
                _per = _fields.Whole(value, name, PriceModelRules.PerText) ?? 1;
                break;
            case "free_units":
                _freeUnits = _fields.Whole(value, name, PriceModelRules.FreeUnitsText) ?? 0;
                break;
            case "restart" when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                _restart = value.GetBoolean();
                break;
            case "restart":
                faults.Add(name, "Give true or false.");
                break;
            case "tiers" when value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= Tier.MaxCount:
                _tiers = ReadTiers(value);
                break;
            case "tiers":
                faults.Add(name, PriceModelRules.TiersText);
                break;
            case var other when besides.Contains(other, StringComparer.Ordinal):
                break;
            default:
                faults.Add(name, UnknownText);
                break;
        }
    }

    private TierList ReadTiers(JsonElement list)
    {
        var tiers = new List<Tier>();
        foreach (var item in list.EnumerateArray())
            tiers.Add(ReadTier(item, $"tiers[{tiers.Count}]"));

        return new TierList(tiers);
    }

    private Tier ReadTier(JsonElement item, string at)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            faults.Add(at, "Give an object.");
            return new Tier(null, 0);
        }

        var given = new HashSet<string>(StringComparer.Ordinal);
        long? upTo = null;
        long amount = 0, flat = 0;
        foreach (var (name, value) in _fields.In(item, at, given))
        {
            var field = $"{at}.{name}";
            switch (name)
            {
                case "up_to":
                    upTo = value.ValueKind == JsonValueKind.Null
                        ? null
                        : _fields.Whole(value, field, PriceModelRules.UpToText);
                    break;
                case "amount":
                    amount = _fields.Amount(value, field);
                    break;
                case "flat_amount":
                    flat = _fields.Amount(value, field);
                    break;
                default:
                    faults.Add(field, UnknownText);
                    break;
            }
        }

        if (!given.Contains("amount"))
            faults.Add($"{at}.amount", RequiredText);
        return new Tier(upTo, amount, flat);
    }
}
