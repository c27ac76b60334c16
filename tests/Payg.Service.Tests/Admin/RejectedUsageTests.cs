using System.Net;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Hosting;
using Payg.Service.Tests.Metering;
using Payg.Storage.Model.Usage;
using Xunit;

namespace Payg.Service.Tests.Admin;

/// <summary>
/// What cannot be charged harms nobody else, is shown to operators, and is charged or written off once.
/// </summary>
public abstract class RejectedUsageTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : RejectedUsageTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : RejectedUsageTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Usage_BeyondTheBoundOfALine_IsRejectedAloneAndWrittenOffOnce()
    {
        await using var database = await service.NewDatabaseAsync();
        await using (var host = await ServiceHost.StartAsync(database, map: MeteredSamples.Map))
        {
            var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
            await using (var context = database.Open())
                await admin.SetFlatAsync(context.Meters.Single(row => row.Key == "said").Id, "1000000000");
            var (guilty, other) = (await Customer.CreateAsync(host.Client), await Customer.CreateAsync(host.Client));
            Assert.Equal(HttpStatusCode.OK, await guilty.StatusAsync(HttpMethod.Get, "/test/said/1000000000000"));
            Assert.Equal(HttpStatusCode.OK, await guilty.StatusAsync(HttpMethod.Get, "/test/said/2"));
            Assert.Equal(HttpStatusCode.OK, await other.StatusAsync(HttpMethod.Get, "/test/fixed"));

            // 1. Everybody can read what they owe, and owes what can be charged.
            Assert.Equal("0.25", (await other.CostsAsync()).Total);
            Assert.Equal("2000000000", (await guilty.CostsAsync()).Total);
            Assert.Equal(0, (await admin.ReadAsync("/totals")).GetProperty("flush")
                .GetProperty("set_aside_batches").GetInt32());

            // 2. The operator sees it.
            var list = await admin.ReadAsync($"/rejected_usage?state=open&customer={guilty.Id}");
            var row = Assert.Single(list.GetProperty("data").EnumerateArray());
            Assert.Equal(
                ("out_of_bounds", "said", guilty.Username, "open"),
                (row.Text("reason"), row.Text("meter"), row.Text("customer_name"), row.Text("state")));
            Assert.Equal(1_000_000_000_000, row.GetProperty("quantity").GetInt64());
            var path = $"/rejected_usage/{row.GetProperty("id").GetInt64()}";

            // 3. It still cannot be charged; it is written off, with a reason, once.
            using (var retry = await admin.SendAsync(HttpMethod.Post, path + "/retry"))
                await retry.AssertProblemAsync(HttpStatusCode.Conflict, "still_rejected");
            using (var without = await admin.SendAsync(HttpMethod.Post, path + "/write_off", new { reason = " " }))
                await without.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "reason");
            var done = await admin.DoAsync(HttpMethod.Post, path + "/write_off", new { reason = "a loop gone wild" });
            Assert.Equal(("written_off", "a loop gone wild"), (done.Text("state"), done.Text("note")));
            using (var again = await admin.SendAsync(HttpMethod.Post, path + "/retry"))
                await again.AssertProblemAsync(HttpStatusCode.Conflict, "already_resolved");
            using (var unknown = await admin.SendAsync(HttpMethod.Post, "/rejected_usage/999999/retry"))
                await unknown.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");

            var audit = await admin.ReadAsync("/audit?action=rejected_usage.written_off");
            Assert.Single(audit.GetProperty("data").EnumerateArray());
            Assert.Equal(0, (await admin.ReadAsync("/verify")).GetProperty("differences").GetInt64());
        }

        await Books.AssertRightAsync(database);
    }

    [Fact]
    public async Task Usage_ThatWasRejected_IsReportedByVerificationAndKnownToTheArchive()
    {
        await using var database = await service.NewDatabaseAsync();
        string month;
        await using (var host = await ServiceHost.StartAsync(
            database,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Payg:Metering:ArchiveDays"] = "30" },
            map: MeteredSamples.Map))
        {
            var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
            await using (var context = database.Open())
                await admin.SetFlatAsync(context.Meters.Single(row => row.Key == "said").Id, "1000000000");
            var guilty = await Customer.CreateAsync(host.Client);
            foreach (var used in new[] { "1000000000000", "999999999999", "2" })
                Assert.Equal(HttpStatusCode.OK, await guilty.StatusAsync(HttpMethod.Get, "/test/said/" + used));
            month = (await guilty.ReadAsync("/api/cost")).Text("month");

            // 1. What is open is no difference, and is told.
            Assert.Equal("""{"rows":1,"records":2,"quantity":1999999999999}""", await RejectedAsync());
            await AssertArchiveAgreesAsync(rejected: 2);

            // 2. What was written off is not open any more, and still on no line.
            var list = await admin.ReadAsync("/rejected_usage?state=open");
            var id = list.GetProperty("data")[0].GetProperty("id").GetInt64();
            await admin.DoAsync(HttpMethod.Post, $"/rejected_usage/{id}/write_off", new { reason = "a loop" });
            Assert.Equal("""{"rows":0,"records":0,"quantity":0}""", await RejectedAsync());
            await AssertArchiveAgreesAsync(rejected: 2);

            // 3. What was charged is on a line.
            await using (var context = database.Open())
            {
                (await context.RejectedUsage.SingleAsync()).State = RejectedUsageState.Charged;
                await context.SaveChangesAsync();
            }

            var differs = await database.EnterAsync("verify", "--archive", "--month", month);
            Assert.NotEqual(0, differs.ExitCode);

            async Task<string> RejectedAsync()
            {
                var report = await admin.ReadAsync("/verify");
                Assert.Equal(0, report.GetProperty("differences").GetInt64());
                return report.GetProperty("rejected").GetRawText();
            }
        }

        async Task AssertArchiveAgreesAsync(int rejected)
        {
            var sound = await database.EnterAsync("verify", "--archive", "--month", month);
            Assert.True(sound.ExitCode == 0, sound.Output + sound.Error);
            Assert.Contains($"{rejected} of the calls were rejected", sound.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Usage_WhoseCauseIsGone_IsChargedOnce()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        var meter = await Administrator.MeterAsync(service, "api1");
        var row = await service.InDatabaseAsync(async context =>
        {
            var now = service.Host.Clock.GetUtcNow();
            var price = await context.Prices.FirstAsync(found => found.MeterId == meter);
            var added = new RejectedUsageRow
            {
                JournalId = Guid.CreateVersion7(now),
                Segment = 1,
                CustomerId = customer.Id,
                MeterId = meter,
                PriceId = price.Id,
                Quarter = now,
                OccurredAt = now,
                Records = 3,
                Quantity = 7,
                Reason = "unknown_customer",
                Text = "There is no customer.",
                RejectedAt = now,
            };
            context.RejectedUsage.Add(added);
            await context.SaveChangesAsync();
            return added;
        });

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(
            _ => admin.SendAsync(HttpMethod.Post, $"/rejected_usage/{row.Id}/retry")));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.All(answers, answer =>
        {
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict);
            answer.Dispose();
        });
        Assert.Equal("0.007", (await customer.CostsAsync()).Total);
        var audit = await admin.ReadAsync($"/audit?action=rejected_usage.charged&subject_id={row.Id}");
        Assert.Single(audit.GetProperty("data").EnumerateArray());
    }
}
