using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Payg.Load.Servers;

/// <summary>
/// Metering as it is first thought of: each call waits for an upsert of its customer's count in PostgreSQL. Tokens are
/// taken as they are, so that nothing but the upsert is compared.
/// </summary>
internal static class NaiveServer
{
    /// <summary>The name it is asked for by.</summary>
    public const string Name = "naive";

    /// <summary>Names the database in the environment.</summary>
    public const string DatabaseVariable = "PAYG_LOAD_DATABASE";

    private const string Upsert = """
        INSERT INTO usage (token, meter_id, quantity) VALUES ($1, 1, 1)
        ON CONFLICT (token, meter_id) DO UPDATE SET quantity = usage.quantity + 1
        """;

    /// <summary>Serves until it is told to end.</summary>
    public static async Task RunAsync(string[] arguments)
    {
        var settings = Environment.GetEnvironmentVariable(DatabaseVariable) + ";Max Auto Prepare=10";
        await using var database = NpgsqlDataSource.Create(settings);
        await using (var create = database.CreateCommand(
            "CREATE TABLE usage (token text, meter_id int, quantity bigint NOT NULL, PRIMARY KEY (token, meter_id))"))
        {
            await create.ExecuteNonQueryAsync();
        }

        var app = BareServer.CreateBuilder(arguments).Build();
        var activities = BareServer.ReadActivities();
        var known = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        app.MapGet(LoadTarget.Path, async (HttpContext context) =>
        {
            var header = context.Request.Headers.Authorization.ToString();
            var token = known.GetOrAdd(header, static text => text["Bearer ".Length..]);
            await using var command = database.CreateCommand(Upsert);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = token });
            await command.ExecuteNonQueryAsync();
            return TypedResults.Ok(activities[Random.Shared.Next(activities.Length)]);
        });
        await app.RunAsync();
    }
}
