using System.Security.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Testing.Postgres;
using Xunit;

namespace Payg.Service.Tests.Startup;

/// <summary>
/// The forms of connection strings that the documentation names, each with a real server: the service starts, answers
/// calls and charges them.
/// </summary>
public sealed class PostgresConnectionTests(PostgresConnectionTests.Servers servers)
    : IClassFixture<PostgresConnectionTests.Servers>
{
    // Nobody listens there.
    private const string Dead = "1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("postgresql://{user}:{password}@localhost:{port}/{database}?connect_timeout=30&keepalives=1"
        + "&keepalives_idle=60&options=-c%20lock_timeout%3D20s&application_name=payg&client_encoding=UTF8")]
    [InlineData("hostaddr=127.0.0.1 port = {port} dbname={database} user={user} password='{password}'")]
    public Task Server_ByEachForm_Serves(string setting) =>
        ServeAsync(setting, "SELECT inet_server_addr() IS NOT NULL");

    [Theory]
    [InlineData("host={socket} port={port} dbname={database} user={user} password={password}")]
    [InlineData("postgres:///{database}?host={socket}&port={port}&user={user}&password={password}")]
    [InlineData("postgres://{user}:{password}@{escaped}:{port}/{database}")]
    public Task Socket_ByEachForm_Serves(string setting) => ServeAsync(setting, "SELECT inet_server_addr() IS NULL");

    [Theory]
    [InlineData("postgres://{user}:{password}@127.0.0.1:{dead},127.0.0.1:{port}/{database}")]
    [InlineData("host={socket},127.0.0.1 port={dead},{port} dbname={database} user={user} password={password}")]
    [InlineData("Host=127.0.0.1:{dead},127.0.0.1:{port};Database={database};Username={user};Password={password}")]
    public Task Hosts_OfWhichOneIsDead_Serve(string setting) => ServeAsync(setting, "SELECT true");

    [Theory]
    [InlineData("postgres://{user}:{password}@127.0.0.1:{standby},127.0.0.1:{port}/{database}"
        + "?target_session_attrs=read-write")]
    [InlineData("host=127.0.0.1,127.0.0.1 port={standby},{port} dbname={database} user={user} password={password} "
        + "target_session_attrs=read-write")]
    [InlineData("Host=127.0.0.1:{standby},127.0.0.1:{port};Database={database};Username={user};Password={password};"
        + "Target Session Attributes=read-write")]
    [InlineData("postgres://{user}:{password}@127.0.0.1:{standby},127.0.0.1:{port}/{database}")]
    public Task Hosts_OfWhichOneIsAStandby_Serve(string setting) =>
        ServeAsync(setting, "SELECT NOT pg_is_in_recovery()");

    [Theory]
    [InlineData("sslmode=disable", "none")]
    [InlineData("sslmode=require&channel_binding=require", "TLS")]
    [InlineData("sslmode=verify-ca&sslrootcert={authority}", "TLS")]
    [InlineData("sslmode=require&sslrootcert={authority}", "TLS")]
    [InlineData("sslmode=verify-full&sslrootcert={authority}&sslcert={client}&sslkey={key}", "TLS of /CN=a client")]
    public Task Tls_OfEachMode_Serves(string options, string expected) => ServeAsync(
        "postgres://{user}:{password}@localhost:{port}/{database}?" + options,
        "SELECT CASE WHEN ssl THEN concat('TLS', ' of ' || client_dn) ELSE 'none' END "
        + $"= '{expected}' FROM pg_stat_ssl WHERE pid = pg_backend_pid()");

    [Theory]
    [InlineData("127.0.0.1", "sslmode=verify-full&sslrootcert={authority}")]
    [InlineData("localhost", "sslmode=verify-full&sslrootcert={other}")]
    [InlineData("localhost", "sslmode=verify-ca&sslrootcert={other}")]
    [InlineData("localhost", "sslmode=require&sslrootcert={other}")]
    [InlineData("localhost", "sslrootcert=system")]
    public async Task Tls_OfAServerThatIsNotTheOneMeant_IsRefused(string host, string options)
    {
        var setting = servers.Fill($"postgres://{{user}}:{{password}}@{host}:{{port}}/{{database}}?{options}");
        await using var connection = new NpgsqlConnection(DatabaseOptions.Parse(setting, "/").ConnectionString);

        var refusal = await Assert.ThrowsAsync<NpgsqlException>(() => connection.OpenAsync(Cancellation));

        Assert.IsType<AuthenticationException>(refusal.InnerException);
    }

    [Fact]
    public async Task Standby_ThatTakesOver_IsFollowed()
    {
        await using var primary = await PostgresServer.StartAsync(cancellationToken: Cancellation);
        var owner = new NpgsqlConnectionStringBuilder(await primary.CreateDatabaseAsync(Cancellation));
        await using var standby = await primary.StartStandbyAsync(cancellationToken: Cancellation);
        await using var database = new GivenDatabase(
            $"postgres://{owner.Username}:{owner.Password}@127.0.0.1:{primary.Port},127.0.0.1:{standby.Port}"
            + $"/{owner.Database}?target_session_attrs=read-write");
        await using var host = await ServiceHost.StartAsync(database);
        var customer = await Customer.CreateAsync(host.Client);
        await customer.CallAsync("api1", 2);
        Assert.Equal("0.002", (await customer.CostsAsync()).Total);

        await standby.CatchUpAsync(primary, Cancellation);
        await primary.StopImmediateAsync();
        await customer.CallAsync("api1", 3);
        await standby.PromoteAsync(Cancellation);

        await Eventually.TrueAsync(
            async () =>
            {
                using var cost = await customer.SendAsync(HttpMethod.Get, "/api/cost");
                return cost.IsSuccessStatusCode;
            },
            TimeSpan.FromSeconds(60));
        Assert.Equal("0.005", (await customer.CostsAsync()).Total);
    }

    /// <summary>Starts the service, charges two calls, and asks something on a connection of the service.</summary>
    private async Task ServeAsync(string setting, string question)
    {
        await using var database = new GivenDatabase(servers.Fill(setting));
        await using var host = await ServiceHost.StartAsync(database);
        var customer = await Customer.CreateAsync(host.Client);
        await customer.CallAsync("api1", 2);
        Assert.Equal("0.002", (await customer.CostsAsync()).Total);

        await using var scope = host.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        await context.Database.OpenConnectionAsync(Cancellation);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = question;
        Assert.Equal(true, await command.ExecuteScalarAsync(Cancellation));
    }

    /// <summary>A server with a socket and TLS, and its standby.</summary>
    public sealed class Servers : IAsyncLifetime
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payg-tls-");
        private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
        private PostgresServer? _server;
        private PostgresServer? _standby;

        /// <summary>Writes what is known of the servers where a text has a name in braces.</summary>
        public string Fill(string text) => _values.Aggregate(
            text, (filled, pair) => filled.Replace($"{{{pair.Key}}}", pair.Value, StringComparison.Ordinal));

        public async ValueTask InitializeAsync()
        {
            var certificate = PostgresCertificate.Create("localhost", "a client");
            _server = await PostgresServer.StartAsync(
                new PostgresOptions { Sockets = true, Certificate = certificate }, Cancellation);
            var owner = new NpgsqlConnectionStringBuilder(await _server.CreateDatabaseAsync(Cancellation));
            _standby = await _server.StartStandbyAsync(cancellationToken: Cancellation);
            _values["user"] = owner.Username!;
            _values["password"] = owner.Password!;
            _values["database"] = owner.Database!;
            _values["port"] = $"{_server.Port}";
            _values["standby"] = $"{_standby.Port}";
            _values["dead"] = Dead;
            _values["socket"] = _server.SocketFolder;
            _values["escaped"] = Uri.EscapeDataString(_server.SocketFolder);
            Write("authority", certificate.Authority);
            Write("other", PostgresCertificate.Create("localhost", "another client").Authority);
            Write("client", certificate.Client);
            Write("key", certificate.ClientKey);
        }

        public async ValueTask DisposeAsync()
        {
            if (_standby is not null)
                await _standby.DisposeAsync();
            if (_server is not null)
                await _server.DisposeAsync();
            _folder.Delete(recursive: true);
        }

        private void Write(string name, string pem)
        {
            _values[name] = Path.Combine(_folder.FullName, name);
            File.WriteAllText(_values[name], pem);
        }
    }
}
