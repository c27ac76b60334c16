using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Storage;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Usage;
using Payg.Testing.Postgres;
using Payg.Testing.Processes;

namespace Payg.Load.Invoices;

/// <summary>Issues the invoices of a month for many customers, and tells how fast and with how much memory.</summary>
internal static class InvoiceLoad
{
    private const string Password = "a long pass phrase 81";
    private const int LinesEach = 3;
    private const int CustomersAtOnce = 500;
    private const int PdfsAtOnce = 2;

    /// <summary>Measures it on both databases.</summary>
    public static async Task RunAsync(int customers, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync(
            "| database | invoices | time | invoices/s | memory at 10 % | at the end | PDF/s | memory at 10 % "
            + "| at the end |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|---|---|");
        await using var server = await PostgresServer.StartAsync(
            new PostgresOptions { Fsync = true }, cancellationToken);
        foreach (var kind in new[] { DatabaseKind.Sqlite, DatabaseKind.Postgres })
        {
            var folder = Directory.CreateTempSubdirectory("payg-invoices-");
            try
            {
                var connection = kind is DatabaseKind.Postgres
                    ? await server.CreateDatabaseAsync(cancellationToken)
                    : null;
                await output.WriteLineAsync(
                    await MeasureAsync(kind, connection, folder.FullName, customers, cancellationToken));
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static async Task<string> MeasureAsync(
        DatabaseKind kind, string? connection, string folder, int customers, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Payg__Admin__Password"] = Password,
            ["Payg__Invoices__SellerName"] = "Example API",
            ["Payg__Invoices__TaxRate"] = "19",
        };
        if (connection is not null)
            settings["ConnectionStrings__Payg"] = connection;
        await using var process = await ServiceProcess.StartAsync(
            new ServiceProcessOptions { DataDirectory = folder, Settings = settings }, cancellationToken);
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddPaygStorage(DatabaseOptions.Parse(connection, folder), Currency.Usd).BuildServiceProvider();
        var month = BillingMonth.Of(TimeProvider.System.GetUtcNow(), TimeZoneInfo.Utc).Previous;
        await SeedAsync(services, month, customers, cancellationToken);
        using var client = await LogInAsync(process, cancellationToken);

        // All is issued in one request. How far it is can be read meanwhile.
        var watch = Stopwatch.StartNew();
        var running = client.PostAsJsonAsync(
            "api/admin/invoices/run", new { month = month.ToString(), finalize = true }, cancellationToken);
        while (!running.IsCompleted && await IssuedAsync(services, cancellationToken) < customers / 10)
            await Task.WhenAny(running, Task.Delay(100, cancellationToken));
        var first = MegabytesOf(process);
        using var answer = await running;
        var elapsed = watch.Elapsed;
        var last = MegabytesOf(process);
        var issued = await IssuedAsync(services, cancellationToken);
        if (issued != customers)
            throw new InvalidOperationException($"{issued} of {customers} invoices: {answer.StatusCode}.");
        var rate = issued / elapsed.TotalSeconds;
        var (pdfRate, pdfFirst, pdfLast) = await ReadPdfsAsync(services, client, process, cancellationToken);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {kind} | {issued} | {elapsed.TotalSeconds:F0} s | {rate:F0} | {first} MB | {last} MB "
            + $"| {pdfRate:F0} | {pdfFirst} MB | {pdfLast} MB |");
    }

    /// <summary>Reads the PDF of each invoice, two at a time: how many in a second, and the memory meanwhile.</summary>
    private static async Task<(double Rate, long First, long Last)> ReadPdfsAsync(
        ServiceProvider services, HttpClient client, ServiceProcess process, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var ids = await scope.ServiceProvider.GetRequiredService<PaygContext>().Invoices
            .Where(invoice => invoice.Number != null).Select(invoice => invoice.Id).ToListAsync(cancellationToken);
        var watch = Stopwatch.StartNew();
        var (read, first) = (0, 0L);
        await Parallel.ForEachAsync(
            ids,
            new ParallelOptions { MaxDegreeOfParallelism = PdfsAtOnce, CancellationToken = cancellationToken },
            async (id, cancellation) =>
            {
                var pdf = await client.GetByteArrayAsync($"api/admin/invoices/{id}/pdf", cancellation);
                if (!pdf.AsSpan().StartsWith("%PDF-"u8))
                    throw new InvalidOperationException($"Invoice {id} is no PDF.");
                if (Interlocked.Increment(ref read) == ids.Count / 10)
                    first = MegabytesOf(process);
            });
        return (ids.Count / watch.Elapsed.TotalSeconds, first, MegabytesOf(process));
    }

    private static async Task SeedAsync(
        ServiceProvider services, BillingMonth month, int customers, CancellationToken cancellationToken)
    {
        var start = BillingCalendar.Utc.StartOf(month);
        for (var number = 0; number < customers;)
        {
            await using var scope = services.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
            for (var i = 0; i < CustomersAtOnce && number < customers; i++, number++)
            {
                var customer = Guid.CreateVersion7(start);
                context.Customers.Add(new CustomerRow
                {
                    Id = customer,
                    Name = $"c{number}",
                    CreatedAt = start,
                    TotalCostUnits = LinesEach * (number + 1L),
                });
                for (var line = 0; line < LinesEach; line++)
                {
                    context.UsageAdjustments.Add(new UsageAdjustmentRow
                    {
                        CustomerId = customer,
                        Id = Guid.CreateVersion7(start),
                        Month = month.Number,
                        CostUnits = number + 1L,
                        Reason = $"Service {line + 1}",
                        CreatedAt = start,
                    });
                }
            }

            await context.SaveChangesAsync(cancellationToken);
        }
    }

    private static async Task<HttpClient> LogInAsync(ServiceProcess process, CancellationToken cancellationToken)
    {
        var client = new HttpClient { BaseAddress = process.Address, Timeout = Timeout.InfiniteTimeSpan };
        using var login = await client.PostAsJsonAsync(
            "api/auth/login", new { username = "admin", password = Password }, cancellationToken);
        var answer = await login.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", answer.GetProperty("token").GetString());
        return client;
    }

    private static async Task<int> IssuedAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PaygContext>().Invoices
            .CountAsync(invoice => invoice.Number != null, cancellationToken);
    }

    private static long MegabytesOf(ServiceProcess process)
    {
        using var running = Process.GetProcessById(process.ProcessId);
        return running.WorkingSet64 >> 20;
    }
}
