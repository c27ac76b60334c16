using System.IO.Compression;
using System.Xml.Linq;
using Xunit;

namespace Payg.Package.Tests;

/// <summary>What is in the packages.</summary>
public sealed class PackageContentTests(PackageFeed feed)
{
    public static TheoryData<string> Packages => [.. PackageFeed.Names];

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Package_Made_HasReadmeDocumentationAndLicense(string name)
    {
        await using var package = await ZipFile.OpenReadAsync(feed.PathOf(name), TestContext.Current.CancellationToken);
        var files = package.Entries.Select(entry => entry.FullName).ToArray();

        Assert.Contains("README.md", files);
        Assert.Contains($"lib/net10.0/{name}.dll", files);
        Assert.Contains($"lib/net10.0/{name}.xml", files);
        var metadata = await MetadataAsync(package, name);
        Assert.Equal("Apache-2.0", metadata["license"]);
        Assert.Equal("README.md", metadata["readme"]);
        Assert.Equal(feed.Version, metadata["version"]);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Symbols_OfAPackage_AreThere(string name)
    {
        await using var symbols = await ZipFile.OpenReadAsync(
            feed.PathOf(name, "snupkg"), TestContext.Current.CancellationToken);

        Assert.Contains(symbols.Entries, entry =>
            string.Equals(entry.FullName, $"lib/net10.0/{name}.pdb", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Billing_AsTheOneReference_BringsTheOthersInItsOwnVersion()
    {
        await using var package = await ZipFile.OpenReadAsync(
            feed.PathOf("Payg.Billing"), TestContext.Current.CancellationToken);
        var nuspec = await NuspecAsync(package, "Payg.Billing");

        var own = nuspec.Descendants()
            .Where(element => element.Name.LocalName is "dependency")
            .Where(element => element.Attribute("id")!.Value.StartsWith("Payg.", StringComparison.Ordinal))
            .Select(element => (element.Attribute("id")!.Value, element.Attribute("version")!.Value));
        string[] brought = ["Payg.Core", "Payg.Http", "Payg.Metering", "Payg.Storage"];
        Assert.Equal(brought.Select(name => (name, feed.Version)), own);
    }

    private static async Task<Dictionary<string, string>> MetadataAsync(ZipArchive package, string name) =>
        (await NuspecAsync(package, name)).Root!.Elements().Single().Elements()
            .ToDictionary(element => element.Name.LocalName, element => element.Value, StringComparer.Ordinal);

    private static async Task<XDocument> NuspecAsync(ZipArchive package, string name)
    {
        await using var nuspec = await package.GetEntry(name + ".nuspec")!.OpenAsync(
            TestContext.Current.CancellationToken);
        return await XDocument.LoadAsync(nuspec, LoadOptions.None, TestContext.Current.CancellationToken);
    }
}
