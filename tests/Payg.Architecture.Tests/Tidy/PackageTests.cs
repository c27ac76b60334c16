using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Payg.Testing;
using Xunit;

namespace Payg.Architecture.Tests.Tidy;

public sealed partial class PackageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LockFiles_OfBothPackageSystems_NameNoPlaceToLoadFrom()
    {
        var files = await FilesAsync("packages.lock.json", "package-lock.json");

        Assert.NotEmpty(files);
        Breaches.AssertNone(files.Where(file => PlaceToLoadFrom.IsMatch(file.Text)).Select(file => file.Path));
    }

    [Theory]
    [InlineData("\"resolved\": \"https://packages.example/a.tgz\"", true)]
    [InlineData("\"resolved\": \"10.0.15\"", false)]
    [InlineData("\"funding\": { \"url\": \"https://a.example\" }", false)]
    public void PlaceToLoadFrom_InALockFile_IsTold(string text, bool expected) =>
        Assert.Equal(expected, PlaceToLoadFrom.IsMatch(text));

    [Fact]
    public async Task PackageSources_OfWhoeverBuilds_AreNotTheProjectsToSay()
    {
        var sources = await FilesAsync("nuget.config", ".npmrc");

        Breaches.AssertNone(sources
            .Where(file => file.Text.Contains("://", StringComparison.Ordinal))
            .Select(file => file.Path));
    }

    [Fact]
    public async Task Projects_OfAllKinds_HaveALockFile()
    {
        var files = await RepositoryFiles.ListAsync(Cancellation);
        var projects = files.Where(IsOurs).ToArray();

        Assert.NotEmpty(projects);
        Breaches.AssertNone(projects
            .Select(path => path[..(path.LastIndexOf('/') + 1)] + "packages.lock.json")
            .Except(files, StringComparer.Ordinal)
            .Select(path => $"{path} is missing"));
    }

    [Fact]
    public async Task Projects_OfAllKinds_AreInTheSolution()
    {
        var solution = await File.ReadAllTextAsync(RepositoryFolder.PathOf("Payg.slnx"), Cancellation);
        var files = await RepositoryFiles.ListAsync(Cancellation);

        Breaches.AssertNone(files
            .Where(IsOurs)
            .Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Packages_WithAKnownVulnerability_FailTheBuildWhereverTheyComeFrom()
    {
        var start = new ProcessStartInfo("dotnet",
        [
            "msbuild", RepositoryFolder.PathOf("src", "Payg.Service", "Payg.Service.csproj"),
            "-getProperty:NuGetAudit,NuGetAuditMode,NuGetAuditLevel,TreatWarningsAsErrors,NoWarn,WarningsNotAsErrors",
        ])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        using var evaluated = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        var properties = evaluated.RootElement.GetProperty("Properties");
        string Of(string name) => properties.GetProperty(name).GetString()!;

        Assert.Equal("true", Of("NuGetAudit"));
        Assert.Equal("all", Of("NuGetAuditMode"));
        Assert.Equal("low", Of("NuGetAuditLevel"));
        Assert.Equal("true", Of("TreatWarningsAsErrors"));
        Assert.DoesNotMatch(KnownVulnerability, $"{Of("NoWarn")};{Of("WarningsNotAsErrors")}");

        // Nor does a project decide otherwise for itself.
        var projects = (await RepositoryFiles.ListAsync(Cancellation)).Where(IsOurs).Select(Path.GetFileName).ToArray();
        Breaches.AssertNone((await FilesAsync(["Directory.Packages.props", .. projects!]))
            .Where(file => KnownVulnerability.IsMatch(file.Text)
                || file.Text.Contains("NuGetAudit", StringComparison.Ordinal))
            .Select(file => file.Path));
    }

    /// <summary>The warnings of a package with a known vulnerability: low, moderate, high and critical.</summary>
    [GeneratedRegex("NU190[1-4]", RegexOptions.None, 1000)]
    private static partial Regex KnownVulnerability { get; }

    // A sample stands for somebody else's code, which uses the packages and not the solution.
    private static bool IsOurs(string project) =>
        project.EndsWith(".csproj", StringComparison.Ordinal)
        && !project.StartsWith("samples/", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<(string Path, string Text)>> FilesAsync(params string[] names)
    {
        var files = new List<(string, string)>();
        foreach (var path in await RepositoryFiles.ListAsync(Cancellation))
        {
            if (names.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase))
                files.Add((path, await File.ReadAllTextAsync(RepositoryFolder.PathOf(path), Cancellation)));
        }

        return files;
    }

    [GeneratedRegex("\"resolved\":\\s*\"[^\"]*:", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlaceToLoadFrom { get; }
}
