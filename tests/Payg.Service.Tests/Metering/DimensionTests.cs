using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Payg.Metering;
using Payg.Metering.Measure;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Metering;

/// <summary>Calls that carry dimensions, from the endpoint to the price, through the whole service.</summary>
public abstract class DimensionTests(ServiceFixture service)
{
    private static readonly Dictionary<string, string> s_slow = new(StringComparer.Ordinal)
    {
        ["Payg:Metering:FlushInterval"] = "00:01:00",
        ["Payg:Metering:ArchiveDays"] = "10",
    };

    private static readonly string[] s_paths =
        ["gpt-5", "gpt-5?kind=output", "gpt-4", "gpt-4", "other-model", "gpt-5?again=gpt-4"];

    public sealed class OnSqlite(SqliteService service) : DimensionTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : DimensionTests(service), IClassFixture<PostgresService>;

    [Fact]
    public Task Call_OfAModel_IsChargedAtThePriceOfItsCase() => RunAsync(async (host, _) =>
    {
        var customer = await SetPricesAsync(host);
        foreach (var path in s_paths)
            Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/test/complete/" + path));

        Assert.Equal(
            [
                ("""{}""", 1000, "1"),
                ("""{"model":"gpt-4"}""", 3000, "6"),
                ("""{"model":"gpt-5"}""", 1000, "5"),
                ("""{"kind":"output","model":"gpt-5"}""", 1000, "50"),
            ],
            await LinesAsync(customer));
    });

    [Theory]
    [InlineData("window=day")]
    [InlineData("window=month")]
    [InlineData("window=hour&limit=1")]
    public Task Usage_GroupedByADimension_IsSummedByItsValues(string query) => RunAsync(async (host, _) =>
    {
        var customer = await SetPricesAsync(host);
        foreach (var path in s_paths)
            Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/test/complete/" + path));

        Assert.Equal(["gpt-4 3000 6", "gpt-5 2000 55", "other-model 1000 1"], await ByAsync(customer, "model", query));
        Assert.Equal(["none 5000 12", "output 1000 50"], await ByAsync(customer, "kind", query));
        using var answer = await customer.SendAsync(HttpMethod.Get, "/api/usage?group_by=region");
        var problem = await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "group_by");
        Assert.Contains("api_key, kind, model", problem.GetRawText(), StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("window=day")]
    [InlineData("window=month&limit=1")]
    public Task Usage_OfACustomerForOperators_IsSummedByADimension(string query) => RunAsync(async (host, _) =>
    {
        var customer = await SetPricesAsync(host);
        foreach (var path in s_paths)
            Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/test/complete/" + path));
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);

        var of = $"/api/admin/usage?customer={customer.Id}";
        Assert.Equal(
            ["gpt-4 3000 6", "gpt-5 2000 55", "other-model 1000 1"],
            await ByAsync(admin.User, "model", query, of));
        Assert.Equal(["none 5000 12", "output 1000 50"], await ByAsync(admin.User, "kind", query, of));
        foreach (var wrong in (string[])[$"?customer={customer.Id}&group_by=region", "?group_by=model", "?group_by=A"])
        {
            using var answer = await admin.SendAsync(HttpMethod.Get, "/usage" + wrong);
            await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "group_by");
        }
    });

    [Fact]
    public async Task Calls_FromTheArchive_HaveTheirDimensions()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_slow, map: Map);
        var customer = await SetPricesAsync(host);
        await customer.StatusAsync(HttpMethod.Get, "/test/complete/gpt-5?kind=output");
        await customer.StatusAsync(HttpMethod.Get, "/test/late-dimension");
        await customer.CostsAsync();

        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var calls = (await admin.ReadAsync($"/customers/{customer.Id}/calls"))
            .GetProperty("data").EnumerateArray();

        Assert.Equal(
            ["{}", """{"kind":"output","model":"gpt-5"}"""],
            calls.Select(call => call.GetProperty("dimensions").GetRawText()).OrderBy(text => text.Length));
    }

    private static async Task<string[]> ByAsync(
        Customer customer, string name, string query, string of = "/api/usage?")
    {
        var entries = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await customer.ReadAsync($"{of}&group_by={name}&{query}{cursor}");
            entries.AddRange(page.GetProperty("data").EnumerateArray().Select(entry =>
            {
                var dimension = entry.GetProperty("dimension");
                Assert.Equal(name, dimension.Text("name"));
                return $"{dimension.GetProperty("value").GetString() ?? "none"} "
                    + $"{entry.GetProperty("quantity").GetRawText()} {entry.GetProperty("cost").Text("amount")}";
            }));
            cursor = page.GetProperty("next_cursor").GetString() is { } next
                ? $"&cursor={Uri.EscapeDataString(next)}"
                : null;
        }

        return [.. entries];
    }

    [Fact]
    public Task Call_WithAConstantDimension_HasIt() => RunAsync(async (host, _) =>
    {
        var customer = await SetPricesAsync(host);

        Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/test/constant"));

        Assert.Equal([("""{"model":"gpt-4"}""", 1, "0.002")], await LinesAsync(customer));
    });

    [Fact]
    public Task Call_WithAnUnknownNameOrABadValue_IsServedAndCharged() => RunAsync(async (host, _) =>
    {
        var customer = await SetPricesAsync(host);

        var tooLong = new string('m', 65);
        foreach (var path in new[] { tooLong, tooLong, "gpt-4?name=region", "gpt-4?name=Not%20a%20name" })
            Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/test/complete/" + path));

        Assert.Equal([("{}", 2000, "2"), ("""{"model":"gpt-4"}""", 2000, "4")], await LinesAsync(customer));
        Assert.Single(host.Log.Lines, line => line.Contains("[304]", StringComparison.Ordinal));
        var replaced = Assert.Single(
            host.Log.Lines, line => line.Contains("[305]", StringComparison.Ordinal));
        Assert.DoesNotContain("mmm", replaced, StringComparison.Ordinal);
    });

    [Fact]
    public Task Call_WhoseDimensionsCannotBeTold_FailsUncharged() => RunAsync(async (host, _) =>
    {
        var customer = await SetPricesAsync(host);

        using (var answer = await customer.SendAsync(HttpMethod.Get, "/test/failing"))
            await answer.AssertProblemAsync(HttpStatusCode.InternalServerError, "internal_error");

        Assert.Empty(await LinesAsync(customer));
        Assert.Contains(host.Log.Lines, line => line.Contains("[303]", StringComparison.Ordinal));
    });

    [Fact]
    public Task Call_WhoseDimensionsHaveNoPrice_IsNotServed() => RunAsync(async (host, _) =>
    {
        var customer = await SetPricesAsync(host, otherwise: "null");

        await Eventually.TrueAsync(
            async () => await customer.StatusAsync(HttpMethod.Get, "/test/complete/other") is HttpStatusCode.Forbidden,
            TimeSpan.FromSeconds(30));
        var before = await LinesAsync(customer);
        using (var answer = await customer.SendAsync(HttpMethod.Get, "/test/complete/other"))
        {
            var problem = await answer.AssertProblemAsync(HttpStatusCode.Forbidden, "not_priced");
            Assert.Contains("was not served", problem.Text("detail"), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/test/complete/gpt-4"));
        Assert.Equal([.. before, ("""{"model":"gpt-4"}""", 1000, "2")], await LinesAsync(customer));
    });

    [Fact]
    public Task Dimension_SetAfterTheCallWasCounted_IsRefusedToTheHandler() => RunAsync(async (host, _) =>
    {
        var customer = await SetPricesAsync(host);

        using var answer = await customer.SendAsync(HttpMethod.Get, "/test/late-dimension");

        Assert.Equal("counted, and no more", await answer.Content.ReadAsStringAsync());
        Assert.Equal([("{}", 1, "0.001")], await LinesAsync(customer));
    });

    [Fact]
    public async Task Calls_OfANodeThatDiedBeforeItsFlush_AreChargedAtThePricesOfTheirCases()
    {
        await using var database = await service.NewDatabaseAsync();
        var left = Directory.CreateTempSubdirectory("payg-test-");
        await using (var host = await ServiceHost.StartAsync(database, s_slow, map: Map))
        {
            var customer = await SetPricesAsync(host);
            foreach (var path in new[] { "gpt-5", "gpt-4?kind=output", "gpt-5?kind=output" })
                Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/test/complete/" + path));

            // What a kill would leave at this moment: the files as they are, and nothing flushed.
            Copy(database.Folder, left);
            await using var next = await ServiceHost.StartAsync(database, s_slow, left.FullName, map: Map);
            var same = customer.At(next.Client);
            Assert.Equal(
                [
                    ("""{"model":"gpt-4"}""", 1000, "2"),
                    ("""{"model":"gpt-5"}""", 1000, "5"),
                    ("""{"kind":"output","model":"gpt-5"}""", 1000, "50"),
                ],
                await LinesAsync(same));
        }

        await Books.AssertRightAsync(database);
        left.Delete(recursive: true);
    }

    private static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/test/complete/{model}", Complete).Metered(
            "llm",
            unit: "token",
            quantity: 1000,
            dimensions: context => [new("model", (string?)context.Request.RouteValues["model"])],
            dimensionNames: ["model", "kind"]);
        app.MapGet("/test/constant", Constant);
        app.MapGet("/test/failing", () => "not served").Metered(
            "llm", unit: "token", dimensions: _ => throw new InvalidOperationException("The model is not known."));
        app.MapGet("/test/late-dimension", SetTooLateAsync).Metered("llm", unit: "token");
    }

    private static string Complete(HttpContext context, string? kind, string? again, string? name)
    {
        var metering = context.Features.GetRequiredFeature<IMeteringFeature>();
        metering.SetDimension("kind", kind);
        if (again is not null)
            metering.SetDimension("model", again);
        if (name is not null)
            metering.SetDimension(name, "x");
        return "completed";
    }

    [Metered("llm", Unit = "token", Dimensions = ["model=gpt-4"])]
    private static string Constant() => "constant";

    private static async Task SetTooLateAsync(HttpContext context)
    {
        await context.Response.WriteAsync("counted, ");
        try
        {
            context.Features.GetRequiredFeature<IMeteringFeature>().SetDimension("model", "gpt-5");
        }
        catch (InvalidOperationException)
        {
            await context.Response.WriteAsync("and no more");
        }
    }

    /// <summary>Sets prices by model and kind. Returns a new customer.</summary>
    private static async Task<Customer> SetPricesAsync(
        ServiceHost host, string otherwise = """{"model":"flat","amount":"0.001"}""")
    {
        var customer = await Customer.CreateAsync(host.Client);
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var meter = (await admin.ReadAsync("/meters")).GetProperty("data").EnumerateArray()
            .Single(entry => entry.Text("key") is "llm");
        Assert.Equal(
            ["model", "kind"],
            meter.GetProperty("dimensions").EnumerateArray().Select(name => name.GetString()));
        await admin.DoAsync(
            HttpMethod.Post, $"/meters/{meter.GetProperty("id").GetInt32()}/prices",
            $$$"""
            {"currency":"USD",
             "cases":[{"when":{"model":"gpt-5","kind":"output"},"price":{"model":"flat","amount":"0.05"}},
                      {"when":{"model":"gpt-5"},"price":{"model":"flat","amount":"0.005"}},
                      {"when":{"model":"gpt-4"},"price":{"model":"flat","amount":"0.002"}}],
             "default":{{{otherwise}}}}
            """,
            HttpStatusCode.Created);
        return customer;
    }

    private async Task RunAsync(Func<ServiceHost, TestDatabase, Task> test)
    {
        await using var database = await service.NewDatabaseAsync();
        await using (var host = await ServiceHost.StartAsync(database, map: Map))
            await test(host, database);
        await Books.AssertRightAsync(database);
    }

    private static async Task<IReadOnlyList<(string When, long Quantity, string Cost)>> LinesAsync(Customer customer) =>
    [
        .. (await customer.ReadAsync("/api/cost")).GetProperty("lines").EnumerateArray()
            .Select(line => (
                line.GetProperty("when").GetRawText(),
                line.GetProperty("quantity").GetInt64(),
                line.GetProperty("cost").Text("amount")))
            .OrderBy(line => line.Item1.Length).ThenBy(line => line.Item1, StringComparer.Ordinal)
            .ThenBy(line => line.Item2),
    ];

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        var files = from.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => !string.Equals(file.Extension, ".lock", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var target = Path.Combine(to.FullName, Path.GetRelativePath(from.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var source = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = File.Create(target);
            source.CopyTo(copy);
        }
    }
}
