using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Payg.Service.Audit;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Audit;
using Payg.Storage.Postgres;
using Payg.Storage.Sqlite;
using Xunit;

namespace Payg.Service.Tests.Admin;

/// <summary>The entries of a customer are found by an index, however long the audit log is.</summary>
public abstract class AuditPlanTests(ServiceFixture service)
{
    private const int Others = 3000;

    public sealed class OnSqlite(SqliteService service) : AuditPlanTests(service), IClassFixture<SqliteService>
    {
        protected override string Explain => "EXPLAIN QUERY PLAN ";
    }

    public sealed class OnPostgres(PostgresService service) : AuditPlanTests(service), IClassFixture<PostgresService>
    {
        protected override string Explain => "EXPLAIN ";
    }

    protected abstract string Explain { get; }

    [Theory]
    [InlineData("")]
    [InlineData("&category=changes")]
    public async Task Entries_OfACustomer_AreReadByTheirIndex(string filter)
    {
        var plans = new Plans(Explain);
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(
            database,
            configure: services => services
                .ConfigureDbContext<SqlitePaygContext>(options => options.AddInterceptors(plans))
                .ConfigureDbContext<PostgresPaygContext>(options => options.AddInterceptors(plans)));
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var customer = await Customer.CreateAsync(host.Client);
        (await customer.PostAsync("/api/keys", new { name = "laptop" })).Dispose();
        await using (var context = database.Open())
        {
            context.AuditEntries.AddRange(Enumerable.Range(0, Others).Select(_ => new AuditEntryRow
            {
                At = DateTimeOffset.UnixEpoch,
                Action = AuditActions.PriceCreated,
                SubjectKind = "price",
                SubjectId = "1",
                CustomerId = Guid.CreateVersion7(),
            }));
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
            await context.Database.ExecuteSqlAsync($"ANALYZE", TestContext.Current.CancellationToken);
        }

        var found = await admin.ReadAsync($"/audit?customer={customer.Id}{filter}");

        Assert.Contains(
            "key.created", found.GetProperty("data").EnumerateArray().Select(entry => entry.Text("action")));
        var plan = Assert.Single(plans.Found);
        Assert.Contains("ix_audit_entries_customer_id_id", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on audit_entries", plan, StringComparison.Ordinal);
    }

    /// <summary>Explains each statement that looks for the entries of a customer.</summary>
    private sealed class Plans(string explain) : DbCommandInterceptor
    {
        public List<string> Found { get; } = [];

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            var sql = command.CommandText;
            if (!sql.Contains("audit_entries", StringComparison.Ordinal)
                || !sql.Contains("ORDER BY", StringComparison.Ordinal))
            {
                return result;
            }

            command.CommandText = explain + sql;
            await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
            {
                var steps = new List<string>();
                while (await reader.ReadAsync(cancellationToken))
                    steps.Add(reader.GetString(reader.FieldCount - 1));
                Found.Add(string.Join('\n', steps));
            }

            command.CommandText = sql;
            return result;
        }
    }
}
