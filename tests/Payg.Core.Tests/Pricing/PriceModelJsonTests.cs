using System.Text.Json;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Xunit;

namespace Payg.Core.Tests.Pricing;

public sealed class PriceModelJsonTests
{
    public static TheoryData<PriceModel, string> Forms => new()
    {
        { new FlatPrice(1_000_000), """{"model":"flat","amount":"0.001","per":1,"free_units":0}""" },
        {
            new FlatPrice(150_000_000) { PerUnits = 1_000_000, FreeUnits = 5 },
            """{"model":"flat","amount":"0.15","per":1000000,"free_units":5}"""
        },
        {
            new PackagePrice(5_000_000_000) { PerUnits = 1000, FreeUnits = 1 },
            """{"model":"package","amount":"5","per":1000,"free_units":1}"""
        },
        {
            new GraduatedPrice(new TierList(new Tier(1000, 2_000_000, 1), new Tier(null, 1))) { PerUnits = 7 },
            """{"model":"graduated","tiers":[{"up_to":1000,"amount":"0.002","flat_amount":"0.000000001"},"""
                + """{"up_to":null,"amount":"0.000000001","flat_amount":"0"}],"per":7,"free_units":0}"""
        },
        {
            new VolumePrice(new TierList(new Tier(null, 0))) { FreeUnits = 3 },
            """{"model":"volume","tiers":[{"up_to":null,"amount":"0","flat_amount":"0"}],"per":1,"free_units":3}"""
        },
        { new FreePrice(), """{"model":"free"}""" },
        { new FreePrice { Restart = true }, """{"model":"free","restart":true}""" },
        {
            new FlatPrice(1_000_000) { Restart = true },
            """{"model":"flat","amount":"0.001","per":1,"free_units":0,"restart":true}"""
        },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Write_AnyModel_GivesItsOneForm(PriceModel model, string json) =>
        Assert.Equal(json, PriceModelJson.Write(model));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_WrittenForm_GivesTheModelBack(PriceModel model, string json)
    {
        var reading = PriceModelJson.Read(json);

        Assert.Empty(reading.Errors);
        Assert.Equal(model, reading.Model);
    }

    [Fact]
    public void Read_OnlyWhatIsRequired_TakesTheDefaults()
    {
        Assert.Equal(new FlatPrice(2_000_000_000), PriceModelJson.Read("""{"amount":"2","model":"flat"}""").Model);
        Assert.Equal(
            new VolumePrice(new TierList(new Tier(10, 1_000_000_000), new Tier(null, 0))),
            PriceModelJson.Read("""{"model":"volume","tiers":[{"up_to":10,"amount":"1"},{"amount":"0"}]}""").Model);
    }

    [Theory]
    [InlineData("0.001", 1_000_000)]
    [InlineData("1.5e-7", 150)]
    [InlineData("1E-9", 1)]
    [InlineData("0.0000000010", 1)]
    [InlineData("10e-10", 1)]
    [InlineData("1e+3", 1_000_000_000_000)]
    [InlineData("1e9", 1_000_000_000_000_000_000)]
    [InlineData("0.1", 100_000_000)]
    [InlineData("123456789.123456789", 123_456_789_123_456_789)]
    [InlineData("0", 0)]
    [InlineData("-0.0", 0)]
    [InlineData("0e99", 0)]
    [InlineData("0.0000000000000000000001e20", 10_000_000)]
    [InlineData("10000000000000000000000e-22", 1_000_000_000)]
    public void Read_AmountAsNumber_TakesItsDigitsExactly(string number, long nanos) =>
        Assert.Equal(new FlatPrice(nanos), PriceModelJson.Read($$"""{"model":"flat","amount":{{number}}}""").Model);

    [Theory]
    [InlineData("1e-10")]
    [InlineData("0.0000000001")]
    [InlineData("1000000000.000000001")]
    [InlineData("1e10")]
    [InlineData("9223372036.854775808")]
    [InlineData("1e99")]
    [InlineData("1e99999999999")]
    [InlineData("1e-99999999999")]
    [InlineData("-0.001")]
    [InlineData("-1e-9")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"\"")]
    [InlineData("\"-1\"")]
    [InlineData("\"1e-3\"")]
    [InlineData("\"0.0000000001\"")]
    [InlineData("\"1,5\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"٣\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\u0000\"")]
    public void Read_OddAmount_IsAFaultAtTheAmount(string amount) =>
        AssertFaults($$"""{"model":"flat","amount":{{amount}}}""", "amount");

    [Theory]
    [InlineData("""{"model":"flat"}""", "amount")]
    [InlineData("""{"model":"package"}""", "amount")]
    [InlineData("""{"model":"graduated"}""", "tiers")]
    [InlineData("""{"model":"volume"}""", "tiers")]
    [InlineData("""{"amount":"1"}""", "model")]
    [InlineData("""{"model":"Flat","amount":"1"}""", "model")]
    [InlineData("""{"model":null,"amount":"1"}""", "model")]
    [InlineData("""{"model":1,"amount":"1"}""", "model")]
    [InlineData("""{"model":"\ud800","amount":"1"}""", "model")]
    [InlineData("""{"model":"flat","amount":"1","per":0}""", "per")]
    [InlineData("""{"model":"flat","amount":"1","per":1000000000001}""", "per")]
    [InlineData("""{"model":"flat","amount":"1","per":"5"}""", "per")]
    [InlineData("""{"model":"flat","amount":"1","per":1.5}""", "per")]
    [InlineData("""{"model":"flat","amount":"1","per":null}""", "per")]
    [InlineData("""{"model":"flat","amount":"1","per":99999999999999999999}""", "per")]
    [InlineData("""{"model":"flat","amount":"1","free_units":-1}""", "free_units")]
    [InlineData("""{"model":"flat","amount":"1","free_units":9007199254740992}""", "free_units")]
    [InlineData("""{"model":"flat","amount":"1","free_units":false}""", "free_units")]
    [InlineData("""{"model":"flat","amount":"1","restart":1}""", "restart")]
    [InlineData("""{"model":"flat","amount":"1","restart":"true"}""", "restart")]
    [InlineData("""{"model":"flat","amount":"1000000000.000000001"}""", "amount")]
    [InlineData("""{"model":"flat","amount":"1","tiers":[]}""", "tiers")]
    [InlineData("""{"model":"flat","amount":"1","tiers":[{"amount":"1"}]}""", "tiers")]
    [InlineData("""{"model":"volume","amount":"1","tiers":[{"amount":"1"}]}""", "amount")]
    [InlineData("""{"model":"free","amount":"1"}""", "amount")]
    [InlineData("""{"model":"free","per":1}""", "per")]
    [InlineData("""{"model":"free","free_units":0}""", "free_units")]
    [InlineData("""{"model":"flat","amount":"1","Amount":"1"}""", "Amount")]
    [InlineData("""{"model":"flat","amount":"1","currency":"USD"}""", "currency")]
    [InlineData("""{"model":"flat","amount":"1","amount":"1"}""", "amount")]
    [InlineData("""{"model":"flat","amount":"1","\ud800":1}""", "$")]
    [InlineData("""{"model":"flat","amount":"1","":1}""", "$")]
    [InlineData("""{"model":"graduated","tiers":null}""", "tiers")]
    [InlineData("""{"model":"graduated","tiers":{}}""", "tiers")]
    [InlineData("""{"model":"graduated","tiers":[]}""", "tiers")]
    [InlineData("""{"model":"graduated","tiers":[1]}""", "tiers[0]")]
    [InlineData("""{"model":"graduated","tiers":[{}]}""", "tiers[0].amount")]
    [InlineData("""{"model":"graduated","tiers":[{"amount":"1","amount":"1"}]}""", "tiers[0].amount")]
    [InlineData("""{"model":"graduated","tiers":[{"amount":"-1"}]}""", "tiers[0].amount")]
    [InlineData("""{"model":"graduated","tiers":[{"amount":"1","flat_amount":null}]}""", "tiers[0].flat_amount")]
    [InlineData("""{"model":"graduated","tiers":[{"amount":"1","flat_amount":"-1"}]}""", "tiers[0].flat_amount")]
    [InlineData("""{"model":"graduated","tiers":[{"amount":"1","upto":1}]}""", "tiers[0].upto")]
    [InlineData("""{"model":"graduated","tiers":[{"amount":"1","\ud800":1}]}""", "tiers[0]")]
    [InlineData("""{"model":"graduated","tiers":[{"amount":"1","up_to":5}]}""", "tiers[0].up_to")]
    [InlineData("""{"model":"graduated","tiers":[{"amount":"1","up_to":"x"}]}""", "tiers[0].up_to")]
    [InlineData("""{"model":"volume","tiers":[{"amount":"1"},{"amount":"1"}]}""", "tiers[0].up_to")]
    [InlineData("""{"model":"volume","tiers":[{"amount":"1","up_to":0},{"amount":"1"}]}""", "tiers[0].up_to")]
    [InlineData("""{"model":"volume","tiers":[{"amount":"1","up_to":-5},{"amount":"1"}]}""", "tiers[0].up_to")]
    [InlineData("""{"model":"volume","tiers":[{"amount":"1","up_to":1.5},{"amount":"1"}]}""", "tiers[0].up_to")]
    [InlineData(
        """{"model":"volume","tiers":[{"amount":"1","up_to":9007199254740992},{"amount":"1"}]}""", "tiers[0].up_to")]
    [InlineData("[]", "$")]
    [InlineData("null", "$")]
    [InlineData("\"flat\"", "$")]
    [InlineData("", "$")]
    [InlineData("{", "$")]
    [InlineData("""{"model":"free"} {}""", "$")]
    [InlineData("""{"model":"free",}""", "$")]
    public void Read_OneFault_IsReportedAtItsFieldAlone(string json, string field) => AssertFaults(json, field);

    [Fact]
    public void Read_ManyFaults_ReportsEachAtItsField() => AssertFaults(
        """
        {"model":"graduated","amount":"1","per":0,"free_units":-1,"colour":"red","tiers":[
            {"up_to":10,"amount":"x"},
            {"up_to":10,"amount":"1"},
            7,
            {"up_to":12,"amount":"1","flat_amount":[]},
            {"up_to":"13","amount":"1"},
            {"up_to":12,"amount":"1","nanos":1},
            {"up_to":null,"amount":"1"},
            {"up_to":14}]}
        """,
        "amount",
        "colour",
        "free_units",
        "per",
        "tiers[0].amount",
        "tiers[1].up_to",
        "tiers[2]",
        "tiers[3].flat_amount",
        "tiers[4].up_to",
        "tiers[5].nanos",
        "tiers[5].up_to",
        "tiers[6].up_to",
        "tiers[7].amount",
        "tiers[7].up_to");

    [Fact]
    public void Read_UnknownModel_StillReportsTheOtherFields() =>
        AssertFaults("""{"model":"bulk","amount":-1,"per":0.5,"other":1}""", "amount", "model", "other", "per");

    [Fact]
    public void Read_UnknownModelWithTiers_StillChecksThem() =>
        AssertFaults("""{"model":"bulk","tiers":[{"up_to":5,"amount":"1"}]}""", "model", "tiers[0].up_to");

    [Fact]
    public void Read_PartOfADocument_BeginsEachFieldWithItsPath()
    {
        using var document = JsonDocument.Parse("""{"price":{"model":"flat","per":0},"other":3}""");

        var reading = PriceModelJson.Read(document.RootElement.GetProperty("price"), "price");
        var whole = PriceModelJson.Read(document.RootElement.GetProperty("other"), "price");

        Assert.Equal(
            ["price.amount", "price.per"],
            reading.Errors.Keys.Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        Assert.Equal(["price"], whole.Errors.Keys, StringComparer.Ordinal);
    }

    [Fact]
    public void Read_NoElement_IsAFault() => Assert.False(PriceModelJson.Read(default(JsonElement)).IsValid);

    [Fact]
    public void Read_HalfASurrogateInTheText_IsAFault() => AssertFaults("{\"model\":\"\ud800\"}", "$");

    [Fact]
    public void Read_TooDeep_IsAFault() => AssertFaults(new string('[', 1000) + new string(']', 1000), "$");

    [Fact]
    public void Read_AsManyTiersAsAllowed_IsAModel()
    {
        Assert.True(PriceModelJson.Read(Tiered(Tier.MaxCount)).IsValid);
        AssertFaults(Tiered(Tier.MaxCount + 1), "tiers");
        AssertFaults($$"""{"model":"volume","tiers":[{{string.Join(',', Enumerable.Repeat(1, 101))}}]}""", "tiers");
    }

    [Fact]
    public void Read_ThousandsOfFaults_ReportsAHundred()
    {
        var longName = new string('f', 300);
        var fields = string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"{longName}{i}\":1,\"{i}\":1"));

        var reading = PriceModelJson.Read($$"""{"model":"free",{{fields}}}""");

        Assert.False(reading.IsValid);
        Assert.Equal(100, reading.Errors.Count);
        Assert.All(reading.Errors.Keys, field => Assert.InRange(field.Length, 1, 100));
    }

    private static void AssertFaults(string json, params string[] fields)
    {
        var reading = PriceModelJson.Read(json);

        Assert.False(reading.IsValid);
        Assert.Null(reading.Model);
        Assert.Equal(fields, reading.Errors.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(reading.Errors.Values, texts => Assert.NotEmpty(Assert.Single(texts)));
    }

    private static string Tiered(int count)
    {
        var tiers = Enumerable.Range(1, count - 1).Select(i => $$"""{"up_to":{{i}},"amount":"1"},""");
        return $$"""{"model":"volume","tiers":[{{string.Concat(tiers)}}{"amount":"0"}]}""";
    }
}
