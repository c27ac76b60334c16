using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Protection;

/// <summary>Which requests may take longer than the others.</summary>
public sealed class RequestTimeLimitTests(SqliteService service) : IClassFixture<SqliteService>
{
    [Fact]
    public void Requests_WhoseWorkGrowsWithTheCustomers_HaveNoTimeLimit()
    {
        var unlimited = service.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<DisableRequestTimeoutAttribute>() is not null)
            .Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName)
            .Order(StringComparer.Ordinal);

        Assert.Equal(["export", "run_invoices"], unlimited);
    }
}
