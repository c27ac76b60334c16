using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Payg.Service.Settings;
using Payg.Storage.Databases;
using Payg.Testing;
using Xunit;

namespace Payg.Service.Tests.Startup;

public sealed partial class KnownSettingsTests
{
    [Fact]
    public async Task Names_OfAllSettings_AreThoseOfTheReference()
    {
        var reference = await File.ReadAllTextAsync(
            RepositoryFolder.PathOf("docs", "settings.md"), TestContext.Current.CancellationToken);

        var documented = Row.Matches(reference)
            .Select(match => match.Groups["name"].Value.Replace("__", ":", StringComparison.Ordinal));

        Assert.Equal(documented.Order(StringComparer.Ordinal), KnownSettings.Names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Payg:Currency", "EUR")]
    [InlineData("payg:currency", "EUR")]
    [InlineData("Payg:Cors:Origins", "https://app.example.com")]
    [InlineData("Payg:Proxies:Networks:0", "10.0.0.0/8")]
    [InlineData("Payg:Metering:Nonsense", "")]
    [InlineData("Logging:LogLevel:Payg", "Debug")]
    public void Check_OfWhatThereIsOrHasNoValue_Passes(string name, string value) =>
        KnownSettings.Check(With(name, value));

    [Theory]
    [InlineData("Payg", "Disk")]
    [InlineData("Payg:Curency", "EUR")]
    [InlineData("Payg:Metering", "Disk")]
    [InlineData("Payg:Currency:Code", "EUR")]
    [InlineData("Payg:Metering:Durabilty", "Disk")]
    public void Check_OfWhatThereIsNot_NamesItAndNotItsValue(string name, string value)
    {
        var failure = Assert.Throws<InvalidSettingException>(() => KnownSettings.Check(With(name, value)));

        Assert.Equal(name, failure.Setting);
        Assert.DoesNotContain(value, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OfAMistypedName_SuggestsTheRightOne()
    {
        var failure = Assert.Throws<InvalidSettingException>(() => KnownSettings.Check(With("Payg:Currncy", "EUR")));

        Assert.Contains("is unknown (did you mean Payg:Currency?)", failure.Message, StringComparison.Ordinal);
    }

    private static IConfigurationRoot With(string name, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();

    // The first cell of a row.
    [GeneratedRegex("^\\| `(?<name>Payg__\\w+)` \\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row { get; }
}
