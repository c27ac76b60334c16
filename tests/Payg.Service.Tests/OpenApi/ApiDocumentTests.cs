using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Payg.Metering.Measure;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.OpenApi;

public sealed partial class ApiDocumentTests(SqliteService service) : IClassFixture<SqliteService>
{
    [Theory]
    [InlineData("/openapi/v1.json")]
    [InlineData("/openapi/customers.json")]
    public async Task Document_AsServed_IsValid(string path)
    {
        using var answer = await service.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var stream = await answer.Content.ReadAsStreamAsync();

        var read = await OpenApiDocument.LoadAsync(stream, "json");

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
    }

    [Fact]
    public async Task Document_AsServed_DescribesEveryRouteAndNoOther()
    {
        var described = (await OperationsAsync()).Select(operation => operation.Name).Order(StringComparer.Ordinal);

        Assert.Equal(Endpoints().Keys.Order(StringComparer.Ordinal), described);
    }

    [Fact]
    public async Task Document_ForCustomers_HasAllButAdministration()
    {
        const string Administration = "/api/admin/";
        var text = await service.Client.GetStringAsync("/openapi/customers.json");
        var all = await OperationsAsync();

        var ofCustomers = await OperationsAsync("/openapi/customers.json");

        Assert.DoesNotContain(Administration, text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Administration\"", text, StringComparison.Ordinal);
        Assert.Contains(all, operation => operation.Name.Contains(Administration, StringComparison.Ordinal));
        Assert.Equal(
            all.Where(operation => !operation.Name.Contains(Administration, StringComparison.Ordinal))
                .Select(operation => (operation.Name, operation.Json.GetRawText())),
            ofCustomers.Select(operation => (operation.Name, operation.Json.GetRawText())));
    }

    [Fact]
    public async Task Operations_OfTheDocument_SayWhatTheyDoAndHowTheyRefuse()
    {
        var operations = await OperationsAsync();
        var ids = operations.Select(operation => operation.Json.Text("operationId"));
        Assert.Distinct(ids, StringComparer.Ordinal);
        Assert.All(operations, operation =>
        {
            Assert.InRange(operation.Json.Text("summary").Split(' ').Length, 1, 5);
            Assert.NotEmpty(operation.Json.Text("description"));
            Assert.NotEmpty(operation.Json.GetProperty("tags").EnumerateArray());
            var responses = operation.Json.GetProperty("responses").EnumerateObject().ToArray();
            Assert.Contains(responses, response => response.Name.StartsWith('2'));
            Assert.All(responses, response => Assert.NotEmpty(response.Value.Text("description")));
            Assert.All(
                responses.Where(response => response.Name[0] is '4' or '5'),
                response => Assert.True(
                    response.Value.GetProperty("content").TryGetProperty("application/problem+json", out _),
                    $"{operation.Name} {response.Name}"));
            foreach (var parameter in Members(operation.Json, "parameters"))
                Assert.NotEmpty(parameter.Text("description"));
        });
    }

    [Fact]
    public async Task Operations_OfTheDocument_NeedATokenWhereTheEndpointDoes()
    {
        var endpoints = Endpoints();
        foreach (var (name, operation) in await OperationsAsync())
        {
            var needsToken = endpoints[name].Metadata.Any(
                item => item is AuthorizationPolicy or IAuthorizeData or MeteredAttribute);
            var schemes = Members(operation, "security")
                .SelectMany(requirement => requirement.EnumerateObject().Select(scheme => scheme.Name));
            Assert.Equal(needsToken ? ["token", "cookie"] : [], schemes);
            Assert.Equal(needsToken, operation.GetProperty("responses").TryGetProperty("401", out _)
                && !name.EndsWith("/login", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task MeteredOperations_OfTheDocument_DescribeCreditAndBudgets()
    {
        var endpoints = Endpoints();
        var metered = (await OperationsAsync()).Where(operation =>
            endpoints[operation.Name].Metadata.GetMetadata<MeteredAttribute>() is not null).ToList();
        Assert.NotEmpty(metered);
        foreach (var (name, operation) in metered)
        {
            var responses = operation.GetProperty("responses");
            var unpaid = responses.GetProperty("402");
            Assert.True(unpaid.Text("description").Contains("`credit_exhausted`", StringComparison.Ordinal), name);
            Assert.Contains("`budget_exhausted`", unpaid.Text("description"), StringComparison.Ordinal);
            Assert.Contains("Retry-After", unpaid.GetProperty("headers").GetRawText(), StringComparison.Ordinal);
            Assert.Contains("PaymentProblemDetails", unpaid.GetRawText(), StringComparison.Ordinal);
            Assert.Contains(
                "`budget_unknown`", responses.GetProperty("503").Text("description"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Refusal_OfACallThatCreditDoesNotPayFor_HasTheFieldsOfTheDocument()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        await admin.DoAsync(HttpMethod.Put, $"/customers/{customer.Id}/billing", new { mode = "prepaid" });

        using var answer = await customer.SendAsync(HttpMethod.Get, "/api/payg/api1");

        var problem = await answer.AssertProblemAsync(HttpStatusCode.PaymentRequired, "credit_exhausted");
        using var document = await service.Client.GetAsync("/openapi/v1.json");
        var described = (await document.JsonAsync()).GetProperty("components").GetProperty("schemas")
            .GetProperty("PaymentProblemDetails").GetProperty("properties");
        Assert.Superset(
            problem.EnumerateObject().Select(field => field.Name).ToHashSet(),
            described.EnumerateObject().Select(field => field.Name).ToHashSet());
        Assert.Equal("0.001", problem.GetProperty("needed").Text("amount"));
    }

    [Theory]
    [InlineData("/docs.md", "/openapi/customers.json")]
    [InlineData("/docs/administration.md", "/openapi/v1.json")]
    public async Task Docs_AsMarkdown_HaveEveryOperationParameterAndType(string path, string document)
    {
        using var answer = await service.Client.GetAsync(path);
        Assert.Equal("text/markdown", answer.Content.Headers.ContentType?.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n').ToHashSet(StringComparer.Ordinal);

        foreach (var (name, operation) in await OperationsAsync(document))
        {
            Assert.Contains($"### {name}", lines);
            foreach (var parameter in Members(operation, "parameters"))
            {
                var start = $"- `{parameter.Text("name")}` (";
                Assert.Contains(lines, line => line.StartsWith(start, StringComparison.Ordinal));
            }
        }

        using var described = await service.Client.GetAsync(document);
        foreach (var schema in (await described.JsonAsync()).GetProperty("components").GetProperty("schemas")
            .EnumerateObject())
        {
            Assert.Contains($"### {schema.Name}", lines);
        }

        Assert.Contains(
            "- `window` (query, one of hour, day, month): hour (at most 31 days), day (at most 366 days) or month "
            + "(at most 10 years); day by default", lines);
    }

    [Fact]
    public async Task Guide_OfAgents_LinksToTextsThatAreThere()
    {
        var guide = await service.Client.GetStringAsync("/llms.txt");

        Assert.StartsWith("# Payg\n\n> ", guide, StringComparison.Ordinal);
        var links = Link.Matches(guide).Select(link => link.Groups["link"].Value).ToList();
        Assert.Equal(["/docs.md", "/docs/administration.md", "/openapi/customers.json", "/api/prices"], links);
        foreach (var link in links)
        {
            using var answer = await service.Client.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Docs_InABrowser_LoadNothingFromElsewhere()
    {
        using var answer = await service.Client.GetAsync("/docs/");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{answer.StatusCode}");
        Assert.DoesNotMatch("(src|href)=[\"']?(https?:)?//", page);
    }

    /// <summary>What is mapped and meant for clients, by method and path.</summary>
    private Dictionary<string, RouteEndpoint> Endpoints()
    {
        var routes = new Dictionary<string, RouteEndpoint>(StringComparer.Ordinal);
        var endpoints = service.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        foreach (var endpoint in endpoints.OfType<RouteEndpoint>().Where(IsForClients))
        {
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
                routes.Add($"{method} /{PathOf(endpoint)}", endpoint);
        }

        return routes;
    }

    /// <summary>The route without the constraints of its parameters, as the document has it.</summary>
    private static string PathOf(RouteEndpoint endpoint) =>
        RouteConstraint.Replace(endpoint.RoutePattern.RawText!.Trim('/'), "}");

    [GeneratedRegex(":[^}]*}", RegexOptions.None, 1000)]
    private static partial Regex RouteConstraint { get; }

    [GeneratedRegex(@"\]\((?<link>[^)]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link { get; }

    private static bool IsForClients(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is not { ExcludeFromDescription: true };

    private async Task<List<(string Name, JsonElement Json)>> OperationsAsync(string path = "/openapi/v1.json")
    {
        using var answer = await service.Client.GetAsync(path);
        var document = await answer.JsonAsync();
        var operations = new List<(string, JsonElement)>();
        foreach (var route in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in route.Value.EnumerateObject())
                operations.Add(($"{operation.Name.ToUpperInvariant()} {route.Name}", operation.Value));
        }

        return operations;
    }

    private static IEnumerable<JsonElement> Members(JsonElement json, string name) =>
        json.TryGetProperty(name, out var members) ? members.EnumerateArray() : Enumerable.Empty<JsonElement>();
}
