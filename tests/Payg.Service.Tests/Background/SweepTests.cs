using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Service.Admin.Credits;
using Payg.Service.Tests.Hosting;
using Payg.Service.Tests.Invoices;
using Xunit;

namespace Payg.Service.Tests.Background;

/// <summary>Work of the service that concerns many: one of them for whom it fails holds up nobody.</summary>
public abstract class SweepTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : SweepTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : SweepTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Credits_OfACustomerWhoCannotBeRead_HoldUpNobodyAndAreGrantedLater()
    {
        var months = await InvoiceMonths.StartAsync(service);
        var (broken, other) = (await service.NewCustomerAsync(), months.Customer);
        foreach (var customer in new[] { broken, other })
        {
            using var granted = await months.Admin.SendAsync(
                HttpMethod.Post, $"/customers/{customer.Id}/credits",
                new { amount = "10", kind = "recurring", recurs = "monthly", reference = "plan" });
            Assert.Equal(HttpStatusCode.Created, granted.StatusCode);
        }

        await BreakAsync(broken);
        months.Go(months.End.AddMinutes(2));
        await SweepAsync();
        Assert.Equal((1, 2), (await GrantsAsync(broken), await GrantsAsync(other)));
        Assert.Contains($"{broken.Id} could not be processed", service.Host.Log.ToString(), StringComparison.Ordinal);

        await FixAsync(broken);
        await SweepAsync();
        Assert.Equal((2, 2), (await GrantsAsync(broken), await GrantsAsync(other)));
    }

    [Fact]
    public async Task Invoices_OfACustomerWhoCannotBeRead_HoldUpNobodyAndAreMadeLater()
    {
        var months = await InvoiceMonths.StartAsync(service);
        var broken = await service.NewCustomerAsync();
        foreach (var customer in new[] { broken, months.Customer })
            await customer.CallAsync("api1", 5);
        await months.EndAsync();
        await BreakAsync(broken);

        var run = await months.RunAsync(finalize: true);
        Assert.Equal((1, 1), Counts(run));
        Assert.Single(await months.ListAsync());

        await FixAsync(broken);
        Assert.Equal((1, 0), Counts(await months.RunAsync(finalize: true)));

        static (int Issued, int Failed) Counts(JsonElement run) =>
            (run.GetProperty("finalized").GetInt32(), run.GetProperty("failed").GetInt32());
    }

    private Task SweepAsync() =>
        service.Host.Services.GetRequiredService<CreditSweep>().SweepAsync(CancellationToken.None);

    /// <summary>As if the system had lost the customer's time zone.</summary>
    private Task<int> BreakAsync(Customer customer) => SetZoneAsync(customer, "Nowhere/Lost");

    private Task<int> FixAsync(Customer customer) => SetZoneAsync(customer, "UTC");

    private Task<int> SetZoneAsync(Customer customer, string zone) => service.InDatabaseAsync(context => context
        .Customers.Where(row => row.Id == customer.Id)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.TimeZone, zone)));

    private Task<int> GrantsAsync(Customer customer) => service.InDatabaseAsync(
        context => context.CreditGrants.CountAsync(row => row.CustomerId == customer.Id));
}
