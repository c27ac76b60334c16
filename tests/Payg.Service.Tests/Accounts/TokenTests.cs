using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Accounts;
using Xunit;

namespace Payg.Service.Tests.Accounts;

public abstract class TokenTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : TokenTests(service), IClassFixture<SqliteService>
    {
        [Fact]
        public async Task Database_AfterLogins_HoldsNoTokenInItsFiles()
        {
            var customer = await Service.NewCustomerAsync();
            await customer.CallAsync("api1");
            await customer.CostsAsync();

            var files = Service.Database.Folder.GetFiles("*", SearchOption.AllDirectories)
                .Where(file => file.Extension is not ".lock").ToArray();
            Assert.Contains(files, file => file.Name is "payg.db");
            foreach (var file in files)
            {
                var text = Encoding.Latin1.GetString(await ReadSharedAsync(file));
                Assert.DoesNotContain(customer.Token, text, StringComparison.Ordinal);
                Assert.DoesNotContain(customer.Token[12..], text, StringComparison.Ordinal);
                Assert.DoesNotContain(Customer.DefaultPassword, text, StringComparison.Ordinal);
            }
        }

        protected override async Task<string> PlanAsync(byte[] hash)
        {
            await using var context = Service.Database.Open();
            var rows = await context.Database.SqlQuery<PlanStep>(
                $"EXPLAIN QUERY PLAN SELECT * FROM tokens WHERE hash = {hash}").ToListAsync();
            return string.Join('\n', rows.Select(row => row.Detail));
        }

        private static async Task<byte[]> ReadSharedAsync(FileInfo file)
        {
            await using var stream = new FileStream(
                file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            return bytes.ToArray();
        }

        private sealed record PlanStep(int Id, int Parent, int Notused, string Detail);
    }

    public sealed class OnPostgres(PostgresService service) : TokenTests(service), IClassFixture<PostgresService>
    {
        protected override async Task<string> PlanAsync(byte[] hash)
        {
            await using var context = Service.Database.Open();
            await context.Database.ExecuteSqlAsync($"ANALYZE payg.tokens");
            var rows = await context.Database.SqlQuery<string>(
                $"EXPLAIN SELECT * FROM payg.tokens WHERE hash = {hash}").ToListAsync();
            return string.Join('\n', rows);
        }
    }

    protected ServiceFixture Service { get; } = service;

    public static TheoryData<string> MalformedHeaders
    {
        get
        {
            var token = TokenFormat.Create(TokenKind.Session);
            return new TheoryData<string>(
                "Authorization:",
                "Authorization: ",
                "Authorization: Bearer",
                "Authorization: Bearer ",
                "Authorization: Token    ",
                $"Authorization: {token}",
                $"Authorization: Basic {token}",
                $"Authorization: Bearer{token}",
                $"Authorization: Bearer \"{token}\"",
                $"Authorization: Bearer {token} {token}",
                $"Authorization: Bearer {token},",
                $"Authorization: Bearer {token}\r\nAuthorization: Bearer {token}",
                $"Authorization: Bearer {token[..^1]}",
                $"Authorization: Bearer {token}0",
                $"Authorization: Bearer {token[..^1]}{(token[^1] == '0' ? '1' : '0')}",
                $"Authorization: Bearer {token[..8]}{token[8..].ToLowerInvariant()}x"[..^1],
                $"Authorization: Bearer {token.ToUpperInvariant()}",
                $"Authorization: Bearer {token.Replace("payg_st_", "payg_xx_", StringComparison.Ordinal)}",
                $"Authorization: Bearer {token.Replace("payg_st_", "payg_ak_", StringComparison.Ordinal)}",
                $"Authorization: Bearer {new string('a', 8192)}",
                $"Authorization: Bearer {token[..20]}\u00FF{token[21..]}",
                $"Authorization: Bearer {token[..20]}\t{token[21..]}",
                $"Authorization: Bearer {Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("жетон"))}",
                $"Authorization: T\u00F6ken {token}",
                "Authorization: Bearer \u0080\u00FE\u00FF",
                "Cookie: payg_session=",
                "Cookie: payg_session=nonsense",
                $"Cookie: payg_session=\u00FF{token[1..]}");
        }
    }

    [Theory]
    [MemberData(nameof(MalformedHeaders), DisableDiscoveryEnumeration = true)]
    public async Task Token_Malformed_IsRefusedWithoutALookUp(string header)
    {
        using var answer = await RawRequest.SendAsync(
            Service.Host.Address, $"GET /api/auth/info HTTP/1.1\r\nHost: x\r\n{header}\r\nConnection: close\r\n\r\n");

        await answer.AssertProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        Assert.Equal(
            ["Bearer realm=\"payg\"", "Token realm=\"payg\""],
            answer.Headers.GetValues("WWW-Authenticate").SelectMany(value => value.Split(", ")));
    }

    [Theory]
    [InlineData("Authorization: Bearer a\0b")]
    [InlineData("Authorization: Bearer a\u007Fb")]
    public async Task Token_WithControlCharacters_IsNoFaultOfTheService(string header)
    {
        using var answer = await RawRequest.SendAsync(
            Service.Host.Address, $"GET /api/auth/info HTTP/1.1\r\nHost: x\r\n{header}\r\nConnection: close\r\n\r\n");

        Assert.True(
            answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, $"{answer.StatusCode}");
    }

    [Fact]
    public async Task Token_WellFormedButUnknown_IsRefused()
    {
        foreach (var kind in new[] { TokenKind.Session, TokenKind.ApiKey })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/payg/api1");
            request.Headers.Add("Authorization", $"Bearer {TokenFormat.Create(kind)}");
            using var answer = await Service.Client.SendAsync(request);

            await answer.AssertProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        }
    }

    [Fact]
    public async Task Token_LookUps_AreMadeOnceForAValidTokenAndNeverForAMistypedOne()
    {
        await using var database = await Service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var customer = await Customer.CreateAsync(host.Client);

        var before = host.LookUps;
        await customer.CallAsync("api1", 3);
        Assert.Equal(1, host.LookUps - before);

        before = host.LookUps;
        var mistyped = customer.Token[..^1] + (customer.Token[^1] == '0' ? '1' : '0');
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/payg/api1");
        request.Headers.Add("Authorization", $"Token {mistyped}");
        using var answer = await host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(0, host.LookUps - before);
    }

    [Fact]
    public async Task Token_AmongElevenThousand_IsFoundByItsPrimaryKey()
    {
        var customer = await Service.NewCustomerAsync();
        await using (var context = Service.Database.Open())
        {
            var user = await context.Users.Where(row => row.CustomerId == customer.Id).SingleAsync();
            for (var i = 0; i < 11_000; i++)
            {
                var token = TokenFormat.Create(TokenKind.Session);
                context.Tokens.Add(new TokenRow
                {
                    Hash = TokenFormat.Hash(token).ToArray(),
                    Id = Guid.CreateVersion7(),
                    UserId = user.Id,
                    CustomerId = customer.Id,
                    Kind = TokenKind.Session,
                    Start = token[..TokenFormat.StartLength],
                    CreatedAt = user.CreatedAt,
                    ExpiresAt = user.CreatedAt.AddDays(7),
                });
            }

            await context.SaveChangesAsync();
        }

        Assert.Matches("(?i)using index|index scan", await PlanAsync(TokenFormat.Hash(customer.Token).ToArray()));
        Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/api/auth/info"));
    }

    [Fact]
    public async Task Database_AfterLogins_HoldsOnlyHashes()
    {
        var customer = await Service.NewCustomerAsync();

        var row = await Service.InDatabaseAsync(context =>
            context.Tokens.AsNoTracking().SingleAsync(token => token.CustomerId == customer.Id));
        var user = await Service.InDatabaseAsync(context =>
            context.Users.AsNoTracking().SingleAsync(known => known.CustomerId == customer.Id));

        Assert.Equal(TokenFormat.Hash(customer.Token).ToArray(), row.Hash);
        Assert.Equal(customer.Token[..12], row.Start);
        Assert.DoesNotContain(Customer.DefaultPassword, user.PasswordHash!, StringComparison.Ordinal);
    }

    /// <summary>How the database finds a token.</summary>
    protected abstract Task<string> PlanAsync(byte[] hash);
}
