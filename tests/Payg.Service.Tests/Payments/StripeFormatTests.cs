using System.Text;
using Payg.Service.Payments.Providers;
using Stripe;
using Xunit;

namespace Payg.Service.Tests.Payments;

public sealed class StripeFormatTests
{
    private const string Secret = "whsec_4f9a1c7e";
    private static readonly DateTimeOffset s_now = new(2031, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] s_body = Encoding.UTF8.GetBytes("""{"id":"evt_1","name":"Jörg 🚲"}""");

    [Theory]
    [InlineData(1250, "USD", 1250L)]
    [InlineData(1250, "JPY", 1250L)]
    [InlineData(1250, "KWD", 1250L)]
    [InlineData(1251, "KWD", null)]
    [InlineData(5, "ISK", 500L)]
    [InlineData(5, "UGX", 500L)]
    [InlineData(500, "MGA", 5L)]
    [InlineData(501, "MGA", null)]
    public void Amount_OfACurrency_IsWhatStripeCountsOrCannotBeCharged(long minor, string currency, long? expected)
    {
        Assert.Equal(expected, StripeAmounts.Of(minor, currency));
        if (expected is { } amount)
            Assert.Equal(minor, StripeAmounts.ToMinor(amount, currency));
    }

    [Fact]
    public void Signature_OfStripesLibrary_IsValidForFiveMinutes()
    {
        var header = EventUtility.GenerateSignatureHeader(
            Encoding.UTF8.GetString(s_body), Secret, s_now.ToUnixTimeSeconds());

        Assert.True(StripeSignature.IsValid(s_body, header, Secret, s_now.AddMinutes(5)));
        Assert.False(StripeSignature.IsValid(s_body, header, Secret, s_now.AddSeconds(301)));
        Assert.False(StripeSignature.IsValid(s_body, header, Secret, s_now.AddSeconds(-301)));
        Assert.False(StripeSignature.IsValid(s_body, header, "whsec_other", s_now));
        Assert.False(StripeSignature.IsValid([.. s_body, 32], header, Secret, s_now));
    }

    [Fact]
    public void Signature_BySeveralSecrets_IsValidWhereOneIsOurs()
    {
        var header = EventUtility.GenerateSignatureHeader(
            Encoding.UTF8.GetString(s_body), Secret, s_now.ToUnixTimeSeconds());
        var (time, ours) = (header.Split(',')[0], header.Split(',')[1]);
        var (other, older) = ("v1=" + new string('0', 64), ours.Replace("v1", "v0", StringComparison.Ordinal));

        Assert.True(StripeSignature.IsValid(s_body, $"{time},{other},{ours}", Secret, s_now));
        Assert.True(StripeSignature.IsValid(s_body, $"{time},{ours},{other},v0=1", Secret, s_now));
        Assert.False(StripeSignature.IsValid(s_body, $"{time},{other}", Secret, s_now));
        Assert.False(StripeSignature.IsValid(s_body, $"{time},{older}", Secret, s_now));
        Assert.False(StripeSignature.IsValid(s_body, $"t=1,{ours}", Secret, s_now));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=1,v1=00")]
    [InlineData("v1=,t=")]
    [InlineData("t=99999999999999999999,v1=zz")]
    [InlineData("t=1,v1")]
    [InlineData("whsec")]
    public void Signature_OfAnotherForm_IsNotValid(string? header) =>
        Assert.False(StripeSignature.IsValid(s_body, header, Secret, s_now));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"id":"evt_1","type":"a"}""")]
    [InlineData("""{"id":1,"type":"a","data":{"object":{}}}""")]
    public void Event_OfAnotherForm_IsNotRead(string body) =>
        Assert.Null(StripeEvent.Read(Encoding.UTF8.GetBytes(body)));
}
