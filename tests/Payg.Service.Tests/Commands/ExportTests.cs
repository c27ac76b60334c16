using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Meters;
using Payg.Storage.Model.Usage;
using Xunit;

namespace Payg.Service.Tests.Commands;

public abstract class ExportTests(ServiceFixture service)
{
    private const string Head = "customer,customer_name,period,meter,method,unit,price,quantity,cost,currency";

    private static readonly string[] s_meters = ["api1", "api2"];

    public sealed class OnSqlite(SqliteService service) : ExportTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : ExportTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Export_OfAMonth_HasEachLineOnceInBothFormats()
    {
        var customer = await CallingCustomerAsync();
        var month = Now().ToString("yyyy-MM", CultureInfo.InvariantCulture);

        var csv = await service.Database.RunAsync("export", "--month", month);
        var json = await service.Database.RunAsync("export", "--month", month, "--format", "jsonl");

        Assert.Equal((0, 0), (csv.ExitCode, json.ExitCode));
        var lines = CommandTests.Lines(csv.Output);
        Assert.Equal(Head, lines[0]);
        var own = lines[1..].Where(line => line.StartsWith($"{customer.Id},", StringComparison.Ordinal))
            .Select(line => line.Split(',')).ToList();
        Assert.Equal(
            [("api1", "3", "0.003"), ("api4", "2", "0.01")],
            own.Select(row => (row[3], row[7], row[8])).Order());
        Assert.All(own, row => Assert.Equal((customer.Username, month, "USD"), (row[1], row[2], row[9])));

        var objects = CommandTests.Lines(json.Output).Select(line => JsonElement.Parse(line)).ToList();
        Assert.Equal(lines.Length - 1, objects.Count);
        Assert.Equal(
            [(3, "0.003"), (2, "0.01")],
            objects.Where(row => row.GetProperty("customer").GetGuid() == customer.Id)
                .Select(row => (row.GetProperty("quantity").GetInt32(), row.GetProperty("cost").GetString()!)));
        Assert.Equal($"{objects.Count} rows.\n", json.Error);
    }

    [Fact]
    public async Task Export_OfCreditsEntriesAndAlerts_HasEachOnceInBothFormats()
    {
        var customer = await CallingCustomerAsync();
        var admin = await Administrator.AtAsync(service);
        await admin.DoAsync(
            HttpMethod.Post, $"/customers/{customer.Id}/credits",
            new { amount = "0.5", kind = "promo", meters = s_meters, reference = "=1" },
            HttpStatusCode.Created);

        foreach (var (kind, csvOf, jsonOf) in new[]
        {
            ("credits", "promo,0.5,0.5,USD,50,", "\"remaining\":\"0.5\",\"currency\":\"USD\",\"priority\":50,"),
            ("credit_entries", ",grant,0.5,USD,", "\"kind\":\"grant\",\"amount\":\"0.5\",\"currency\":\"USD\","),
            ("alerts", ",credit.granted,", "\"type\":\"credit.granted\",\"data\":{"),
        })
        {
            var csv = await service.Database.ExportAsync("--kind", kind);
            var json = await service.Database.ExportAsync(
                "--kind", kind, "--from", "2020-01-01", "--to", "2120-01-01", "--format", "jsonl");
            var none = await service.Database.ExportAsync(
                "--kind", kind, "--from", "2020-01-01", "--to", "2020-02-01");
            var wrong = await service.Database.EnterAsync("export", "--kind", kind, "--month", "2026-11");

            Assert.Equal(2, wrong.ExitCode);
            var id = customer.Id.ToString();
            Assert.Contains(csvOf, Assert.Single(
                CommandTests.Lines(csv), line => line.StartsWith(id, StringComparison.Ordinal)),
                StringComparison.Ordinal);
            Assert.Contains(jsonOf, Assert.Single(
                CommandTests.Lines(json), line => line.Contains(id, StringComparison.Ordinal)),
                StringComparison.Ordinal);
            Assert.StartsWith("customer,customer_name,", Assert.Single(CommandTests.Lines(none)),
                StringComparison.Ordinal);
        }

        var credits = await service.Database.ExportAsync("--kind", "credits");
        Assert.Contains(",api1 api2,'=1,,false,", credits, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfANameThatASpreadsheetWouldRun_IsText()
    {
        var customer = await CallingCustomerAsync();
        await service.InDatabaseAsync(context => context.Customers.Where(row => row.Id == customer.Id)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.Name, "=HYPERLINK(\"https://x\",1)")));

        var csv = await service.Database.ExportAsync(
            "--month", Now().ToString("yyyy-MM", CultureInfo.InvariantCulture));

        Assert.Contains($"{customer.Id},\"'=HYPERLINK(\"\"https://x\"\",1)\",", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfARange_HasWhatWasUsedInIt()
    {
        var customer = await CallingCustomerAsync();
        var from = Now().AddHours(-2).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var to = Now().AddHours(2).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var file = Path.Combine(service.Database.Folder.FullName, "usage.csv");

        var inside = await service.Database.RunAsync("export", "--from", from, "--to", to, "--output", file);
        var before = await service.Database.ExportAsync("--from", "2020-01-01", "--to", "2020-02-01");

        Assert.Equal((0, ""), (inside.ExitCode, inside.Output));
        var nanos = (await File.ReadAllLinesAsync(file))
            .Where(line => line.StartsWith($"{customer.Id},", StringComparison.Ordinal))
            .Sum(line => Money.TryParseNanos(line.Split(',')[8], out var cost)
                ? cost
                : throw new FormatException(line));
        Assert.Equal(13_000_000, nanos);
        Assert.Equal([Head], CommandTests.Lines(before));
    }

    [Theory]
    [InlineData("--month", "2026-13")]
    [InlineData("--from", "2026-01-02", "--to", "2026-01-01")]
    [InlineData("--from", "2026-01-02")]
    [InlineData("--from", "yesterday", "--to", "2026-01-01")]
    [InlineData("--month", "2026-01", "--from", "2026-01-02")]
    [InlineData]
    public async Task Export_OfNoPeriod_EndsInOneLine(params string[] arguments)
    {
        var run = await service.Database.EnterAsync(["export", .. arguments]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Single(CommandTests.Lines(run.Error));
    }

    [Fact]
    public async Task Export_IntoAFolderThatIsNotThere_EndsInOneLine()
    {
        var run = await service.Database.EnterAsync("export", "--month", "2026-01", "--output", "/proc/none/usage.csv");

        Assert.Equal(6, run.ExitCode);
        Assert.Single(CommandTests.Lines(run.Error));
    }

    [Fact]
    public async Task Export_OntoADevice_LeavesItAlone()
    {
        if (OperatingSystem.IsWindows())
            return;

        var run = await service.Database.EnterAsync("export", "--month", "2026-01", "--output", "/dev/null");

        Assert.Equal((10, ""), (run.ExitCode, run.Output));
        Assert.Contains("/dev/null", Assert.Single(CommandTests.Lines(run.Error)), StringComparison.Ordinal);
        Assert.Equal("", await File.ReadAllTextAsync("/dev/null"));
    }

    [Fact]
    public async Task Export_WhoseReaderHasEnough_EndsQuietly()
    {
        await using var database = await service.NewDatabaseAsync();
        await using (var context = database.Open())
        {
            // More than a pipe and its reader take, so that the export is still writing when the reader leaves.
            context.Meters.Add(new MeterRow { Id = 1, Key = "api1", Unit = "call" });
            context.Prices.Add(new PriceRow
            {
                Id = 1,
                MeterId = 1,
                Currency = "USD",
                Unit = "call",
                Model = """{"model":"free"}""",
            });
            context.UsageQuarters.AddRange(Enumerable.Range(0, 20_000).Select(hour => new UsageQuarterRow
            {
                CustomerId = Guid.Empty,
                Quarter = DateTimeOffset.UnixEpoch.AddHours(hour),
                MeterId = 1,
                PriceId = 1,
            }));
            await context.SaveChangesAsync();
        }

        var start = ServiceCommand.StartInfo(database,
        [
            "/bin/sh", "-c", "{ \"$@\"; echo $? >&2; } | head -1", "sh",
            .. ServiceCommand.CommandOf(database, "export", "--from", "1970-01-01", "--to", "1980-01-01"),
        ]);
        using var shell = Process.Start(start)!;
        var error = shell.StandardError.ReadToEndAsync();

        Assert.Equal($"{Head}\n", await shell.StandardOutput.ReadToEndAsync());
        Assert.Equal("0\n", await error);
    }

    private DateTimeOffset Now() => service.Host.Clock.GetUtcNow();

    private async Task<Customer> CallingCustomerAsync()
    {
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1", 3);
        await customer.CallAsync("api4", 2);
        await customer.CostsAsync();
        return customer;
    }
}
