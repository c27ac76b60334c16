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
        [Theory]
        [InlineData("Payg__Currency", "usd", "Payg:Currency")]
        [InlineData("Payg__Metering__FlushInterval", "1.00:00:00", "Payg:Metering:FlushInterval")]
        [InlineData("Payg__Metering__FlushInterval", "soon", "Payg:Metering:FlushInterval")]
        [InlineData("Payg__Metering__Durability", "Paper", "Payg:Metering:Durability")]
        [InlineData("Payg__Metering__JournalMaxBytes", "1", "Payg:Metering:JournalMaxBytes")]
        [InlineData("Payg__RateLimits__Login", "-1", "Payg:RateLimits:Login")]
        [InlineData("Payg__Admin__Username", "two words", "Payg:Admin:Username")]
        [InlineData("Payg__Admin__Password", "admin", "Payg:Admin:Password")]
        [InlineData("Payg__Admin__Password", "short", "Payg:Admin:Password")]
        [InlineData("Payg__Admin__Password", "password1", "Payg:Admin:Password")]
        [InlineData("Payg__Tokens__MaxSessions", "0", "Payg:Tokens:MaxSessions")]
        [InlineData("ASPNETCORE_URLS", "nonsense", "nonsense")]
        [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:99999", "port")]
        [InlineData("ASPNETCORE_URLS", "https://127.0.0.1:0", "certificate")]
        [InlineData("Payg__Metrics__Url", "http://127.0.0.1:99999", "port")]
        [InlineData("Payg__Server__ShutdownDelay", "00:06:00", "Payg:Server:ShutdownDelay")]
        [InlineData("Payg__Server__PathBase", "payg", "Payg:Server:PathBase")]
        [InlineData("Payg__Server__PathBase", "/a/../b", "Payg:Server:PathBase")]
        [InlineData("Payg__Server__PathBase", "/api/payg", "Payg:Server:PathBase")]
        [InlineData("Payg__Portal__Color", "green", "Payg:Portal:Color")]
        [InlineData("Payg__Portal__Logo", "https://example.com/logo.svg", "Payg:Portal:Logo")]
        [InlineData("Payg__DataDirectory", "", "Payg:DataDirectory")]
        [InlineData("Payg__DataProtection__CertificateFile", "/no/such.pfx", "Payg:DataProtection:CertificateFile")]
        [InlineData("Payg__DataProtection__CertificateFile", "/dev/null", "Payg:DataProtection:CertificateFile")]
        [InlineData(
            "Payg__DataProtection__PreviousCertificateFiles", "/etc/passwd",
            "Payg:DataProtection:PreviousCertificateFiles")]
        [InlineData("Payg__Metering__Durabilty", "Disk", "Payg:Metering:Durabilty")]
        [InlineData("Payg__Curency", "EUR", "Payg:Curency")]
        [InlineData("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true", "Payg:Proxies:Networks")]
        [InlineData("DOTNET_FORWARDEDHEADERS_ENABLED", "True", "Payg:Proxies:Networks")]
        public async Task Start_WithASettingThatCannotBeUsed_NamesIt(string setting, string value, string named)
        {
            await using var database = new SqliteTestDatabase();

            await AssertEndsAsync(database, 2, named, [new(setting, value)]);
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
                database, 8, "ConnectionStrings:Payg", [new("ConnectionStrings__Payg", value)]);

            Assert.DoesNotContain("geheim7", line, StringComparison.Ordinal);
        }

        [Fact]
        public async Task Start_InADataDirectoryThatCannotBeWritten_NamesIt()
        {
            await using var database = new SqliteTestDatabase();
            var file = Path.Combine(database.Folder.FullName, "file");
            await File.WriteAllTextAsync(file, "");

            await AssertEndsAsync(database, 6, file, [new("Payg__DataDirectory", Path.Combine(file, "data"))]);
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

            var run = await ServiceCommandRun.RunAsync(database.Options(Quiet), command);

            var line = AssertOneLine(run, 4, "ustomers of another application");
            Assert.Contains("ConnectionStrings:Payg", line, StringComparison.Ordinal);
        }

        [Fact]
        public async Task Start_InAJournalThatAnotherProcessHas_NamesTheDirectory()
        {
            await using var database = new SqliteTestDatabase();
            await using var first = await ServiceProcess.StartAsync(database.Options());

            await AssertEndsAsync(database, 7, Path.Combine(database.Folder.FullName, "journal"));
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

            var run = await ServiceCommandRun.RunAsync(database.Options(Quiet), command);

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

    [Fact]
    public async Task Start_OnAPortThatIsTaken_NamesIt()
    {
        await using var database = await service.NewDatabaseAsync();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        await AssertEndsAsync(database, 3, $"{port}", [new("ASPNETCORE_URLS", $"http://127.0.0.1:{port}")]);
    }

    [Theory]
    [InlineData]
    [InlineData("migrate")]
    [InlineData("verify")]
    [InlineData("export", "--month", "2026-01")]
    public async Task Start_OnADatabaseOfANewerVersion_ChangesNothing(params string[] command)
    {
        await using var database = await service.NewDatabaseAsync();
        await database.RunAsync("migrate");
        await using (var context = database.Open())
        {
            var schema = context is PostgresPaygContext ? "payg." : "";
            await context.Database.ExecuteSqlRawAsync(
                $"INSERT INTO {schema}__payg_migrations VALUES ('29991231000000_Future', '99.0.0')");
        }

        var run = await ServiceCommandRun.RunAsync(database.Options(Quiet), command);

        AssertOneLine(run, 4, "29991231000000_Future");
    }

    private static readonly KeyValuePair<string, string> Quiet = new("Logging__LogLevel__Default", "None");

    private static async Task<string> AssertEndsAsync(
        TestDatabase database, int exitCode, string named, params KeyValuePair<string, string>[] settings)
    {
        var free = new KeyValuePair<string, string>("ASPNETCORE_URLS", "http://127.0.0.1:0");
        var run = await ServiceCommandRun.RunAsync(database.Options([Quiet, free, .. settings]), []);
        return AssertOneLine(run, exitCode, named);
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
