using Npgsql;

namespace Payg.Storage.Postgres;

/// <summary>
/// The connections of Payg. A type of its own, so that an application can register an <see cref="NpgsqlDataSource"/>
/// for itself. Thread-safe; connections are pooled.
/// </summary>
internal sealed class PostgresDatabase : IAsyncDisposable, IDisposable
{
    private readonly Lazy<Shards> _shards;

    public PostgresDatabase(string connectionString)
    {
        DataSource = Build(connectionString);
        _shards = new Lazy<Shards>(() => Shards.Of(DataSource), LazyThreadSafetyMode.PublicationOnly);
    }

    public NpgsqlDataSource DataSource { get; }

    /// <summary>Whether the customers are distributed. The database is asked once.</summary>
    public Shards Shards => _shards.Value;

    public void Dispose() => DataSource.Dispose();

    public ValueTask DisposeAsync() => DataSource.DisposeAsync();

    /// <summary>
    /// Connects to the first host that accepts writes. A data source of several hosts takes no session attributes from
    /// its connection string.
    /// </summary>
    private static NpgsqlDataSource Build(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.Remove("Target Session Attributes");
        var isOne = !settings.Host!.Contains(',', StringComparison.Ordinal);
        var builder = new NpgsqlDataSourceBuilder(isOne ? connectionString : settings.ConnectionString);
        return isOne
            ? builder.Build()
            : builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.ReadWrite);
    }
}
