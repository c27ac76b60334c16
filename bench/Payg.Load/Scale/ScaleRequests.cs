using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Payg.Load.Scale.Rows;

namespace Payg.Load.Scale;

/// <summary>The requests of operators' and customers' pages, each made often, one at a time.</summary>
internal sealed class ScaleRequests(HttpClient client, ScaleData data, string password)
{
    private const int Requests = 100;
    private const int FewestRequests = 10;
    private const int WarmUps = 10;
    private static readonly TimeSpan s_longEnough = TimeSpan.FromSeconds(10);

    private string _operator = "";

    /// <summary>Makes all requests, and returns how long each kind took.</summary>
    /// <exception cref="InvalidOperationException">One was not answered with 200.</exception>
    public async Task<IReadOnlyList<ScaleFigure>> MeasureAsync(CancellationToken cancellationToken)
    {
        using var login = await client.PostAsJsonAsync(
            "api/auth/login", new { username = "admin", password }, cancellationToken);
        var answer = await login.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        _operator = answer.GetProperty("token").GetString()!;
        var figures = new List<ScaleFigure>();
        foreach (var (name, path) in OfOperator())
            figures.Add(await MeasureAsync($"operator: {name}", _ => _operator, path, cancellationToken));
        foreach (var (name, path) in OfCustomer())
        {
            figures.Add(await MeasureAsync(
                $"customer: {name}", number => data.Sessions[number % data.Sessions.Length], _ => path,
                cancellationToken));
        }

        return figures;
    }

    /// <summary>Calls an API once with each of so many API keys.</summary>
    public async Task UseKeysAsync(CancellationToken cancellationToken)
    {
        foreach (var key in data.ApiKeys)
            await GetAsync(key, "api/payg/api1", cancellationToken);
    }

    private IEnumerable<(string Name, Func<int, string> Path)> OfOperator()
    {
        var month = data.Months[^1];
        var year = data.First.StartIn(TimeZoneInfo.Utc).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        Guid Of(int number) => data.Ids[(int)((long)number * 7919 % data.Ids.Count)];
        return
        [
            ("totals of the month", _ => "api/admin/totals"),
            ("totals of the first month", _ => $"api/admin/totals?month={data.First}"),
            ("usage of the month by day", _ => "api/admin/usage"),
            ("usage of all months by month", _ => $"api/admin/usage?window=month&from={year}"),
            ("customers", _ => "api/admin/customers"),
            ("customers by spend", _ => "api/admin/customers?sort=total_cost"),
            ("customers, a name", number => $"api/admin/customers?search=scale{number}"),
            ("customers, disabled", _ => "api/admin/customers?status=disabled"),
            ("a customer", number => $"api/admin/customers/{Of(number)}"),
            ("a customer, the month before", number => $"api/admin/customers/{Of(number)}?month={month.Previous}"),
            ("a customer's usage", number => $"api/admin/usage?customer={Of(number)}"),
            ("a customer's tokens", number => $"api/admin/customers/{Of(number)}/tokens"),
            ("a customer's credits", number => $"api/admin/customers/{Of(number)}/credits"),
            ("a customer's invoices", number => $"api/admin/customers/{Of(number)}/invoices"),
            ("invoices", _ => "api/admin/invoices"),
            ("revenue", _ => "api/admin/revenue"),
            ("payments", _ => "api/admin/payments"),
            ("alerts", _ => "api/admin/alerts"),
            ("audit log", _ => "api/admin/audit"),
            ("meters", _ => "api/admin/meters"),
            ("journals", _ => "api/admin/journals"),
            ("rejected usage", _ => "api/admin/rejected_usage"),
        ];
    }

    private IEnumerable<(string Name, string Path)> OfCustomer() =>
    [
        ("cost", "api/cost"),
        ("cost of the first month", $"api/cost/{data.First}"),
        ("usage of the month by day", "api/usage"),
        ("prices", "api/prices"),
        ("own prices", "api/prices/mine"),
        ("balance", "api/balance"),
        ("balance history", "api/balance/history"),
        ("credits", "api/credits"),
        ("invoices", "api/invoices"),
        ("preview of the invoice", "api/invoices/preview"),
        ("payments", "api/payments"),
        ("API keys", "api/keys"),
        ("account", "api/account"),
    ];

    private async Task<ScaleFigure> MeasureAsync(
        string name, Func<int, string> token, Func<int, string> path, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        for (var number = 0; number < WarmUps && watch.Elapsed < s_longEnough; number++)
            await GetAsync(token(number), path(number), cancellationToken);
        var times = new List<TimeSpan>(Requests);
        watch.Restart();
        while (times.Count < FewestRequests || (times.Count < Requests && watch.Elapsed < s_longEnough))
        {
            var number = times.Count + WarmUps;
            var started = watch.Elapsed;
            await GetAsync(token(number), path(number), cancellationToken);
            times.Add(watch.Elapsed - started);
        }

        times.Sort();
        return ScaleFigure.OfTimes(name, times[(times.Count - 1) / 2], times[(times.Count * 99 / 100)]);
    }

    private async Task GetAsync(string token, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request, cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}\n{body}");
    }
}
