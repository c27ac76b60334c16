using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Npgsql;
using Payg.Service.Tests.Hosting;
using Payg.Testing;

namespace Payg.Service.Tests.Upgrade;

/// <summary>A data directory and database of an earlier version, and what that version answers about them.</summary>
/// <param name="Password">The password of all its users.</param>
/// <param name="Keys">Its API keys by name.</param>
/// <param name="Answers">What the earlier version answers.</param>
internal sealed record EarlierDatabase(
    string Password, IReadOnlyDictionary<string, string> Keys, IReadOnlyList<EarlierAnswer> Answers)
{
    /// <summary>A moment after everything that was recorded.</summary>
    public const string Now = "2026-11-21T08:00:00Z";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>Fills an empty database and its folder.</summary>
    /// <param name="version">The folder of the version.</param>
    /// <param name="database">The database to fill.</param>
    public static async Task<EarlierDatabase> RestoreAsync(string version, TestDatabase database)
    {
        var kind = database is SqliteTestDatabase ? "sqlite" : "postgres";
        await using (var file = File.OpenRead(PathOf(version, $"{kind}.tar.gz")))
        await using (var archive = new GZipStream(file, CompressionMode.Decompress))
        {
            var work = Directory.CreateTempSubdirectory("payg-upgrade-");
            await TarFile.ExtractToDirectoryAsync(archive, work.FullName, overwriteFiles: false);
            database.Folder.Delete();
            Directory.Move(Path.Combine(work.FullName, "data"), database.Folder.FullName);
            work.Delete();
        }

        if (database is PostgresTestDatabase)
            await RunAsync(database, await File.ReadAllTextAsync(Path.Combine(database.Folder.FullName, "payg.sql")));

        await using var json = File.OpenRead(PathOf(version, $"{kind}.json"));
        return (await JsonSerializer.DeserializeAsync<EarlierDatabase>(json, s_json))!;
    }

    /// <summary>Runs SQL on PostgreSQL, past EF Core, which takes braces for parameters.</summary>
    public static async Task RunAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.Setting + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string PathOf(string version, string file) =>
        RepositoryFolder.PathOf("tests", "Payg.Service.Tests", "Upgrade", version, file);
}

/// <summary>What an earlier version answers.</summary>
/// <param name="User">Who asks.</param>
/// <param name="Path">What for.</param>
/// <param name="Body">The answer.</param>
internal sealed record EarlierAnswer(string User, string Path, JsonElement Body);
