using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Payg.Storage.Databases;

/// <summary>Which database to use, and how to reach it.</summary>
/// <param name="Kind">The database.</param>
/// <param name="ConnectionString">For the database's ADO.NET provider. May hold a password: never log it.</param>
public sealed record DatabaseOptions(DatabaseKind Kind, string ConnectionString)
{
    /// <summary>The setting that says which database to use.</summary>
    public const string SettingName = "ConnectionStrings:Payg";

    private const string DefaultFileName = "payg.db";

    /// <summary>
    /// Reads the connection string: none at all means SQLite in the data directory; <c>Host=…</c>, <c>postgres://…</c>
    /// and <c>postgresql://…</c>, or libpq's keywords (<c>host=… dbname=…</c>), mean PostgreSQL; <c>Data Source=…</c>
    /// means that SQLite file.
    /// </summary>
    /// <exception cref="InvalidSettingException">It is none of these. The message does not repeat it.</exception>
    public static DatabaseOptions Parse(string? connectionString, string dataDirectory)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            return new(DatabaseKind.Sqlite, $"Data Source={Path.Combine(dataDirectory, DefaultFileName)}");

        if (LibpqText.IsUri(connectionString))
        {
            return new(DatabaseKind.Postgres, LibpqParameters.ToConnectionString(
                LibpqText.OfUri(connectionString) ?? throw Unreadable(null)));
        }

        if (LibpqText.OfKeywords(connectionString) is { } keywords && LibpqParameters.AreKnown(keywords.Keys))
            return new(DatabaseKind.Postgres, LibpqParameters.ToConnectionString(keywords));

        var parts = Read(connectionString, text => new DbConnectionStringBuilder { ConnectionString = text });
        if (parts.ContainsKey("Host") || parts.ContainsKey("Server"))
        {
            Read(connectionString, text => new NpgsqlConnectionStringBuilder(text));
            return new(DatabaseKind.Postgres, connectionString);
        }

        if (parts.ContainsKey("Data Source") || parts.ContainsKey("DataSource") || parts.ContainsKey("Filename"))
        {
            Read(connectionString, text => new SqliteConnectionStringBuilder(text));
            return new(DatabaseKind.Sqlite, connectionString);
        }

        throw Unreadable(null);
    }

    /// <summary>Reads it as one provider does, which knows its own words and their values.</summary>
    private static TBuilder Read<TBuilder>(string connectionString, Func<string, TBuilder> read)
        where TBuilder : DbConnectionStringBuilder
    {
        try
        {
            return read(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            throw Unreadable(exception);
        }
    }

    private static InvalidSettingException Unreadable(Exception? inner) => new(
        SettingName,
        "is no connection string: leave it out for SQLite, or use Host=…;Database=…;Username=…;Password=… or "
        + "postgres://user:password@host/database for PostgreSQL",
        inner);
}

/// <summary>The databases that Payg knows.</summary>
public enum DatabaseKind
{
    /// <summary>SQLite, a file in the data directory: one node.</summary>
    Sqlite,

    /// <summary>PostgreSQL: any number of nodes.</summary>
    Postgres,
}
