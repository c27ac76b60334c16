using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Payg.Testing;
using Xunit;

namespace Payg.Architecture.Tests.Dependencies;

/// <summary>
/// A project of the product uses only the public API of another. Tests and benchmarks may see internals.
/// </summary>
public sealed class InternalsTests
{
    [Fact]
    public void Projects_OfTheProduct_ShowNoInternalsToEachOther()
    {
        var projects = Directory.GetDirectories(RepositoryFolder.PathOf("src"))
            .Select(folder => Path.GetFileName(folder)!)
            .Where(name => File.Exists(PathOf(name)))
            .ToArray();

        Assert.True(projects.Length > 1);
        Breaches.AssertNone(projects.SelectMany(name => Shown(XDocument.Load(PathOf(name)), projects)
            .Select(other => $"{name} shows its internals to {other}")));
    }

    [Theory]
    [InlineData("Payg.Core")]
    [InlineData("Payg.Journal")]
    [InlineData("Payg.Storage")]
    [InlineData("Payg.Http")]
    [InlineData("Payg.Metering")]
    [InlineData("Payg.Billing")]
    public void Assembly_OfThePackages_ShowsItsInternalsToTestsAlone(string assembly) =>
        Breaches.AssertNone(Assembly.Load(assembly).GetCustomAttributes<InternalsVisibleToAttribute>()
            .Select(shown => shown.AssemblyName)
            .Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal) && name is not "Payg.Benchmarks"));

    [Theory]
    [InlineData("Payg.Journal.Tests", false)]
    [InlineData("Payg.Metering", true)]
    [InlineData("Payg.Metering, PublicKey=00", true)]
    public void Shown_ToAnotherProject_IsFound(string other, bool expected)
    {
        var project = new XDocument(new XElement("Project",
            new XElement("ItemGroup", new XElement("InternalsVisibleTo", new XAttribute("Include", other)))));

        Assert.Equal(expected, Shown(project, ["Payg.Journal", "Payg.Metering"]).Any());
    }

    private static string PathOf(string project) => RepositoryFolder.PathOf("src", project, project + ".csproj");

    private static IEnumerable<string> Shown(XDocument project, string[] projects) =>
        project.Descendants("InternalsVisibleTo")
            .Select(item => item.Attribute("Include")!.Value.Split(',')[0].Trim())
            .Intersect(projects, StringComparer.Ordinal);
}
