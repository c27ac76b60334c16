using Microsoft.Extensions.Time.Testing;
using Payg.Core.Budgets;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Storage.Budgets;
using Payg.Storage.Databases;
using Payg.Storage.Maintenance;
using Payg.Storage.Model.Budgets;
using Payg.Storage.Model.Credits;
using Payg.Storage.Model.Customers;
using Payg.Storage.Tests.Credits;
using Payg.Testing.Postgres.Sharding;
using static Payg.Storage.Tests.Credits.CreditBooks;
using static Payg.Storage.Tests.LedgerDatabase;

namespace Payg.Storage.Tests.Distribution;

/// <summary>
/// The statements of a flush and of leases as they are where customers are distributed: they leave what they leave in
/// one database, and name the shards that they concern.
/// </summary>
public sealed class ShardedFlushTests
{
    private static readonly Guid s_here = new("0193e000-0000-7000-8000-000000000001");
    private static readonly Guid s_there = new("0193e000-0000-7000-8000-000000000002");
    private readonly FakeTimeProvider _clock = new(Start.AddMinutes(20));

    /// <summary>Statements that reach all shards, and why they may.</summary>
    private static readonly (string Start, string Why)[] s_exceptions =
    [
        ("SELECT customer_id, meter_id, month, price_id, api_key FROM payg.leases", "what is recalled: few rows"),
        ("DELETE FROM payg.leases", "once in the life of a journal"),
    ];

    [Fact]
    public async Task FlushAndLeases_OnShards_LeaveTheSameAndNameTheirShards()
    {
        await using var one = await CreateAsync(DatabaseKind.Postgres, _clock);
        await UseAsync(one);
        var clock = new FakeTimeProvider(Start.AddMinutes(20));
        await using var several = await CreateAsync(DatabaseKind.Postgres, clock);
        await several.ShardAsync();
        await UseAsync(several);

        foreach (var table in DatabaseDistribution.Columns.Keys.Append("alerts").Append("rejected_usage"))
            Assert.Equal(await RowsAsync(one, table), await RowsAsync(several, table));

        var plan = new ShardedPlan(DatabaseDistribution.Columns, DatabaseDistribution.References);
        var problems = new List<string>();
        await using var connection = await several.ConnectAsync();
        var statements = several.Tap!.Statements;
        foreach (var statement in statements.Where(statement => !IsException(statement)))
        {
            foreach (var problem in await plan.ProblemsOfAsync(connection, statement))
                problems.Add($"{problem}:\n{statement.Sql}");
        }

        Assert.True(problems.Count == 0, string.Join("\n\n", problems));

        // The scenario reaches them all.
        foreach (var part in new[]
        {
            "UPDATE payg.customers SET credit_seq", "UPDATE payg.customers\nSET total_cost",
            "payg.usage_lines AS line", "INTO payg.usage_quarters", "INTO payg.dimension_sets",
            "INTO payg.test_quarters", "INTO payg.rejected_usage",
            "UPDATE payg.credit_grants", "INTO payg.credit_entries", "UPDATE payg.credit_entries", "balance_alerted =",
            "UPDATE payg.recurring_credits", "SET credit_due_at", "INTO payg.budget_windows",
            "payg.budget_windows AS known",
            "INTO payg.alerts", "INTO payg.leases", "INTO payg.journal_claims", "UPDATE payg.month_sums",
            "SELECT DISTINCT customer_id, month", "FROM payg.journals WHERE id = ANY",
        })
        {
            Assert.Contains(statements, statement => statement.Sql.Contains(part, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("locks rows", "SELECT id FROM payg.customers WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE", 2951u)]
    [InlineData("reads customers without", """
        UPDATE payg.customers SET credit_seq = change.seq FROM unnest($1, $2) AS change (id, seq)
        WHERE customers.id = change.id
        """, 2951u, 1016u)]
    [InlineData("reads usage_lines without", """
        SELECT line.quantity FROM unnest($1, $2) AS asked (customer_id, month)
        JOIN payg.usage_lines AS line USING (customer_id, month)
        """, 2951u, 1007u)]
    [InlineData("on the outer side", """
        SELECT line.quantity FROM unnest($1, $2) AS asked (customer_id, month)
        LEFT JOIN payg.usage_lines AS line ON line.customer_id = asked.customer_id AND line.month = asked.month
            AND line.customer_id = ANY($1)
        """, 2951u, 1007u)]
    [InlineData("use INSERT … VALUES", """
        INSERT INTO payg.journal_claims (journal_id, segment, applied_at)
        SELECT $1, $2, $3 FROM payg.journals WHERE id = $1 AND floor <= $2
        """, 2950u, 20u, 1184u)]
    [InlineData("distributed by other columns", """
        SELECT used FROM payg.leases
        WHERE customer_id = ANY($1) AND journal_id IN (SELECT id FROM payg.journals WHERE closed_at IS NULL)
        """, 2951u)]
    [InlineData("joins all of api_keys", """
        SELECT line.quantity, key.name FROM payg.usage_quarters AS line
        LEFT JOIN payg.api_keys AS key ON key.id = line.api_key WHERE line.customer_id = $1
        """, 2950u)]
    public async Task Problems_OfAStatementThatCitusWouldNotRoute_NameIt(
        string problem, string sql, params uint[] types)
    {
        await using var database = await CreateAsync(DatabaseKind.Postgres);
        await using var connection = await database.ConnectAsync();
        var plan = new ShardedPlan(DatabaseDistribution.Columns, DatabaseDistribution.References);

        var problems = await plan.ProblemsOfAsync(connection, new TappedStatement(sql, types));

        Assert.Contains(problems, text => text.Contains(problem, StringComparison.Ordinal));
    }

    private static bool IsException(TappedStatement statement) => s_exceptions.Any(
        exception => statement.Sql.TrimStart().StartsWith(exception.Start, StringComparison.Ordinal));

    /// <summary>A month: new customers, dimensions, tests, credit, budgets, leases, what cannot be charged.</summary>
    private static async Task UseAsync(LedgerDatabase database)
    {
        // 1. Two meters; customers who pay later, in advance, have a budget, and credit of each month.
        var (one, two) = (await database.AddMeterAsync(Unit), await database.AddMeterAsync(Unit / 1000));
        var later = await database.AddCustomerAsync(id: new Guid("0193e000-0000-7000-8000-00000000000a"));
        var prepaid = await database.AddCustomerAsync(id: new Guid("0193e000-0000-7000-8000-00000000000b"));
        var budgeted = await database.AddCustomerAsync(id: new Guid("0193e000-0000-7000-8000-00000000000c"));
        var monthly = await database.AddCustomerAsync(id: new Guid("0193e000-0000-7000-8000-00000000000d"));
        await database.RunAsync($"""
            UPDATE payg.customers SET billing_mode = {(int)BillingMode.Prepaid}, has_credit = true,
                balance_alerts = '90' WHERE id = '{prepaid.Value}'
            """);
        await database.GrantAsync(prepaid, 100 * Unit);
        await AddBudgetAsync(database, budgeted);
        await AddRecurringAsync(database, monthly);

        // 2. Units for two journals, of which one gives some back and ends.
        var at = database.Now;
        foreach (var journal in new[] { s_here, s_there })
        {
            await database.Leases.ExchangeAsync(
                new LeaseMessage(journal, [], [new LeaseWant(prepaid, one, at, 1, 8, null, 0)]), default);
        }

        await database.Leases.CloseJournalAsync(s_there, default);

        // 3. Usage of new customers and of known ones, in this month and the next one; some cannot be charged.
        var dimensions = Dimensions.Of([KeyValuePair.Create("model", "m")]);
        for (var segment = 1; segment <= 3; segment++)
        {
            var records = new List<UsageRecord>
            {
                Record(later, one, 2), Record(later, two, 3) with { Dimensions = dimensions },
                Record(later, two, 1) with { IsTest = true }, Record(prepaid, one, 4), Record(budgeted, one, 5),
                Record(monthly, two, 500),
            };
            if (segment == 2)
                records.Add(Record(new CustomerId(s_here), one, 1));
            await database.Ledger.ApplyAsync(
                new UsageBatch(new BatchId(s_here, segment), records, segment - 1), CancellationToken.None);
        }

        // 4. The month after: what falls due is granted by the flush.
        ((FakeTimeProvider)database.Clock).SetUtcNow(Start.AddMonths(1).AddHours(1));
        var claimed = await database.Ledger.ApplyAsync(
            new UsageBatch(
                new BatchId(s_here, 4), [Record(monthly, one, 1) with { OccurredAt = database.Now }], 2),
            CancellationToken.None);
        var again = await database.Ledger.ApplyAsync(
            new UsageBatch(new BatchId(s_here, 1), [Record(later, one, 1)], 2), CancellationToken.None);
        Assert.Equal((false, true), (claimed.AlreadyApplied, again.AlreadyApplied));
    }

    private static Task<bool> AddBudgetAsync(LedgerDatabase database, CustomerId customer) =>
        database.ChangeAsync(customer, context => new BudgetLedger(
            Core.Amounts.Currency.Usd, new AlertCounts(), database.Clock).AddAsync(
                context,
                new BudgetRow
                {
                    CustomerId = customer.Value,
                    Id = s_here,
                    Name = "b",
                    Period = BudgetPeriod.Month,
                    LimitUnits = 6,
                    Alerts = "50 100",
                    CreatedAt = database.Now,
                },
                default));

    private static Task<bool> AddRecurringAsync(LedgerDatabase database, CustomerId customer) =>
        database.ChangeAsync(customer, context => database.Recurring.StartAsync(
            context,
            new RecurringCreditRow
            {
                CustomerId = customer.Value,
                Id = s_here,
                AmountUnits = 3,
                Priority = CreditGrant.DefaultPriority,
                CreatedAt = database.Now,
                EffectiveAt = database.Now,
            },
            CancellationToken.None));

    /// <summary>The rows of a table without what is random or the time of writing.</summary>
    private static async Task<string> RowsAsync(LedgerDatabase database, string table) =>
        string.Join('\n', (await database.TextsAsync($"""
            SELECT (to_jsonb(stored) - ARRAY['journal_id', 'updated_at', 'created_at', 'rejected_at', 'applied_at',
                'id', 'grant_id', 'data', 'key'])::text
            FROM payg.{table} AS stored
            """)).Order(StringComparer.Ordinal));
}
