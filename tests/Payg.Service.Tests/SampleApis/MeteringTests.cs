using System.Net;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.SampleApis;

public abstract class MeteringTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : MeteringTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : MeteringTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Info_RightAfterCalls_IncludesEachOfThemAtItsPrice()
    {
        var customer = await service.NewCustomerAsync();
        Assert.Equal(("0", "0"), await customer.CostsAsync());

        await customer.CallAsync("api1");
        Assert.Equal(("0.001", "0.001"), await customer.CostsAsync());

        await customer.CallAsync("api2", 2);
        await customer.CallAsync("api3", 3);
        await customer.CallAsync("api4", 4);
        Assert.Equal(("0.026", "0.026"), await customer.CostsAsync());
    }

    [Theory]
    [InlineData("HEAD", "/api/payg/api1", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", "/api/payg/api1", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/api/payg/api1", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/api/payg/api1", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/payg/api9", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/prices", HttpStatusCode.OK)]
    public async Task Call_NotAMeteredGet_IsNotCharged(string method, string path, HttpStatusCode status)
    {
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1");

        Assert.Equal(status, await customer.StatusAsync(new HttpMethod(method), path));

        Assert.Equal(("0.001", "0.001"), await customer.CostsAsync());
    }
}
