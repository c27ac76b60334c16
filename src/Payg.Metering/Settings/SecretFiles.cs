using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Payg.Metering.Settings;

/// <summary>
/// The settings that are files in the folder of <see cref="PaygOptions.SecretsDirectory"/>. Which folder is looked up
/// at each read, because a source that is added later may name another one. The files are read once. Thread-safe.
/// </summary>
internal sealed class SecretFiles(IConfiguration settings) : IConfigurationSource, IConfigurationProvider
{
    private const string Setting = $"{PaygOptions.Section}:{nameof(PaygOptions.SecretsDirectory)}";

    private volatile Folder? _folder;

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public void Load() => _folder = null;

    public bool TryGet(string key, out string? value)
    {
        value = null;

        // The folder does not name itself; asking would not end.
        return !key.Equals(Setting, StringComparison.OrdinalIgnoreCase) && Find() is { } files
            && files.TryGet(key, out value);
    }

    public void Set(string key, string? value) => Find()?.Set(key, value);

    public IChangeToken GetReloadToken() => new CancellationChangeToken(CancellationToken.None);

    public IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath) =>
        Find()?.GetChildKeys(earlierKeys, parentPath) ?? earlierKeys;

    private KeyPerFileConfigurationProvider? Find()
    {
        if (settings[Setting] is not { Length: > 0 } directory)
            return null;

        var path = Path.GetFullPath(directory);
        var folder = _folder;
        if (folder is null || !string.Equals(folder.Path, path, StringComparison.Ordinal))
            _folder = folder = new Folder(path, Read(path));
        return folder.Files;
    }

    private static KeyPerFileConfigurationProvider Read(string path)
    {
        var files = new KeyPerFileConfigurationProvider(new KeyPerFileConfigurationSource
        {
            FileProvider = Directory.Exists(path) ? new PhysicalFileProvider(path) : null,
            Optional = true,
            ReloadOnChange = false,
        });
        files.Load();
        return files;
    }

    private sealed record Folder(string Path, KeyPerFileConfigurationProvider Files);
}
