using Xunit;

namespace Payg.Service.Tests.Hosting;

/// <summary>
/// Databases that the service's own command has migrated: one of each kind in a run, and copies of it, which take a
/// fraction of the processor time of the migrations. Tests of a start on an empty database create theirs empty.
/// </summary>
internal static class MigratedDatabases
{
    private static readonly Lazy<Task<byte[]>> s_sqlite = new(MigrateSqliteAsync);
    private static readonly Lazy<Task<string>> s_postgres = new(MigratePostgresAsync);

    /// <summary>A new SQLite database with empty tables.</summary>
    public static async Task<TestDatabase> NewSqliteAsync()
    {
        var content = await s_sqlite.Value;
        var copy = new SqliteTestDatabase();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(copy.File, options);
        await file.WriteAsync(content);
        return copy;
    }

    /// <summary>A new PostgreSQL database with empty tables.</summary>
    public static async Task<TestDatabase> NewPostgresAsync() =>
        await PostgresTestDatabase.CopyAsync(await s_postgres.Value);

    private static async Task<byte[]> MigrateSqliteAsync()
    {
        await using var database = new SqliteTestDatabase();
        await MigrateAsync(database);

        // A file of its own until the last connection is closed: without it, all is in the database.
        Assert.False(File.Exists(database.File + "-wal"));
        return await File.ReadAllBytesAsync(database.File);
    }

    private static async Task<string> MigratePostgresAsync()
    {
        // Not disposed: it is what the others are copied from, and goes with the server.
        var database = await PostgresTestDatabase.CreateAsync();
        await MigrateAsync(database);
        database.Folder.Delete(recursive: true);
        return database.Setting;
    }

    private static async Task MigrateAsync(TestDatabase database)
    {
        var run = await database.RunAsync("migrate");
        Assert.True(run.ExitCode == 0, $"exit code {run.ExitCode}:\n{run.Output}\n{run.Error}");
    }
}
