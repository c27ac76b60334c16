namespace Payg.Testing.Postgres;

/// <summary>How a private PostgreSQL is set up.</summary>
public sealed record PostgresOptions
{
    /// <summary>
    /// Whether commits wait for the disk. Default false: an orderly or an immediate stop loses nothing either way,
    /// only a loss of power would. Measurements of the database should say true.
    /// </summary>
    public bool Fsync { get; init; }

    /// <summary>The most connections at one time, 10 to 1000. Default 300.</summary>
    public int MaxConnections { get; init; } = 300;

    /// <summary>Whether it also listens on a Unix socket. Default false.</summary>
    public bool Sockets { get; init; }

    /// <summary>Its certificate, and the authority of its clients. Default null: it has no TLS.</summary>
    public PostgresCertificate? Certificate { get; init; }

    /// <summary>How long a start may take. Default 60 seconds, for a machine that is busy.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
