using System.Globalization;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Security;

/// <summary>
/// Every operation of the document under odd requests: never a fault of the service, and every answer as the document
/// says. OWASP API Security 2023: API8 and API9; OWASP ASVS 5.0, 4.1 and 16.5.
/// </summary>
public abstract class FuzzTests(ServiceFixture service)
{
    private const int RequestsToEach = 60;
    private const int LeastToEach = 10;
    private const int MaxBreaches = 10;
    private static readonly TimeSpan s_timeForEach = TimeSpan.FromMilliseconds(600);

    public sealed class OnSqlite(SqliteService service) : FuzzTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : FuzzTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Operations_AskedOddly_NeverFailAndAnswerAsTheDocumentSays()
    {
        var text = Environment.GetEnvironmentVariable("PAYG_FUZZ_SEED");
        var seed = text is null ? Random.Shared.Next() : int.Parse(text, CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine($"PAYG_FUZZ_SEED={seed}");
        var contract = await ApiContract.ReadAsync(service.Client);
        var breaches = new List<string>();
        var number = 0;
        foreach (var operation in contract.Operations)
        {
            // What one operation ends, the next one needs: each has sessions of its own.
            var admin = await Customer.LoginAsync(service.Client, "admin");
            var victim = await service.NewCustomerAsync();
            var (keyId, key) = await service.NewKeyAsync(victim);
            string[] tokens =
            [
                admin.Token, admin.Token, admin.Token, victim.Token, victim.Token, key, "nonsense",
                TokenFormat.Create(TokenKind.ApiKey),
            ];
            string[] ids = [victim.Id.ToString(), keyId, "1", "2", Guid.Empty.ToString()];
            var requests = new OddRequests(new Random(seed + number++), tokens, ids);
            var started = TimeProvider.System.GetTimestamp();
            for (var i = 0; i < RequestsToEach && breaches.Count < MaxBreaches; i++)
            {
                // On a busy machine fewer are made.
                if (i >= LeastToEach && TimeProvider.System.GetElapsedTime(started) > s_timeForEach)
                    break;

                using var request = requests.Next(operation);
                using var answer = await service.Client.SendAsync(request);
                if (await contract.BreachAsync(operation, answer) is { } breach)
                    breaches.Add($"{operation.Id}: {request.Method} {request.RequestUri}: {breach}");
            }
        }

        Assert.True(breaches.Count == 0, $"PAYG_FUZZ_SEED={seed}\n{string.Join('\n', breaches)}");
        Assert.DoesNotContain("[2102]", service.Host.Log.ToString(), StringComparison.Ordinal);
    }
}
