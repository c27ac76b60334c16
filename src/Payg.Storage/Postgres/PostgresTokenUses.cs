using Npgsql;
using Payg.Storage.Customers;

namespace Payg.Storage.Postgres;

internal sealed class PostgresTokenUses(PostgresDatabase database) : ITokenUses
{
    // Rows are locked in order, so that nodes that store uses of the same tokens take turns instead of deadlocking.
    private const string Statement = """
        WITH locked AS (SELECT id FROM payg.tokens WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE)
        UPDATE payg.tokens AS token SET last_used_at = used.at
        FROM unnest($1, $2) AS used (id, at) JOIN locked USING (id)
        WHERE token.id = used.id AND (token.last_used_at IS NULL OR token.last_used_at < used.at)
        """;

    public async Task RecordAsync(IReadOnlyList<TokenUse> uses, CancellationToken cancellationToken)
    {
        await using var command = database.DataSource.CreateCommand(Statement);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. uses.Select(use => use.TokenId)] });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset[]>
        {
            TypedValue = [.. uses.Select(use => use.UsedAt)],
        });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
