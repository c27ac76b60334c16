using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Crash.Tests.Nodes;
using Payg.Storage;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Invoices;
using Payg.Storage.Model.Usage;
using Payg.Testing.Postgres;
using Payg.Testing.Processes;

namespace Payg.Crash.Tests;

/// <summary>Nodes die while they issue invoices: no number is missing or there twice, and nobody has two.</summary>
public sealed class InvoiceCrashTests : IAsyncLifetime
{
    private const int Customers = 200;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payg-invoices-");
    private readonly List<ServiceProcess> _nodes = [];
    private readonly ServiceApi _api = new();
    private string? _connection;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        _api.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(DatabaseKind.Postgres, 4)]
    [InlineData(DatabaseKind.Sqlite, 1)]
    public async Task Nodes_KilledWhileTheyIssueInvoices_LeaveNoGapAndNoInvoiceTwice(DatabaseKind kind, int nodes)
    {
        await StartAsync(kind, nodes);
        var month = BillingMonth.Of(TimeProvider.System.GetUtcNow(), TimeZoneInfo.Utc).Previous;
        await using var services = await SeedAsync(kind, month);

        // 1. All begin at once; two die amid it, or the only one does twice.
        for (var life = 0; life < (nodes == 1 ? 2 : 1); life++)
        {
            var runs = _nodes.ConvertAll(node => TryRunAsync(node, month));
            foreach (var (victim, at) in nodes == 1 ? [(0, 40 + (60 * life))] : new[] { (0, 20), (1, 60) })
            {
                await UntilAsync(services, at);
                await _nodes[victim].KillAsync();
            }

            Assert.Contains(false, await Task.WhenAll(runs));
            foreach (var dead in _nodes.Where(node => !node.IsRunning))
                await dead.RestartAsync(Cancellation);
        }

        // 2. Whoever comes next finishes it.
        Assert.True(await TryRunAsync(_nodes[0], month));
        var invoices = await InDatabaseAsync(services, context => context.Invoices.AsNoTracking().ToListAsync());
        Assert.Equal(
            Enumerable.Range(1, Customers),
            invoices.Select(invoice => int.Parse(invoice.Number![9..], CultureInfo.InvariantCulture)).Order());
        Assert.Equal(Customers, invoices.DistinctBy(invoice => invoice.CustomerId).Count());
        Assert.All(invoices, invoice => Assert.Equal(InvoiceState.Final, invoice.State));
    }

    private async Task StartAsync(DatabaseKind kind, int nodes)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Payg__Admin__Password"] = ServiceApi.Password,
            ["Payg__Invoices__SellerName"] = "Example API",
        };
        if (kind is DatabaseKind.Postgres)
        {
            settings["ConnectionStrings__Payg"] =
                await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(Cancellation);
        }

        _nodes.AddRange(await Task.WhenAll(Enumerable.Range(0, nodes).Select(number => ServiceProcess.StartAsync(
            new ServiceProcessOptions
            {
                DataDirectory = Path.Combine(_folder.FullName, number.ToString(CultureInfo.InvariantCulture)),
                Settings = settings,
            },
            Cancellation))));
        await _api.LogInAsync(_nodes[0]);
        _connection = settings.GetValueOrDefault("ConnectionStrings__Payg");
    }

    /// <summary>Customers who are to pay something for a month.</summary>
    private async Task<ServiceProvider> SeedAsync(DatabaseKind kind, BillingMonth month)
    {
        var database = DatabaseOptions.Parse(_connection, Path.Combine(_folder.FullName, "0"));
        Assert.Equal(kind, database.Kind);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddPaygStorage(database, Currency.Usd).BuildServiceProvider();
        var start = BillingCalendar.Utc.StartOf(month);
        await InDatabaseAsync(services, context =>
        {
            for (var number = 1; number <= Customers; number++)
            {
                var customer = Guid.CreateVersion7(start);
                context.Customers.Add(new CustomerRow
                {
                    Id = customer,
                    Name = $"c{number}",
                    CreatedAt = start,
                    TotalCostUnits = number,
                });
                context.UsageAdjustments.Add(new UsageAdjustmentRow
                {
                    CustomerId = customer,
                    Id = Guid.CreateVersion7(start),
                    Month = month.Number,
                    CostUnits = number,
                    Reason = "Set-up",
                    CreatedAt = start,
                });
            }

            return context.SaveChangesAsync(Cancellation);
        });
        return services;
    }

    /// <summary>Issues the invoices of a month on a node; false: it died.</summary>
    private async Task<bool> TryRunAsync(ServiceProcess node, BillingMonth month)
    {
        try
        {
            await _api.SendAsync(
                node, HttpMethod.Post, "api/admin/invoices/run", new { month = month.ToString(), finalize = true });
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(ServiceProvider services, int issued)
    {
        var count = 0;
        for (var attempt = 0; count < issued; attempt++)
        {
            Assert.True(attempt < 2_000, $"{count} invoices after a minute.");
            await Task.Delay(10, Cancellation);
            count = await InDatabaseAsync(services, context => context.Invoices.CountAsync(
                invoice => invoice.Number != null, Cancellation));
        }

        Assert.True(count < Customers, "All are issued already: nobody can die amid it.");
    }

    private static async Task<T> InDatabaseAsync<T>(ServiceProvider services, Func<PaygContext, Task<T>> action)
    {
        await using var scope = services.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<PaygContext>());
    }
}
