using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Payg.Core.Amounts;
using Payg.Crash.Tests.Calls;

namespace Payg.Crash.Tests.Books;

/// <summary>Asks the service what a customer owes, as the customer would.</summary>
internal static class LedgerAnswers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Reports where the service's answers differ from its tables.</summary>
    public static async Task<List<string>> DifferencesAsync(
        Uri service, IReadOnlyList<TestCustomer> customers, Ledger tables, CancellationToken cancellationToken)
    {
        var differences = new List<string>();
        using var client = new HttpClient { BaseAddress = service };
        foreach (var customer in customers)
        {
            var cost = await GetAsync(client, "/api/cost", customer, cancellationToken);
            var info = await GetAsync(client, "/api/auth/info", customer, cancellationToken);
            var lines = cost.GetProperty("lines").EnumerateArray().ToArray();
            foreach (var line in lines)
            {
                var key = new CallKey(customer.Id, line.GetProperty("meter").GetString()!);
                var quantity = line.GetProperty("quantity").GetInt64();
                if (quantity != tables.QuantityOf(key))
                    differences.Add($"{key}: the service says {quantity}, its tables {tables.QuantityOf(key)}");
            }

            // The month may change in a test; then the first one's lines are asked for in the tables alone.
            var total = NanosOf(info.GetProperty("total_cost").GetRawText());
            var sum = lines.Sum(line => NanosOf(line.GetProperty("cost").GetProperty("amount").GetString()!));
            if (total != tables.Totals[customer.Id] || (sum != total && IsOneMonth(tables, customer)))
                differences.Add($"{customer.Name}: {total} nanos in total, lines {sum}, {tables.Totals[customer.Id]}");
        }

        return differences;
    }

    /// <summary>Returns when the node has flushed all that it holds, which every read of a cost does.</summary>
    public static async Task FlushAsync(Uri service, TestCustomer customer, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = service };
        await GetAsync(client, "/api/cost", customer, cancellationToken);
    }

    private static bool IsOneMonth(Ledger tables, TestCustomer customer) =>
        tables.Lines.Where(line => line.Key.Customer == customer.Id)
            .GroupBy(line => line.Key.Meter, StringComparer.Ordinal).All(meter => meter.Count() == 1);

    private static long NanosOf(string amount) =>
        Money.TryParseNanos(amount, out var nanos) ? nanos : throw new FormatException($"{amount} is no amount.");

    /// <summary>While the database comes back no cost can be read: the service says so, and is asked again.</summary>
    private static async Task<JsonElement> GetAsync(
        HttpClient client, string path, TestCustomer customer, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", customer.Token);
            using var answer = await client.SendAsync(request, cancellationToken);
            var body = await answer.Content.ReadAsStringAsync(cancellationToken);
            if (answer.StatusCode == HttpStatusCode.OK)
                return JsonElement.Parse(body);

            Assert.True(
                answer.StatusCode == HttpStatusCode.ServiceUnavailable
                && TimeProvider.System.GetElapsedTime(started) < Patience,
                $"{path}: {answer.StatusCode} {body}");
            await Task.Delay(PollInterval, cancellationToken);
        }
    }
}
