using System.Globalization;
using System.Xml.Linq;
using Payg.Package.Tests;
using Payg.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace Payg.Package.Tests;

/// <summary>
/// The packages as they are now, in a feed of their own, under a version that no other package ever had: what is built
/// from the feed cannot be built from anything else.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payg-packages-");

    /// <summary>The packages, from the one that the others need.</summary>
    public static string[] Names { get; } =
        ["Payg.Core", "Payg.Journal", "Payg.Storage", "Payg.Http", "Payg.Metering", "Payg.Billing"];

    /// <summary>The version of all of them.</summary>
    public string Version { get; } = string.Create(
        CultureInfo.InvariantCulture, $"0.1.0-test.{TimeProvider.System.GetUtcNow().UtcTicks}");

    /// <summary>The path of a package, or of its symbols.</summary>
    public string PathOf(string name, string extension = "nupkg") =>
        Path.Combine(_folder.FullName, "feed", $"{name}.{Version}.{extension}");

    /// <summary>
    /// An empty folder outside the repository whose packages come from here, and else from where the machine has them.
    /// </summary>
    public Workshop NewWorkshop()
    {
        var folder = _folder.CreateSubdirectory(Path.GetRandomFileName());
        var known = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Directory.CreateDirectory(known);
        new XElement("configuration",
            new XElement("packageSources", Entry("payg", Path.Combine(_folder.FullName, "feed"))),
            new XElement("fallbackPackageFolders", Entry("known", known)))
            .Save(Path.Combine(folder.FullName, "nuget.config"));
        return new Workshop(folder, folder);
    }

    public async ValueTask InitializeAsync()
    {
        var workshop = new Workshop(_folder, _folder);
        foreach (var name in Names)
        {
            await workshop.RunAsync(
                $"dotnet pack '{RepositoryFolder.PathOf("src", name)}' -c {Configuration} --no-build -o feed",
                ("MinVerVersionOverride", Version));
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static XElement Entry(string name, string path) =>
        new("add", new XAttribute("key", name), new XAttribute("value", path));
}
