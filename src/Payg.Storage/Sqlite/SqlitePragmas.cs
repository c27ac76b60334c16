using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Payg.Storage.Sqlite;

/// <summary>Gives the connections that EF Core opens the same settings as all others.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = SqliteDatabase.ConnectionPragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = SqliteDatabase.ConnectionPragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
