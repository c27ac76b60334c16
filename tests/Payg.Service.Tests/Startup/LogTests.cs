using System.Net.Http.Json;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Startup;

public abstract class LogTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : LogTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : LogTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Log_AtItsFinest_HoldsNoSecret()
    {
        await using var database = await service.NewDatabaseAsync();
        var host = await ServiceHost.StartAsync(database, new Dictionary<string, string>
        {
            ["Logging:LogLevel:Default"] = "Trace",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Trace",
        });
        var customer = await Customer.CreateAsync(host.Client);
        await customer.CallAsync("api1", 2);
        await customer.CostsAsync();
        foreach (var contentType in new[] { "json", "multipart", "urlencoded" })
        {
            using var body = Bodies.Of(contentType, customer.Username, Customer.DefaultPassword);
            using var taken = await host.Client.PostAsync("/api/auth/register", body);
            using var cookie = await host.Client.PostAsJsonAsync(
                "/api/auth/login?use_cookies=true",
                new { username = customer.Username, password = Customer.DefaultPassword });
        }

        using (await customer.SendAsync(HttpMethod.Post, "/api/auth/logout_all"))
            Assert.Contains(host.Log.Lines, line => line.StartsWith("Trace", StringComparison.Ordinal));
        Assert.Contains(host.Log.Lines, line => line.StartsWith("Debug", StringComparison.Ordinal));

        // Ending it reads the whole log for tokens, passwords and connection strings.
        await host.DisposeAsync();
    }
}
