using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Postgres;
using Payg.Testing.Processes;
using Xunit;

namespace Payg.Service.Tests.Startup;

/// <summary>A start that cannot succeed ends in one line that says what is wrong, and a code of its own.</summary>
public abstract class StartFailureTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : StartFailureTests(service), IClassFixture<SqliteService>
    {
        /// <summary>As a process, by the environment that it has alone.</summary>
        [Theory]
        [InlineData("Payg__Currency", "usd", "Payg:Currency")]
        [InlineData("Payg__Curency", "EUR", "Payg:Curency")]
        [InlineData("ASPNETCORE_URLS", "nonsense", "nonsense")]
        [InlineData("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true", "Payg:Proxies:Networks")]
        [InlineData("DOTNET_FORWARDEDHEADERS_ENABLED", "True", "Payg:Proxies:Networks")]
        public async Task Process_WithASettingThatCannotBeUsed_NamesIt(string setting, string value, string named)
        {
            await using var database = new SqliteTestDatabase();

            await AssertProcessEndsAsync(database, 2, named, [new(setting, value)]);
        }

        [Theory]
        [InlineData("Payg:Currency", "usd")]
        [InlineData("Payg:Metering:FlushInterval", "1.00:00:00")]
        [InlineData("Payg:Metering:FlushInterval", "soon")]
        [InlineData("Payg:Metering:Durability", "Paper")]
        [InlineData("Payg:Metering:JournalMaxBytes", "1")]
        [InlineData("Payg:RateLimits:Login", "-1")]
        [InlineData("Payg:Admin:Username", "two words")]
        [InlineData("Payg:Admin:Password", "admin")]
        [InlineData("Payg:Admin:Password", "short")]
        [InlineData("Payg:Admin:Password", "password1")]
        [InlineData("Payg:Tokens:MaxSessions", "0")]
        [InlineData("urls", "http://127.0.0.1:99999", "port")]
        [InlineData("urls", "https://127.0.0.1:0", "certificate")]
        [InlineData("Payg:Metrics:Url", "http://127.0.0.1:99999", "port")]
        [InlineData("Payg:Server:ShutdownDelay", "00:06:00")]
        [InlineData("Payg:Server:PathBase", "payg")]
        [InlineData("Payg:Server:PathBase", "/a/../b")]
        [InlineData("Payg:Server:PathBase", "/api/payg")]
        [InlineData("Payg:Portal:Color", "green")]
        [InlineData("Payg:Portal:Logo", "https://example.com/logo.svg")]
        [InlineData("Payg:DataDirectory", "")]
        [InlineData("Payg:DataProtection:CertificateFile", "/no/such.pfx")]
        [InlineData("Payg:DataProtection:CertificateFile", "/dev/null")]
        [InlineData("Payg:DataProtection:PreviousCertificateFiles", "/etc/passwd")]
        [InlineData("Payg:Metering:Durabilty", "Disk")]
        public async Task Start_WithASettingThatCannotBeUsed_NamesIt(
            string setting, string value, string? named = null)
        {
            await using var database = new SqliteTestDatabase();

            await AssertEndsAsync(database, 2, named ?? setting, $"--{setting}={value}");
        }

        [Theory]
        [InlineData("nonsense")]
        [InlineData("Host=localhost;Colour=green;Password=geheim7")]
        [InlineData("Host=localhost;Port=many;Password=geheim7")]
        [InlineData("Data Source=x.db;Mode=Sometimes;Password=geheim7")]
        [InlineData("postgres://")]
        [InlineData("postgres://payg:geheim7@localhost/payg?colour=green")]
        public async Task Start_WithAConnectionStringThatCannotBeRead_DoesNotRepeatIt(string value)
        {
            await using var database = new SqliteTestDatabase();

            var line = await AssertEndsAsync(
                database, 8, "ConnectionStrings:Payg", $"--ConnectionStrings:Payg={value}");

            Assert.DoesNotContain("geheim7", line, StringComparison.Ordinal);
        }

        [Fact]
        public async Task Start_InADataDirectoryThatCannotBeWritten_NamesIt()
        {
            await using var database = new SqliteTestDatabase();
            var file = Path.Combine(database.Folder.FullName, "file");
            await File.WriteAllTextAsync(file, "");

            await AssertEndsAsync(database, 6, file, $"--Payg:DataDirectory={Path.Combine(file, "data")}");
        }

        [Fact]
        public async Task Start_OnAFileThatIsNoDatabase_SaysSo()
        {
            await using var database = new SqliteTestDatabase();
            await File.WriteAllTextAsync(database.File, new string('x', 4096));

            await AssertEndsAsync(database, 4, "not a database");
        }

        [Theory]
        [InlineData("CREATE TABLE customers (somebody_elses INTEGER)")]
        [InlineData("CREATE TABLE Customers (somebody_elses INTEGER)")]
        [InlineData("CREATE VIEW customers AS SELECT 1")]
        [InlineData("CREATE TABLE customers (somebody_elses INTEGER)", "migrate")]
        public async Task Start_OnATableOfAnotherApplication_NamesIt(string sql, params string[] command)
        {
            await using var database = new SqliteTestDatabase();
            await using (var context = database.Open())
                await context.Database.ExecuteSqlRawAsync(sql);

            var run = await database.EnterAsync(command);

            var line = AssertOneLine(run, 4, "ustomers of another application");
            Assert.Contains("ConnectionStrings:Payg", line, StringComparison.Ordinal);
        }

        [Fact]
        public async Task Start_InAJournalThatAnotherProcessHas_NamesTheDirectory()
        {
            var folder = Service.Database.Folder.FullName;

            await AssertProcessEndsAsync(Service.Database, 7, Path.Combine(folder, "journal"));
        }
    }

    public sealed class OnPostgres(PostgresService service)
        : StartFailureTests(service), IClassFixture<PostgresService>
    {
        [Theory]
        [InlineData]
        [InlineData("migrate")]
        public async Task Start_WithARoleThatMayNotMakeTheSchema_SaysWhatToGrant(params string[] command)
        {
            await using var database = await PostgresTestDatabase.CreateAsync();
            var (name, role) = await RevokeCreateAsync(database);

            var run = await database.EnterAsync(command);

            AssertOneLine(run, 4, $"GRANT CREATE ON DATABASE \"{name}\" TO \"{role}\";");
        }

        private static async Task<(string Name, string Role)> RevokeCreateAsync(TestDatabase database)
        {
            var settings = new NpgsqlConnectionStringBuilder(database.Setting);
            await using var context = database.Open();
            await context.Database.ExecuteSqlRawAsync(
                $"REVOKE CREATE ON DATABASE {settings.Database} FROM {settings.Username}");
            return (settings.Database!, settings.Username!);
        }
    }

    protected ServiceFixture Service { get; } = service;

    [Fact]
    public async Task Start_OnAPortThatIsTaken_NamesIt()
    {
        await using var database = await Service.NewDatabaseAsync();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        await AssertEndsAsync(
            database, 3, $"Port {port} is already in use (http://127.0.0.1:{port})",
            $"--urls=http://127.0.0.1:{port}", $"--Payg:Admin:Password={Customer.DefaultPassword}");
    }

    [Theory]
    [InlineData]
    [InlineData("migrate")]
    [InlineData("verify")]
    [InlineData("export", "--month", "2026-01")]
    public async Task Start_OnADatabaseOfANewerVersion_ChangesNothing(params string[] command)
    {
        await using var database = await Service.NewDatabaseAsync();
        await using (var context = database.Open())
        {
            var schema = context is PostgresPaygContext ? "payg." : "";
            await context.Database.ExecuteSqlRawAsync(
                $"INSERT INTO {schema}__payg_migrations VALUES ('29991231000000_Future', '99.0.0')");
        }

        var run = await database.EnterAsync(command);

        AssertOneLine(run, 4, "29991231000000_Future");
    }

    private static async Task<string> AssertEndsAsync(
        TestDatabase database, int exitCode, string named, params string[] settings) =>
        AssertOneLine(await database.EnterAsync(settings), exitCode, named);

    private static async Task AssertProcessEndsAsync(
        TestDatabase database, int exitCode, string named, params KeyValuePair<string, string>[] settings)
    {
        var quiet = new KeyValuePair<string, string>("Logging__LogLevel__Default", "None");
        var free = new KeyValuePair<string, string>("ASPNETCORE_URLS", "http://127.0.0.1:0");
        var run = await ServiceCommandRun.RunAsync(database.Options([quiet, free, .. settings]), []);
        AssertOneLine(run, exitCode, named);
    }

    private static string AssertOneLine(ServiceCommandRun run, int exitCode, string named)
    {
        Assert.True(exitCode == run.ExitCode, $"exit code {run.ExitCode}:\n{run.Output}\n{run.Error}");
        var line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(named, line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
        return line;
    }
}
