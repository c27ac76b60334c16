using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Service.Invoices.Runs;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Invoices;
using Xunit;

namespace Payg.Service.Tests.Invoices;

/// <summary>Invoices that are made by the service itself, and by the command.</summary>
public abstract class InvoiceRunTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : InvoiceRunTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : InvoiceRunTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Job_BeginsWithThePeriodUnderWay_AndIssuesWhatIsOver()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, new Dictionary<string, string>
        {
            ["Payg:Invoices:Run"] = "Final",
        });
        var job = host.Services.GetRequiredService<InvoiceJob>();
        host.Clock.StopAt("2032-05-20T12:00:00Z");
        var customer = await Customer.CreateAsync(host.Client);
        await using var context = database.Open();
        await InvoiceMonths.SeedAsync(context, customer.Id, 203204, 7);
        await InvoiceMonths.SeedAsync(context, customer.Id, 203205, 5);

        // Nothing is over since invoices began.
        await job.WorkAsync(TestContext.Current.CancellationToken);
        await job.WorkAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await context.Invoices.AsNoTracking().ToListAsync());

        // The month is over, and the journals have reported it; what was used before is billed in another way.
        host.Clock.StopAt("2032-06-01T00:01:00Z");
        await context.Journals.Where(row => row.ClosedAt == null).ExecuteUpdateAsync(change => change
            .SetProperty(row => row.CompleteUntil, new DateTimeOffset(2032, 6, 1, 0, 0, 0, TimeSpan.Zero)));
        await job.WorkAsync(TestContext.Current.CancellationToken);
        var invoice = Assert.Single(await context.Invoices.AsNoTracking().ToListAsync());
        Assert.Equal(
            (203205, InvoiceState.Final, 500L, "INV-2032-0001"),
            (invoice.Month, invoice.State, invoice.GrossMinor, invoice.Number));

        // Again and a month later: nothing more.
        await job.WorkAsync(TestContext.Current.CancellationToken);
        host.Clock.StopAt("2032-07-20T12:00:00Z");
        await context.Journals.Where(row => row.ClosedAt == null).ExecuteUpdateAsync(change => change
            .SetProperty(row => row.CompleteUntil, new DateTimeOffset(2032, 7, 20, 0, 0, 0, TimeSpan.Zero)));
        await job.WorkAsync(TestContext.Current.CancellationToken);
        Assert.Single(await context.Invoices.AsNoTracking().ToListAsync());
    }

    [Fact]
    public async Task Command_MakesListsAndExportsInvoices()
    {
        var customer = await service.NewCustomerAsync();
        await service.InDatabaseAsync(async context =>
        {
            await InvoiceMonths.SeedAsync(context, customer.Id, 202509, 12);
            return await context.Journals.ExecuteUpdateAsync(
                change => change.SetProperty(row => row.CompleteUntil, service.Host.Clock.GetUtcNow()));
        });

        var wrong = await service.Database.EnterAsync("invoices", "run", "--month", "2025-9");
        var early = await service.Database.EnterAsync("invoices", "run", "--month", "2099-01");
        var drafts = await service.Database.EnterAsync("invoices", "run", "--month", "2025-09");
        var none = await service.Database.EnterAsync("invoices", "list", "--month", "2025-09");
        var issued = await service.Database.EnterAsync("invoices", "run", "--month", "2025-09", "--finalize");
        var export = await service.Database.EnterAsync("invoices", "export", "--month", "2025-09");

        Assert.Equal((10, 10, 0, 0, 0, 0), (
            wrong.ExitCode, early.ExitCode, drafts.ExitCode, none.ExitCode, issued.ExitCode, export.ExitCode));
        Assert.Equal(1, JsonElement.Parse(drafts.Output).GetProperty("drafts").GetInt32());
        Assert.Equal("", none.Output.Trim());
        Assert.Equal(1, JsonElement.Parse(issued.Output).GetProperty("finalized").GetInt32());
        var invoice = JsonElement.Parse(export.Output.Trim());
        Assert.Equal(
            ("2025-09", "12.00", "Set-up"),
            (invoice.Text("month"), invoice.GetProperty("gross").Text("amount"),
                invoice.GetProperty("lines")[0].Text("description")));
    }
}
