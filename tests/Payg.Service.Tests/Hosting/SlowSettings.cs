using System.Diagnostics;
using System.Text;
using Payg.Testing.Processes;
using Xunit;

namespace Payg.Service.Tests.Hosting;

/// <summary>
/// Settings that a service reads at its start and waits for, before it has anything else: a test knows how far it has
/// come.
/// </summary>
internal sealed class SlowSettings : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payg-settings-");
    private FileStream? _pipe;

    private string Path => System.IO.Path.Combine(_folder.FullName, "appsettings.Production.json");

    /// <summary>The service with these settings.</summary>
    public ServiceProcessOptions Applied(ServiceProcessOptions options)
    {
        // The service reads what lies beside its program, wherever that is a link to.
        var program = new FileInfo(options.Assembly);
        foreach (var entry in program.Directory!.EnumerateFileSystemInfos())
        {
            var path = System.IO.Path.Combine(_folder.FullName, entry.Name);
            if (string.Equals(entry.Name, program.Name, StringComparison.Ordinal))
                File.Copy(entry.FullName, path);
            else
                File.CreateSymbolicLink(path, entry.FullName);
        }

        using var make = Process.Start("mkfifo", [Path]);
        make.WaitForExit();
        Assert.Equal(0, make.ExitCode);
        return options with { Assembly = System.IO.Path.Combine(_folder.FullName, program.Name) };
    }

    /// <summary>Returns once the service reads them.</summary>
    public async Task ReachedAsync() =>
        _pipe = await Task.Run(() => new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0))
            .WaitAsync(s_patience);

    /// <summary>Lets the service go on.</summary>
    public void Complete(string json = "{}")
    {
        _pipe!.Write(Encoding.UTF8.GetBytes(json));
        _pipe.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pipe?.Dispose();
        _folder.Delete(recursive: true);
    }
}
