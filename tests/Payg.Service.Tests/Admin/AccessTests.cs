using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

public abstract partial class AccessTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : AccessTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : AccessTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task AdministratorsOperation_AskedForByOthers_IsRefusedBeforeAnythingIsRead()
    {
        var customer = await service.NewCustomerAsync();
        var operations = Operations();

        Assert.NotEmpty(operations);
        foreach (var (method, path) in operations)
        {
            using var anonymous = await service.Client.SendAsync(new HttpRequestMessage(method, path)
            {
                Content = Bodies.Raw([1, 2, 3], "text/odd"),
            });
            await anonymous.AssertProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
            using var other = await customer.SendAsync(method, path);
            await other.AssertProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    /// <summary>All routes below /api/admin, with something in the place of each parameter.</summary>
    private List<(HttpMethod Method, string Path)> Operations() =>
    [
        .. from endpoint in service.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
               .OfType<RouteEndpoint>()
           let route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
           where route.StartsWith("/api/admin", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
           select (
               new HttpMethod(method),
               Parameter().Replace(route, parameter => SomeValue(parameter.Groups["type"].Value))),
    ];

    private static string SomeValue(string type) => type is "guid" ? "01a20865-2009-7e24-9727-1f9bd0239ff7" : "1";

    [GeneratedRegex(@"\{\w+(:(?<type>\w+))?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
