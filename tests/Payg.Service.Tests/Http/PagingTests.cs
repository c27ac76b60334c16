using System.Net;
using Payg.Service.Tests.Hosting;
using Payg.Service.Tests.Security;
using Xunit;

namespace Payg.Service.Tests.Http;

/// <summary>Every list of the API document, a page at a time.</summary>
public abstract class PagingTests(ServiceFixture service)
{
    private const int MaxPages = 100;

    private static readonly Dictionary<string, string> s_settings =
        new(StringComparer.Ordinal) { ["Payg:Metering:ArchiveDays"] = "30" };

    // Another value for each filter that a list of the document has.
    private static readonly Dictionary<string, string> s_filters = new(StringComparer.Ordinal)
    {
        ["from"] = "2031-03-02T00:00:00Z",
        ["to"] = "2031-03-19T00:00:00Z",
        ["window"] = "day",
        ["meter"] = "api1",
        ["group_by"] = "api_key",
        ["test"] = "true",
        ["status"] = "active",
        ["sort"] = "total_cost",
        ["journal"] = "01a20865-2009-7e24-9727-1f9bd0239ff7",
        ["customer"] = "01a20865-2009-7e24-9727-1f9bd0239ff7",
        ["search"] = "use",
        ["action"] = "meter.created",
        ["category"] = "changes",
        ["actor"] = "admin",
        ["subject_kind"] = "price",
        ["subject_id"] = "1",
        ["address"] = "127.0.0.1",
        ["state"] = "open",
        ["currency"] = "EUR",
        ["type"] = "usage.alert",
        ["list_webhook_deliveries state"] = "failed",
        ["month"] = "2031-03",
        ["payment"] = "paid",
        ["list_all_invoices state"] = "final",
        ["list_all_payments state"] = "failed",
    };

    private static readonly HashSet<string> s_paging = ["cursor", "limit"];

    public sealed class OnSqlite(SqliteService service) : PagingTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : PagingTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Lists_OfTheDocument_TakeACursorAndALimit() =>
        Assert.Empty((await ListsAsync(service.Host))
            .Where(list => !s_paging.IsSubsetOf(list.ParametersIn("query")))
            .Select(list => list.Id));

    [Fact]
    public async Task Lists_WhileEntriesAreAdded_RepeatNothingAndMissNothing()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_settings);
        var entries = await ListedEntries.MakeAsync(host, database);

        foreach (var operation in await ListsAsync(host))
        {
            Assert.True(
                entries.Lists.TryGetValue(operation.Id, out var list), $"No test knows how to fill {operation.Id}.");
            var (there, _) = await list.ReadAsync(1000, null);
            var paged = new List<string>();
            string? next = null;
            for (var pages = 0; pages == 0 || next is not null; pages++)
            {
                Assert.True(pages < MaxPages, $"{operation.Id} does not end.");
                (var page, next) = await list.ReadAsync(2, next);
                Assert.True(page.Length == 2 || next is null, $"{operation.Id} has a page of {page.Length}.");
                paged.AddRange(page);
                if (pages < 3)
                    await list.Add();
            }

            Assert.True(there.Length > 2, $"{operation.Id} has no second page.");
            Assert.True(paged.Distinct(StringComparer.Ordinal).Count() == paged.Count,
                $"{operation.Id} repeats: {string.Join(", ", paged)}");
            Assert.True(!there.Except(paged, StringComparer.Ordinal).Any(),
                $"{operation.Id} misses {string.Join(", ", there.Except(paged, StringComparer.Ordinal))}");
        }
    }

    [Fact]
    public async Task Cursors_OfAnotherListOrOtherFilters_AreRefused()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_settings);
        var entries = await ListedEntries.MakeAsync(host, database);
        var operations = await ListsAsync(host);
        var cursors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var operation in operations)
            cursors[operation.Id] = (await entries.Lists[operation.Id].ReadAsync(1, null)).Next!;

        foreach (var operation in operations)
        {
            var list = entries.Lists[operation.Id];
            var own = cursors[operation.Id];
            var wrong = cursors.Where(other => !string.Equals(other.Key, operation.Id, StringComparison.Ordinal))
                .Select(other => other.Value)
                .Concat(["0", "7", "x", "AQ", own[..^1], own + "A", Altered(own), $"{Guid.CreateVersion7()}"]);
            foreach (var cursor in wrong)
                await AssertRefusedAsync(list, list.Path, cursor);

            foreach (var filter in operation.ParametersIn("query").Except(["cursor", "limit"]))
            {
                var others = list.Path.Split('?', '&')[1..]
                    .Where(given => !given.StartsWith($"{filter}=", StringComparison.Ordinal));
                var value = s_filters.GetValueOrDefault($"{operation.Id} {filter}") ?? s_filters[filter];
                var path = $"{list.Path.Split('?')[0]}?{string.Join('&', others)}&{filter}={value}";
                await AssertRefusedAsync(list, path, own);
            }

            // With another number of entries on the page it goes on.
            Assert.NotEmpty((await list.ReadAsync(3, own)).Entries);
        }
    }

    [Fact]
    public async Task Cursor_OfAnotherCustomer_IsRefused()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_settings);
        var entries = await ListedEntries.MakeAsync(host, database);
        var other = await Customer.CreateAsync(host.Client);

        foreach (var id in new[] { "usage", "list_keys", "list_limits" })
        {
            var list = entries.Lists[id];
            var cursor = (await list.ReadAsync(1, null)).Next!;

            await AssertRefusedAsync(list with { Reader = other }, list.Path, cursor);
        }
    }

    private static async Task<List<ApiOperation>> ListsAsync(ServiceHost host)
    {
        var contract = await ApiContract.ReadAsync(host.Client);
        var lists = contract.Operations.Where(operation => contract.IsList(operation)).ToList();
        Assert.True(lists.Count >= 12, $"The document has only {lists.Count} lists.");
        return lists;
    }

    private static async Task AssertRefusedAsync(ListedEntry list, string path, string cursor)
    {
        using var answer = await list.Reader.SendAsync(
            HttpMethod.Get, $"{path}&cursor={Uri.EscapeDataString(cursor)}");
        var problem = await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "cursor");
        Assert.Equal(
            ["Use the next_cursor of the page before, with the same filters."], problem.ErrorsAt("cursor"));
    }

    private static string Altered(string cursor) => cursor[..^2] + (cursor[^2] == 'A' ? 'B' : 'A') + cursor[^1];
}
