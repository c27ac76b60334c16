namespace Payg.Storage.Databases;

/// <summary>Where the applied migrations are recorded, now and by versions before the schema <c>payg</c>.</summary>
internal static class MigrationHistory
{
    /// <summary>
    /// The table that lists the applied migrations; on PostgreSQL in the schema <c>payg</c>. It belongs to Payg alone,
    /// so that other applications can keep theirs in the same database.
    /// </summary>
    public const string Table = "__payg_migrations";

    /// <summary>EF Core's default, which earlier versions may have shared with another application.</summary>
    public const string EarlierTable = "__EFMigrationsHistory";

    /// <summary>
    /// The row that stays in the earlier table after the upgrade. An earlier version that is started by mistake does
    /// not know it, and ends instead of starting again with tables of its own.
    /// </summary>
    public const string Marker = "99991231235959_MovedToPaygMigrations";

    public const string MarkerVersion = "10.0.0";
}
