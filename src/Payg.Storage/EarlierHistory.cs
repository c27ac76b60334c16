namespace Payg.Storage;

/// <summary>
/// Where versions before the schema <c>payg</c> recorded their migrations: in EF Core's default history table, which
/// they may have shared with another application. Only the rows listed here are Payg's.
/// </summary>
internal static class EarlierHistory
{
    /// <summary>The table's name.</summary>
    public const string Table = "__EFMigrationsHistory";

    /// <summary>
    /// The row that stays there after the upgrade. A version from before, started by mistake, does not know it and ends
    /// instead of starting afresh in tables of its own.
    /// </summary>
    public const string Marker = "99991231235959_MovedToPaygMigrations";

    /// <summary>What the marker's second column says.</summary>
    public const string MarkerVersion = "10.0.0";
}
