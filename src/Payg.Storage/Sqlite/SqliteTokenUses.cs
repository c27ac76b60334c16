using System.Text.Json;
using Payg.Core.Calendar;
using Payg.Storage.Customers;

namespace Payg.Storage.Sqlite;

internal sealed class SqliteTokenUses(SqliteDatabase database) : ITokenUses
{
    private const string Statement = """
        UPDATE tokens SET last_used_at = used.at
        FROM (SELECT value ->> 0 AS id, value ->> 1 AS at FROM json_each($uses)) AS used
        WHERE tokens.id = used.id AND (tokens.last_used_at IS NULL OR tokens.last_used_at < used.at)
        """;

    public Task RecordAsync(IReadOnlyList<TokenUse> uses, CancellationToken cancellationToken) =>
        SqliteWriter.RunAsync(database, async (connection, transaction) =>
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = Statement;
            command.Parameters.AddWithValue("$uses", JsonSerializer.Serialize(uses.Select(Show)));
            var changed = await command.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return changed;
        }, cancellationToken);

    /// <summary>As EF Core stores them: ids as text in upper case, instants as microseconds.</summary>
    private static object[] Show(TokenUse use) =>
        [use.TokenId.ToString().ToUpperInvariant(), UnixMicroseconds.From(use.UsedAt)];
}
