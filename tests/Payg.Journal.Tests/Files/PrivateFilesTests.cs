using Payg.Journal.Files;

namespace Payg.Journal.Tests.Files;

public sealed class PrivateFilesTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly JournalDirectory _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Folder_Created_IsForItsOwnerAlone()
    {
        var path = PrivateFiles.CreateFolder(Path.Combine(_temporary.Path, "a", "b")).FullName;

        if (!OperatingSystem.IsWindows())
            Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
        Assert.True(Directory.Exists(path));
    }

    [Fact]
    public void File_Touched_IsCreatedEmptyForItsOwnerAlone()
    {
        var path = Path.Combine(_temporary.Path, "file");

        PrivateFiles.Touch(path);

        Assert.Empty(File.ReadAllBytes(path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(Owner, File.GetUnixFileMode(path));
    }

    [Fact]
    public void File_ThatExistsOrHasNoFolder_IsLeftAlone()
    {
        var path = Path.Combine(_temporary.Path, "file");
        File.WriteAllText(path, "text");

        PrivateFiles.Touch(path);
        PrivateFiles.Touch(Path.Combine(_temporary.Path, "none", "file"));

        Assert.Equal("text", File.ReadAllText(path));
        Assert.False(Directory.Exists(Path.Combine(_temporary.Path, "none")));
    }
}
