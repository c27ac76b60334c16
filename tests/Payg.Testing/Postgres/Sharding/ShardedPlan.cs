using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;

namespace Payg.Testing.Postgres.Sharding;

/// <summary>
/// Says what keeps Citus from sending a statement to the shards that it concerns, from PostgreSQL's own plan of it: the
/// tables that it reads and the condition on each of them.
/// </summary>
/// <param name="columns">The distribution column of each distributed table.</param>
/// <param name="references">Tables that each database has a copy of.</param>
public sealed partial class ShardedPlan(
    IReadOnlyDictionary<string, string> columns, IReadOnlySet<string> references)
{
    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    private static readonly string[] s_conditions =
        ["Index Cond", "Recheck Cond", "Filter", "Join Filter", "Hash Cond", "Merge Cond", "TID Cond"];

    /// <summary>What is wrong with a statement; empty where nothing is.</summary>
    /// <param name="connection">A connection to a database that has the tables.</param>
    /// <param name="statement">The statement.</param>
    public async Task<IReadOnlyList<string>> ProblemsOfAsync(NpgsqlConnection connection, TappedStatement statement)
    {
        if (!Planned().IsMatch(statement.Sql))
            return [];
        await RunAsync(connection, "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off");
        var types = string.Join(", ", statement.Types.Select(
            type => type == 0 ? "unknown" : string.Create(CultureInfo.InvariantCulture, $"%{type}%")));
        foreach (var type in statement.Types.Where(type => type != 0).Distinct())
        {
            var name = (string)(await RunAsync(
                connection, string.Create(CultureInfo.InvariantCulture, $"SELECT format_type({type}, NULL)")))!;
            types = types.Replace(
                string.Create(CultureInfo.InvariantCulture, $"%{type}%"), name, StringComparison.Ordinal);
        }

        var values = string.Join(", ", statement.Types.Select(_ => "NULL"));
        var of = statement.Types.Count == 0 ? ("", "") : ($"({types})", $"({values})");
        await RunAsync(connection, $"PREPARE tapped {of.Item1} AS {statement.Sql}");
        try
        {
            var plan = (string)(await RunAsync(
                connection, $"EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON) EXECUTE tapped {of.Item2}"))!;
            using var document = JsonDocument.Parse(plan);
            var found = new Findings();
            Walk(document.RootElement[0].GetProperty("Plan"), found, insertsInto: null);
            return found.Problems(columns);
        }
        finally
        {
            await RunAsync(connection, "DEALLOCATE tapped");
        }
    }

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private void Walk(JsonElement node, Findings found, string? insertsInto)
    {
        var type = Text(node, "Node Type");
        var relation = RootOf(Text(node, "Relation Name"));
        if (type is "ModifyTable")
        {
            found.Tables.Add(relation);
            insertsInto = Text(node, "Operation") is "Insert" ? relation : insertsInto;
        }
        else if (relation.Length > 0)
        {
            Scan(node, relation, found, insertsInto);
        }

        if (type is "LockRows" && IsOfSeveral(node))
            found.Add("locks rows of several shards");
        if (Text(node, "Join Type") is "Left" or "Right" or "Full" && IsOfSeveral(node)
            && Children(node).Any(IsArray))
        {
            found.Add("has rows of an array on the outer side of a join, which pulls the table");
        }

        foreach (var child in Children(node))
            Walk(child, found, insertsInto);
    }

    private void Scan(JsonElement node, string relation, Findings found, string? insertsInto)
    {
        found.Tables.Add(relation);
        var conditions = string.Join(' ', s_conditions.Select(name => Text(node, name)));
        if (!columns.TryGetValue(relation, out var column))
        {
            if (!references.Contains(relation) && !Parameter().IsMatch(conditions))
                found.Whole.Add(relation);
            return;
        }

        if (insertsInto is not null)
            found.Add($"inserts into {insertsInto} what it reads of {relation}: use INSERT … VALUES");
        if (!Names(conditions, column))
            found.Add($"reads {relation} without a condition on {column}");
    }

    /// <summary>Whether a node reads a distributed table, and not by one value of its distribution column.</summary>
    private bool IsOfSeveral(JsonElement node) =>
        (columns.TryGetValue(RootOf(Text(node, "Relation Name")), out var column)
            && !NamesOne(string.Join(' ', s_conditions.Select(name => Text(node, name))), column))
        || Children(node).Any(IsOfSeveral);

    /// <summary>Whether a node has rows of an array alone.</summary>
    private static bool IsArray(JsonElement node) =>
        Text(node, "Node Type") is "Function Scan" || (Children(node).ToArray() is [var only] && IsArray(only));

    private static bool Names(string conditions, string column) =>
        Regex.IsMatch(
            conditions, $@"\b{column} = (ANY \()?(\$\d+|'[^']*'::uuid)|\$\d+ = [\w.]*\b{column}\b", Safe);

    private static bool NamesOne(string conditions, string column) =>
        Regex.IsMatch(conditions, $@"\b{column} = (\$\d+|'[^']*'::uuid)|\$\d+ = [\w.]*\b{column}\b", Safe);

    /// <summary>The table that a partition is of.</summary>
    private string RootOf(string relation) =>
        columns.Keys.FirstOrDefault(table => relation.StartsWith($"{table}_", StringComparison.Ordinal)
            && !columns.ContainsKey(relation)) ?? relation;

    private static JsonElement.ArrayEnumerator Children(JsonElement node) =>
        node.TryGetProperty("Plans", out var children) ? children.EnumerateArray() : default;

    private static string Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) ? value.GetString()! : "";

    [GeneratedRegex(@"^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b", Safe | RegexOptions.IgnoreCase)]
    private static partial Regex Planned();

    [GeneratedRegex(@"= (ANY \()?\$\d+|\$\d+ = ", Safe)]
    private static partial Regex Parameter();

    private sealed class Findings
    {
        private readonly SortedSet<string> _problems = new(StringComparer.Ordinal);

        /// <summary>All tables.</summary>
        public HashSet<string> Tables { get; } = new(StringComparer.Ordinal);

        /// <summary>Tables of one database that are read without a condition.</summary>
        public HashSet<string> Whole { get; } = new(StringComparer.Ordinal);

        public void Add(string problem) => _problems.Add(problem);

        public IReadOnlyList<string> Problems(IReadOnlyDictionary<string, string> columns)
        {
            var distributed = Tables.Where(columns.ContainsKey).Order(StringComparer.Ordinal).ToArray();
            if (distributed.Length == 0)
                return [];
            if (distributed.Any(IsOfJournal) && !distributed.All(IsOfJournal))
                _problems.Add($"joins {string.Join(" and ", distributed)}, which are distributed by other columns");
            foreach (var table in Whole)
                _problems.Add($"joins all of {table}, which is not distributed");
            return [.. _problems];

            bool IsOfJournal(string table) => table is "journals" || columns[table] is "journal_id";
        }
    }
}
