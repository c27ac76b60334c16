using System.Buffers.Binary;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Hosting;
using Payg.Testing.Processes;
using Xunit;

namespace Payg.Service.Tests.Accounts;

public abstract partial class AdministratorTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : AdministratorTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : AdministratorTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Administrator_OfTheSettings_IsAUserLikeAnyOther()
    {
        var administrator = await Customer.LoginAsync(service.Client, "admin");

        await administrator.CallAsync("api1", 2);
        await administrator.CallAsync("api4");

        Assert.Equal(("0.007", "0.007"), await administrator.CostsAsync());
        var info = await administrator.ReadAsync("/api/auth/info");
        Assert.Equal("admin", info.Text("username"));
        Assert.Equal(administrator.Id, info.GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Administrator_AfterARestartWithOtherSettings_IsTheSameOne()
    {
        await using var database = await service.NewDatabaseAsync();
        await using (var first = await ServiceHost.StartAsync(
            database, new Dictionary<string, string> { ["Payg:Admin:Username"] = "Root" }))
        {
            await Customer.LoginAsync(first.Client, "root");
        }

        await using var second = await ServiceHost.StartAsync(
            database, new Dictionary<string, string> { ["Payg:Admin:Password"] = "something else 43" });
        await Customer.LoginAsync(second.Client, "root");
        await using var context = database.Open();
        Assert.Equal(["Root"], await context.Users.Select(user => user.UserName).ToListAsync());
    }

    [Fact]
    public async Task Administrator_WithoutAPasswordInTheSettings_GetsOneThatIsPrintedOnce()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var process = await ServiceProcess.StartAsync(new ServiceProcessOptions
        {
            DataDirectory = database.Folder.FullName,
            Settings = new Dictionary<string, string> { ["ConnectionStrings__Payg"] = database.Setting },
        });
        var printed = Assert.Single(Printed.Matches(process.Output)).Groups["password"].Value;
        using (var client = ServiceHost.NewClient(process.Address))
        {
            var first = await Customer.LoginAsync(client, "admin", printed);
            await first.CallAsync("api1");
            Assert.True((await first.ReadAsync("/api/account")).GetProperty("must_change_password").GetBoolean());
            using var refused = await first.SendAsync(HttpMethod.Get, "/api/admin/customers");
            await refused.AssertProblemAsync(HttpStatusCode.Forbidden, "password_change_required");
        }

        // A byte that says the format, then as big-endian numbers the hash function (2 is SHA-512) and the iterations.
        await using (var context = database.Open())
        {
            var hash = Convert.FromBase64String((await context.Users.SingleAsync()).PasswordHash!);
            Assert.Equal(1, hash[0]);
            Assert.Equal(2, BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(1)));
            Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)), 100_000, 10_000_000);
        }

        await process.RestartAsync();

        Assert.DoesNotMatch(Printed, process.Output);
        Assert.DoesNotContain(printed, process.Output, StringComparison.Ordinal);
        using var again = ServiceHost.NewClient(process.Address);
        var administrator = await Customer.LoginAsync(again, "admin", printed);
        Assert.Equal(HttpStatusCode.OK, await administrator.StatusAsync(HttpMethod.Get, "/api/auth/info"));
        Assert.Equal(("0.001", "0.001"), await administrator.CostsAsync());
        await Books.AssertRightAsync(database);
    }

    [GeneratedRegex("The administrator 'admin' has the password  (?<password>\\S+)", RegexOptions.None, 1000)]
    private static partial Regex Printed { get; }
}
