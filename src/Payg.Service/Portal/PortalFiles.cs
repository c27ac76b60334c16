using System.Collections.Frozen;

namespace Payg.Service.Portal;

/// <summary>The files of the portal's build, found by their address. Read once, at start; immutable.</summary>
internal sealed class PortalFiles
{
    private const string PagePath = "/index.html";
    private const string HashedFolder = "/assets/";

    private readonly FrozenDictionary<string, PortalFile> _files;

    private PortalFiles(FrozenDictionary<string, PortalFile> files, PortalPage page, BrandLogo? logo) =>
        (_files, Page, Logo) = (files, page, logo);

    public PortalPage Page { get; }

    public BrandLogo? Logo { get; }

    /// <summary>Reads the folder that the portal was built into; null where there is no portal in it.</summary>
    public static PortalFiles? Read(string? folder, PortalBrand brand)
    {
        if (folder is null || !File.Exists(Path.Combine(folder, PagePath[1..])))
            return null;

        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => !PortalFile.IsCompressed(path))
            .Select(path => (Path: path, Address: '/' + Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .Where(file => file.Address is not PagePath)
            .ToFrozenDictionary(
                file => file.Address,
                file => PortalFile.Read(file.Path, file.Address.StartsWith(HashedFolder, StringComparison.Ordinal)),
                StringComparer.Ordinal);
        return new PortalFiles(files, new PortalPage(Path.Combine(folder, PagePath[1..]), brand), brand.Logo);
    }

    public PortalFile? Find(PathString path) => _files.GetValueOrDefault(path.Value ?? "");
}
