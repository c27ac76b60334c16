using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Payg.Core.Amounts;
using Payg.Crash.Tests.Calls;
using Payg.Crash.Tests.Nodes;

namespace Payg.Crash.Tests.Books;

/// <summary>A customer who pays in advance: their calls are served while there is credit, and no longer.</summary>
internal static class PrepaidCustomer
{
    /// <summary>What they have at first, in whole units of currency: a run on a quiet machine spends it.</summary>
    private static readonly int s_credit = 2 * CrashSettings.Kills;

    // The least that one more call costs, at the prices of the tests: 0.01 for seven.
    private static readonly Int128 s_cheapest = (Money.NanosPerUnit / 700) + 1;
    private static readonly string[] s_meters = ["api1", "api2", "api3", "api4"];
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Makes a customer one, and grants the credit.</summary>
    public static async Task PrepayAsync(
        Uri service, string operatorToken, TestCustomer customer, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = service };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", operatorToken);
        var path = $"/api/admin/customers/{customer.Id}";
        using var billing = await client.PutAsJsonAsync($"{path}/billing", new { mode = "prepaid" }, cancellationToken);
        Assert.Equal(HttpStatusCode.OK, billing.StatusCode);
        using var grant = await client.PostAsJsonAsync(
            $"{path}/credits", new { amount = s_credit, kind = "purchase" }, cancellationToken);
        Assert.Equal(HttpStatusCode.Created, grant.StatusCode);
    }

    /// <summary>Calls each API until it is refused: whoever has credit is served.</summary>
    public static async Task ExhaustAsync(
        Uri service, TestCustomer customer, CallTally tally, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = service };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", customer.Token);
        var open = s_meters.ToList();
        var progress = TimeProvider.System.GetTimestamp();
        while (open.Count > 0)
        {
            foreach (var meter in open.ToArray())
            {
                using var answer = await client.GetAsync($"/api/payg/{meter}", cancellationToken);
                if (answer.IsSuccessStatusCode)
                    tally.Note(new CallKey(customer.Id, meter), CallOutcome.Acknowledged);
                else if (await IsRefusedAsync(answer, cancellationToken))
                    open.Remove(meter);
                else
                {
                    Assert.True(
                        TimeProvider.System.GetElapsedTime(progress) < s_patience,
                        $"{meter} is not served or refused for good: {await TextOfAsync(answer, cancellationToken)}");
                    await Task.Delay(s_pause, cancellationToken);
                    continue;
                }

                progress = TimeProvider.System.GetTimestamp();
            }
        }
    }

    /// <summary>Reports where more was spent than there was, or less than would have been served.</summary>
    public static IEnumerable<string> BreachesOf(TestCustomer customer, Ledger tables)
    {
        var left = ((Int128)s_credit * Money.NanosPerUnit) - tables.Totals[customer.Id];
        if (left < 0)
            yield return $"{customer.Name} spent {-left} nanos more than the credit";
        if (left >= s_cheapest)
            yield return $"{customer.Name} has {left} nanos left, and was refused";
    }

    private static async Task<string> TextOfAsync(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}";

    /// <summary>Whether credit does not pay for it; otherwise it may be tried again.</summary>
    private static async Task<bool> IsRefusedAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (answer.StatusCode is HttpStatusCode.ServiceUnavailable || answer.Headers.RetryAfter is not null)
            return false;
        Assert.True(
            answer.StatusCode is HttpStatusCode.PaymentRequired
            && JsonElement.Parse(body).GetProperty("code").ValueEquals("credit_exhausted"),
            string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode}: {body}"));
        return true;
    }
}
