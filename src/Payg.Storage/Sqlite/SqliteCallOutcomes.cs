using System.Text.Json;
using Payg.Storage.Catalog;

namespace Payg.Storage.Sqlite;

internal sealed class SqliteCallOutcomes(SqliteDatabase database) : ICallOutcomes
{
    private const string Statement = """
        INSERT INTO call_outcomes (day, meter, outcome, calls)
        SELECT $day, value ->> 0, value ->> 1, value ->> 2 FROM json_each($counts) WHERE true
        ON CONFLICT (day, meter, outcome) DO UPDATE SET calls = call_outcomes.calls + excluded.calls
        """;

    public Task AddAsync(int day, IReadOnlyList<CallOutcomeCount> counts, CancellationToken cancellationToken) =>
        SqliteWriter.RunAsync(database, async (connection, transaction) =>
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = Statement;
            command.Parameters.AddWithValue("$day", day);
            command.Parameters.AddWithValue("$counts", JsonSerializer.Serialize(
                counts.Select(count => new object[] { count.Meter, count.Outcome, count.Calls })));
            var changed = await command.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return changed;
        }, cancellationToken);
}
