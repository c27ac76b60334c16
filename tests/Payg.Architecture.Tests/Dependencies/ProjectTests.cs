using System.Xml.Linq;
using Payg.Testing;
using Xunit;

namespace Payg.Architecture.Tests.Dependencies;

/// <summary>
/// The one direction, as the project files state it: Core ← Journal ← Storage ← Http ← Metering ← Billing ← Service.
/// </summary>
public sealed class ProjectTests
{
    /// <summary>
    /// What reads the version from git and what holds the list of public members: nothing of them is in what is built.
    /// </summary>
    private static readonly string[] s_toolsOfTheBuild = ["MinVer", "Microsoft.CodeAnalysis.PublicApiAnalyzers"];

    [Theory]
    [InlineData("Payg.Core", "")]
    [InlineData("Payg.Journal", "Payg.Core")]
    [InlineData("Payg.Storage", "Payg.Core Payg.Journal")]
    [InlineData("Payg.Http", "Payg.Core")]
    [InlineData("Payg.Metering", "Payg.Core Payg.Http Payg.Journal Payg.Storage")]
    [InlineData("Payg.Billing", "Payg.Core Payg.Http Payg.Journal Payg.Metering Payg.Storage")]
    [InlineData("Payg.Service", "Payg.Billing Payg.Core Payg.Http Payg.Journal Payg.Metering Payg.Storage")]
    public void Project_OfTheHouse_ReferencesOnlyWhatLiesBelow(string project, string below)
    {
        var references = Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)!);

        Breaches.AssertNone(references.Except(below.Split(' '), StringComparer.Ordinal));
    }

    [Fact]
    public void Core_AsThePureHeart_HasNoPackagesAndNoFramework() =>
        Breaches.AssertNone([
            .. Items("Payg.Core", "PackageReference").Except(s_toolsOfTheBuild, StringComparer.Ordinal),
            .. Items("Payg.Core", "FrameworkReference"),
        ]);

    [Fact]
    public void Journal_AsBytesOnDisk_HasNoFramework() =>
        Breaches.AssertNone(Items("Payg.Journal", "FrameworkReference"));

    [Theory]
    [InlineData("Payg.Billing")]
    [InlineData("Payg.Core")]
    [InlineData("Payg.Http")]
    [InlineData("Payg.Journal")]
    [InlineData("Payg.Metering")]
    [InlineData("Payg.Service")]
    public void Project_OtherThanStorage_HasNoDatabasePackage(string project) =>
        Breaches.AssertNone(Items(project, "PackageReference").Where(IsOfADatabase));

    [Fact]
    public void IsOfADatabase_ThePackagesOfStorage_ContainsBoth()
    {
        var found = Items("Payg.Storage", "PackageReference").Where(IsOfADatabase).ToArray();

        Assert.Contains("Npgsql.EntityFrameworkCore.PostgreSQL", found);
        Assert.Contains("Microsoft.EntityFrameworkCore.Sqlite", found);
    }

    private static bool IsOfADatabase(string package) =>
        package.Contains("Npgsql", StringComparison.OrdinalIgnoreCase)
        || package.Contains("Sqlite", StringComparison.OrdinalIgnoreCase);

    private static string[] Items(string project, string kind) =>
    [
        .. XDocument.Load(RepositoryFolder.PathOf("src", project, project + ".csproj"))
            .Descendants(kind)
            .Select(item => item.Attribute("Include")!.Value),
    ];
}
