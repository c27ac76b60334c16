using Npgsql;
using Payg.Storage.Catalog;

namespace Payg.Storage.Postgres;

internal sealed class PostgresCallOutcomes(PostgresDatabase database) : ICallOutcomes
{
    // In order, so that nodes that add to the same rows take turns instead of deadlocking.
    private const string Statement = """
        INSERT INTO payg.call_outcomes AS known (day, meter, outcome, calls)
        SELECT $1, added.meter, added.outcome, added.calls
        FROM unnest($2, $3, $4) AS added (meter, outcome, calls)
        ORDER BY added.meter, added.outcome
        ON CONFLICT (day, meter, outcome) DO UPDATE SET calls = known.calls + excluded.calls
        """;

    public async Task AddAsync(
        int day, IReadOnlyList<CallOutcomeCount> counts, CancellationToken cancellationToken)
    {
        await using var command = database.DataSource.CreateCommand(Statement);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = day });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. counts.Select(count => count.Meter)] });
        command.Parameters.Add(new NpgsqlParameter<string[]>
        {
            TypedValue = [.. counts.Select(count => count.Outcome)],
        });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. counts.Select(count => count.Calls)] });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
