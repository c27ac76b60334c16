using System.Net;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

public abstract class AuditTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : AuditTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : AuditTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Price_SetAndWithdrawn_IsInTheLogWithWhoAndWhatWasBefore()
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api2");
        var price = (await admin.SetFlatAsync(meter, "0.25", "2993-01-01T00:00:00Z")).GetProperty("price");
        var id = price.GetProperty("id").GetRawText();
        await admin.DoAsync(HttpMethod.Delete, $"/prices/{id}", expected: HttpStatusCode.NoContent);

        var entries = (await admin.ReadAsync("/audit?actor=admin")).GetProperty("data").EnumerateArray()
            .Where(entry => entry.Text("subject_kind") is "price")
            .Where(entry => string.Equals(entry.Text("subject_id"), id, StringComparison.Ordinal))
            .ToList();

        Assert.Equal(["price.withdrawn", "price.created"], entries.Select(entry => entry.Text("action")));
        Assert.All(entries, entry => Assert.Equal("127.0.0.1", entry.Text("address")));
        Assert.All(entries, entry => Assert.NotEqual(Guid.Empty, entry.GetProperty("actor_id").GetGuid()));
        Assert.Equal("0.001", entries[1].GetProperty("before").GetProperty("price").Text("amount"));
        Assert.Equal("0.25", entries[1].GetProperty("after").GetProperty("price").Text("amount"));
        Assert.Equal("0.25", entries[0].GetProperty("before").GetProperty("price").Text("amount"));
    }

    [Fact]
    public async Task Audit_Filtered_HasOnlyWhatWasAskedForInPages()
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api3");
        var start = service.Host.Clock.GetUtcNow().UtcDateTime.ToString("O");
        for (var i = 1; i <= 5; i++)
            await admin.SetFlatAsync(meter, $"0.00{i}");

        var query = $"/audit?action=price.created&from={start}&limit=2";
        var ids = new List<long>();
        string? cursor = null;
        do
        {
            var page = await admin.ReadAsync(cursor is null ? query : $"{query}&cursor={cursor}");
            ids.AddRange(page.GetProperty("data").EnumerateArray().Select(entry => entry.GetProperty("id").GetInt64()));
            cursor = page.GetProperty("next_cursor").GetString();
        }
        while (cursor is not null);

        Assert.Equal(ids.OrderDescending(), ids);
        Assert.True(ids.Distinct().Count() >= 5);
        string[] others =
            [$"actor=nobody&from={start}", "action=price", $"action=price.created&to={start}&from={start}"];
        foreach (var other in others)
            Assert.Empty((await admin.ReadAsync($"/audit?{other}")).GetProperty("data").EnumerateArray());
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=1", "to")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=1001", "limit")]
    [InlineData("cursor=-1", "cursor")]
    public async Task Audit_AskedForWrongly_IsRefusedAtTheField(string query, string field)
    {
        var admin = await Administrator.AtAsync(service);

        using var answer = await admin.SendAsync(HttpMethod.Get, $"/audit?{query}");

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", field);
    }

    [Fact]
    public async Task AuditEntry_Written_CanBeNeitherChangedNorDeleted()
    {
        var admin = await Administrator.AtAsync(service);
        await admin.SetFlatAsync(await Administrator.MeterAsync(service, "api4"), "0.005");

        await Assert.ThrowsAnyAsync<Exception>(() => service.InDatabaseAsync(context =>
            context.AuditEntries.ExecuteDeleteAsync()));
        await Assert.ThrowsAnyAsync<Exception>(() => service.InDatabaseAsync(context =>
            context.AuditEntries.ExecuteUpdateAsync(change => change.SetProperty(row => row.ActorName, "somebody"))));

        Assert.True(await service.InDatabaseAsync(context =>
            context.AuditEntries.AnyAsync(row => row.ActorName == "admin")));
    }
}
