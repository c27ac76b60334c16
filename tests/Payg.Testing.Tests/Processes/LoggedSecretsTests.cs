using Payg.Testing.Processes;
using Xunit;

namespace Payg.Testing.Tests.Processes;

public sealed class LoggedSecretsTests
{
    private static readonly Dictionary<string, string> s_settings = new(StringComparer.Ordinal)
    {
        ["ConnectionStrings__Payg"] = "Host=127.0.0.1;Username=payg;Password=F00DF00D;Database=one",
        ["Payg__Admin__Password"] = "correct horse",
        ["Payg__Currency"] = "USD",
    };

    [Theory]
    [InlineData("made payg_st_0123456789abcdefghijABCDEFGHIJ01234567 for ann")]
    [InlineData("made payg_ak_0123456789abcdefghijABCDEFGHIJ01234567 for ann")]
    [InlineData("cannot reach Host=127.0.0.1;Username=payg;Password=F00DF00D;Database=one")]
    [InlineData("the first line\nadmin has the password correct horse")]
    [InlineData("ann typed battery staple")]
    public void AssertNone_OfASecret_FailsAndDoesNotRepeatIt(string output)
    {
        var failure = Assert.Throws<InvalidOperationException>(
            () => LoggedSecrets.AssertNone(output, s_settings, "battery staple"));

        Assert.Contains("***", failure.Message, StringComparison.Ordinal);
        LoggedSecrets.AssertNone(failure.Message, s_settings, "battery staple");
    }

    [Fact]
    public void AssertNone_OfALogWithoutOne_Passes() =>
        LoggedSecrets.AssertNone("payg_st_3Ti2… logged in; Host=127.0.0.1; USD", s_settings, "battery staple");
}
