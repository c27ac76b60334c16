using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payg.Core.Amounts;
using Payg.Service.Server;
using Payg.Service.Settings;
using Payg.Service.Tests.Embedding;
using Payg.Service.Tests.Hosting;
using Payg.Service.Tests.Invoices;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Xunit;

namespace Payg.Service.Tests.Settings;

/// <summary>
/// Settings that a <see cref="WebApplicationFactory{TEntryPoint}"/> overrides are configured after the application has
/// added its services. Every one of them must hold.
/// </summary>
public sealed class LateSettingsTests : IDisposable
{
    /// <summary>The one that an API of one's own has and the service refuses.</summary>
    private const string ClaimSetting = "CustomerClaim";

    private static readonly Dictionary<string, string> s_invoices = new(StringComparer.Ordinal)
    {
        ["Payg:Invoices:Run"] = "Final",
        ["Payg:Invoices:Series"] = "LATE",
        ["Payg:Invoices:CreditNoteSeries"] = "LATECN",
        ["Payg:Invoices:PaymentDays"] = "31",
        ["Payg:Invoices:WaitForJournals"] = "1.00:00:00",
        ["Payg:Invoices:PricesIncludeTax"] = "True",
        ["Payg:Invoices:TaxRate"] = "8.1",
        ["Payg:Invoices:TaxName"] = "MWST",
        ["Payg:Invoices:ExemptNote"] = "Exempt by law.",
        ["Payg:Invoices:SellerName"] = "Late Ltd.",
        ["Payg:Invoices:SellerAddress"] = "1 Late Street",
        ["Payg:Invoices:SellerPostalCode"] = "8000",
        ["Payg:Invoices:SellerCity"] = "Late",
        ["Payg:Invoices:SellerCountry"] = "CH",
        ["Payg:Invoices:SellerTaxId"] = "CHE123456789",
        ["Payg:Invoices:SellerEmail"] = "billing@late.example.com",
        ["Payg:Invoices:PaymentNote"] = "Late Bank",
        ["Payg:Invoices:Footer"] = "Register of Late 1",
    };

    private static readonly Dictionary<string, string> s_payments = new(StringComparer.Ordinal)
    {
        ["Payg:Payments:MinTopUp"] = "7",
        ["Payg:Payments:MaxTopUp"] = "77",
        ["Payg:Payments:AutoTopUpsPerHour"] = "7",
        ["Payg:Payments:ChargeInvoices"] = "False",
        ["Payg:Payments:AfterDunning"] = "Disable",
        ["Payg:Stripe:SecretKey"] = "sk_late",
        ["Payg:Stripe:WebhookSecret"] = "whsec_late",
        ["Payg:Stripe:ApiBase"] = "https://late.example.com",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payg-late-");

    [Fact]
    public async Task Overrides_OfEverySetting_Hold()
    {
        var settings = Settings();
        Assert.Equal(
            KnownSettings.Names.Order(StringComparer.Ordinal), settings.Keys.Order(StringComparer.Ordinal));
        await using var factory = new Factory(settings);
        _ = factory.Server;

        var services = factory.Services;
        foreach (var (section, type) in KnownSettings.Sections)
        {
            var actual = typeof(IOptions<>).MakeGenericType(type).GetProperty("Value")!
                .GetValue(services.GetRequiredService(typeof(IOptions<>).MakeGenericType(type)))!;
            var defaults = Activator.CreateInstance(type)!;
            foreach (var property in type.GetProperties().Where(property => property.Name is not ClaimSetting))
            {
                var name = $"{section}:{property.Name}";
                Assert.Equal((name, settings[name]), (name, Text(property, actual)));
                Assert.NotEqual((name, settings[name]), (name, Text(property, defaults)));
            }
        }
    }

    [Fact]
    public async Task Overrides_OfEverySetting_ReachWhatUsesThem()
    {
        await using var factory = new Factory(Settings());
        var client = factory.CreateClient();
        await Eventually.TrueAsync(
            async () =>
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                return answer.IsSuccessStatusCode;
            },
            TimeSpan.FromSeconds(60),
            () => "Not ready.");

        var services = factory.Services;
        Assert.Equal("EUR", services.GetRequiredService<Currency>().Code);
        Assert.Contains(PathOf("data"), services.GetRequiredService<DatabaseOptions>().ConnectionString,
            StringComparison.Ordinal);
        Assert.True(File.Exists(PathOf("data", "payg.db")));
        Assert.NotEmpty(Directory.GetFiles(PathOf("elsewhere")));
        Assert.False(Directory.Exists(PathOf("data", "journal")));
        var proxies = services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;
        Assert.Equal(3, proxies.ForwardLimit);
        Assert.Equal(System.Net.IPNetwork.Parse("192.0.2.0/24"), Assert.Single(proxies.KnownIPNetworks));
        var cors = services.GetRequiredService<IOptions<CorsOptions>>().Value;
        Assert.Equal(
            "https://late.example.com", Assert.Single(cors.GetPolicy(cors.DefaultPolicyName)!.Origins));
        await using var scope = services.CreateAsyncScope();
        Assert.Equal(
            ["operator"],
            scope.ServiceProvider.GetRequiredService<PaygContext>().Users.Select(user => user.UserName));
    }

    [Fact]
    public async Task Override_OfTheCustomerClaim_ReachesTheCheckThatRefusesItHere()
    {
        await using var factory = new Factory(
            new(StringComparer.Ordinal)
            {
                ["Payg:DataDirectory"] = PathOf("data"),
                [$"Payg:{ClaimSetting}"] = "late",
            },
            withClaim: true);

        var failure = Assert.ThrowsAny<Exception>(() => factory.Services);

        Assert.Contains("'late'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Override_OfTheConnectionString_MovesToAnotherKindOfDatabase()
    {
        await using var database = await MigratedDatabases.NewPostgresAsync();
        await using var factory = new Factory(new(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Payg"] = database.Setting,
            ["Payg:DataDirectory"] = PathOf("data"),
            ["Payg:Admin:Password"] = Customer.DefaultPassword,
        });
        var client = factory.CreateClient();

        await Eventually.TrueAsync(
            async () =>
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                return answer.IsSuccessStatusCode;
            },
            TimeSpan.FromSeconds(60),
            () => "Not ready.");

        Assert.False(File.Exists(PathOf("data", "payg.db")));
        await using var context = database.Open();
        Assert.NotEmpty(context.Users);
    }

    [Fact]
    public async Task Override_OfASettingThatPaygDoesNotHave_IsRefused()
    {
        await using var factory = new Factory(new(StringComparer.Ordinal) { ["Payg:Curency"] = "EUR" });

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => factory.CreateClient().GetAsync(new Uri("/health/live", UriKind.Relative)));

        Assert.Contains("has not been started", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void List_SetAsTextAndAsAList_IsRefusedInsteadOfIgnored()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Payg:Proxies:Networks", "10.0.0.0/8"), new("Payg:Proxies:Networks:0", "192.0.2.0/24")]).Build();

        var failure = Assert.Throws<InvalidSettingException>(() => TrustedProxies.Read(configuration));

        Assert.Equal("Payg:Proxies:Networks", failure.Setting);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>A value for each setting that is not its default.</summary>
    private Dictionary<string, string> Settings() =>
        new(OtherSettings().Concat(s_invoices).Concat(s_payments), StringComparer.Ordinal)
        {
            ["Payg:Invoices:LogoFile"] = Logo(),
            ["Payg:Portal:LogoFile"] = PathOf("logo.png"),
        };

    private Dictionary<string, string> OtherSettings() => new(StringComparer.Ordinal)
    {
        ["Payg:DataDirectory"] = PathOf("data"),
        ["Payg:SecretsDirectory"] = PathOf("secrets"),
        ["Payg:Currency"] = "EUR",
        ["Payg:CustomerClaim"] = "sub",
        ["Payg:MaxApiKeys"] = "7",
        ["Payg:Admin:Username"] = "operator",
        ["Payg:Admin:Password"] = "a late password 1",
        ["Payg:Admin:RequireTotp"] = "True",
        ["Payg:Credits:Mode"] = "Prepaid",
        ["Payg:Credits:Welcome"] = "2.5",
        ["Payg:Metering:FlushInterval"] = "00:00:02",
        ["Payg:Metering:Durability"] = "Disk",
        ["Payg:Metering:JournalMaxBytes"] = "33554432",
        ["Payg:Metering:WhenFull"] = "AllowUnmetered",
        ["Payg:Metering:ArchiveDays"] = "3",
        ["Payg:Metering:JournalDirectory"] = PathOf("elsewhere"),
        ["Payg:Metrics:Url"] = "http://127.0.0.1:0",
        ["Payg:Metrics:Requests"] = "True",
        ["Payg:Mail:Host"] = "127.0.0.1",
        ["Payg:Mail:Port"] = "2525",
        ["Payg:Mail:Username"] = "late",
        ["Payg:Mail:Password"] = "a late password 3",
        ["Payg:Mail:From"] = "late@example.com",
        ["Payg:Mail:Security"] = "Tls",
        ["Payg:Mail:PortalUrl"] = "https://late.example.com",
        ["Payg:Mail:RequireAddress"] = "True",
        ["Payg:Deliveries:KeepDays"] = "23",
        ["Payg:Webhooks:AllowedNetworks"] = "192.0.2.0/24",
        ["Payg:Webhooks:DisableAfterDays"] = "9",
        ["Payg:Passwords:Wait"] = "00:00:02",
        ["Payg:RateLimits:UnknownTokens"] = "11",
        ["Payg:RateLimits:Changes"] = "12",
        ["Payg:RateLimits:ChangesPerDay"] = "13",
        ["Payg:RateLimits:Estimates"] = "14",
        ["Payg:RateLimits:Register"] = "15",
        ["Payg:RateLimits:Login"] = "16",
        ["Payg:Retention:AuditAddresses"] = "17",
        ["Payg:Retention:Alerts"] = "18",
        ["Payg:Retention:Hours"] = "119",
        ["Payg:Retention:Audit"] = "120",
        ["Payg:Metering:CostHeader"] = "True",
        ["Payg:Portal:Name"] = "Late Maps",
        ["Payg:Portal:Tagline"] = "Maps when you need them.",
        ["Payg:Portal:LogoUrl"] = "https://late.example.com/logo.svg",
        ["Payg:Portal:Color"] = "#3355cc",
        ["Payg:Portal:SupportUrl"] = "mailto:help@late.example.com",
        ["Payg:Portal:TermsUrl"] = "https://late.example.com/terms",
        ["Payg:Portal:PrivacyUrl"] = "https://late.example.com/privacy",
        ["Payg:Portal:Footer"] = "Late Ltd., 1 Late Street",
        ["Payg:Security:Contact"] = "mailto:late@example.com",
        ["Payg:Security:Policy"] = "https://late.example.com/policy",
        ["Payg:Server:MaxConnections"] = "1800",
        ["Payg:Server:PathBase"] = "/late",
        ["Payg:Server:ShutdownDelay"] = "00:00:00.1000000",
        ["Payg:Tokens:SessionLifetime"] = "1.00:00:00",
        ["Payg:Tokens:SessionIdleTimeout"] = "00:20:00",
        ["Payg:Tokens:MaxSessions"] = "21",
        ["Payg:Tokens:ReauthenticateAfter"] = "00:22:00",
        ["Payg:Tokens:AllowPlainHttp"] = "True",
        ["Payg:Cors:Origins"] = "https://late.example.com",
        ["Payg:Proxies:Networks"] = "192.0.2.0/24",
        ["Payg:Proxies:Hops"] = "3",

        // What uses them reads them as it is registered, which is before: here nothing needs the files.
        ["Payg:DataProtection:CertificateFile"] = PathOf("certificate.pfx"),
        ["Payg:DataProtection:CertificatePassword"] = "a late password 2",
        ["Payg:DataProtection:PreviousCertificateFiles"] = PathOf("previous.pfx"),
    };

    private static string? Text(PropertyInfo property, object settings) =>
        Convert.ToString(property.GetValue(settings), CultureInfo.InvariantCulture);

    private string Logo()
    {
        File.WriteAllBytes(PathOf("logo.png"), InvoiceLogoTests.Png);
        return PathOf("logo.png");
    }

    private string PathOf(params string[] names) => Path.Combine([_folder.FullName, .. names]);

    /// <summary>The service, with settings that are configured as late as an application's tests do it.</summary>
    private sealed class Factory(Dictionary<string, string> settings, bool withClaim = false)
        : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.ConfigureLogging(logging => logging.ClearProviders());
            builder.ConfigureAppConfiguration(configuration =>
                configuration.AddInMemoryCollection(settings.Where(
                    setting => withClaim || !setting.Key.EndsWith(ClaimSetting, StringComparison.Ordinal)).ToDictionary(
                    setting => setting.Key, setting => (string?)setting.Value, StringComparer.Ordinal)));
            builder.ConfigureTestServices(services =>
            {
                services.AddAuthentication()
                    .AddScheme<AuthenticationSchemeOptions, OtherApi.HeaderHandler>("Header", null);
            });
        }
    }
}
