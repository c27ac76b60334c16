using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering.Flush;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model;
using Payg.Storage.Model.Sums;
using Payg.Storage.Model.Usage;
using Xunit;

namespace Payg.Service.Tests.Invoices;

/// <summary>A customer who uses APIs in a month of their own, after which invoices are made.</summary>
internal sealed class InvoiceMonths(ServiceFixture service, DateTimeOffset start)
{
    private static int s_months;

    /// <summary>The billing period.</summary>
    public string Month => start.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The next one.</summary>
    public string NextMonth => start.AddMonths(1).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The administrator.</summary>
    public Administrator Admin { get; private set; } = null!;

    /// <summary>The customer.</summary>
    public Customer Customer { get; private set; } = null!;

    /// <summary>Goes to a month that no test was in, and later than all of these.</summary>
    /// <param name="service">The service.</param>
    /// <param name="days">How many days the month must have; 0: any number.</param>
    public static async Task<InvoiceMonths> StartAsync(ServiceFixture service, int days = 0)
    {
        DateTimeOffset start;
        do
        {
            start = new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero)
                .AddMonths(3 * Interlocked.Increment(ref s_months));
        }
        while (days > 0 && DateTime.DaysInMonth(start.Year, start.Month) != days);
        var months = new InvoiceMonths(service, start);
        months.Go(months.Start.AddDays(9));
        months.Admin = await Administrator.AtAsync(service);
        months.Customer = await service.NewCustomerAsync();
        return months;
    }

    /// <summary>What a customer is to pay for a period, as an adjustment by an operator leaves it.</summary>
    public static async Task SeedAsync(PaygContext context, Guid customer, int month, int units)
    {
        await context.Customers.Where(row => row.Id == customer).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.TotalCostUnits, row => row.TotalCostUnits + units));
        var at = new DateTimeOffset(month / 100, month % 100, 2, 0, 0, 0, TimeSpan.Zero);
        context.UsageAdjustments.Add(new UsageAdjustmentRow
        {
            CustomerId = customer,
            Id = Guid.CreateVersion7(at),
            Month = month,
            CostUnits = units,
            Reason = "Set-up",
            CreatedAt = at,
        });
        context.CustomerMonths.Add(new CustomerMonthRow
        {
            CustomerId = customer,
            Month = month,
            Currency = "USD",
            CostUnits = units,
        });
        await context.SaveChangesAsync();
    }

    /// <summary>The start of the period.</summary>
    public DateTimeOffset Start => start;

    /// <summary>The end of the period.</summary>
    public DateTimeOffset End => start.AddMonths(1);

    /// <summary>Sets the clock.</summary>
    public void Go(DateTimeOffset instant) => service.Host.Clock.StopAt(
        instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));

    /// <summary>
    /// Goes past the end of the period, when all journals have reported it; the administrator logs in again.
    /// </summary>
    public async Task EndAsync(int months = 1)
    {
        var end = start.AddMonths(months);
        Go(end.AddMinutes(1));
        Admin = await Administrator.AtAsync(service);
        var flush = service.Host.Services.GetRequiredService<UsageFlush>();
        await Eventually.TrueAsync(
            () => Task.FromResult(flush.Status.LastFlushedAt >= end), TimeSpan.FromSeconds(30));
        await ReportAsync(end.AddSeconds(30));
    }

    /// <summary>All open journals report that nothing is missing until an instant.</summary>
    public Task ReportAsync(DateTimeOffset until) => service.InDatabaseAsync(context => context.Journals
        .Where(row => row.ClosedAt == null)
        .ExecuteUpdateAsync(change => change.SetProperty(row => row.CompleteUntil, until)));

    /// <summary>Makes the drafts of a period, or issues the invoices.</summary>
    public Task<JsonElement> RunAsync(bool finalize = false, string? month = null) =>
        Admin.DoAsync(HttpMethod.Post, "/invoices/run", new { month = month ?? Month, finalize });

    /// <summary>The customer's invoices as an operator sees them, newest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync() =>
        [.. (await Admin.ReadAsync($"/customers/{Customer.Id}/invoices")).GetProperty("data").EnumerateArray()];

    /// <summary>The customer's only invoice, with its lines.</summary>
    public async Task<JsonElement> OnlyAsync()
    {
        var invoice = Assert.Single(await ListAsync());
        return await Admin.ReadAsync($"/invoices/{invoice.Text("id")}");
    }
}
