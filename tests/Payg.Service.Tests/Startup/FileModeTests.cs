using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Payg.Service.Tests.Hosting;
using Payg.Testing.Processes;
using Xunit;

namespace Payg.Service.Tests.Startup;

/// <summary>What the service keeps is for its own user, whatever the umask says.</summary>
[UnsupportedOSPlatform("windows")]
public sealed partial class FileModeTests
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    [Fact]
    public async Task DataDirectory_OfAServiceWithAnOpenUmask_IsReadableByNobodyElse()
    {
        await using var database = new SqliteTestDatabase();
        File.SetUnixFileMode(database.Folder.FullName, (UnixFileMode)Convert.ToInt32("755", 8));
        var mask = SetUmask(0);
        try
        {
            await using var process = await ServiceProcess.StartAsync(new ServiceProcessOptions
            {
                DataDirectory = database.Folder.FullName,
                Settings = new Dictionary<string, string>
                {
                    ["Payg__Admin__Password"] = Customer.DefaultPassword,
                    ["Payg__Metering__ArchiveDays"] = "1",
                },
            });
            using var client = ServiceHost.NewClient(process.Address);
            var customer = await Customer.CreateAsync(client);
            await customer.CallAsync("api1");
            await customer.CostsAsync();
        }
        finally
        {
            _ = SetUmask(mask);
        }

        var entries = database.Folder.GetFileSystemInfos("*", SearchOption.AllDirectories);
        Assert.Contains(entries, entry => entry.Name is "payg.db");
        Assert.Equal(UnixFileMode.None, database.Folder.UnixFileMode & Others);
        Assert.All(entries, entry => Assert.True(
            (entry.UnixFileMode & Others) == UnixFileMode.None, $"{entry} {entry.UnixFileMode}"));
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetUmask(uint mask);
}
