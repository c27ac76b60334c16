using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Payg.Service.Tests.Embedding;
using Payg.Service.Tests.Hosting;
using Payg.Testing;
using Xunit;

namespace Payg.Service.Tests.Pipeline;

/// <summary>
/// Each way of hosting, by each method, with each kind of credentials: served or refused, counted how often, charged
/// to whom. The result is the table in docs/metering.md; <c>make docs</c> writes it.
/// </summary>
public sealed class MatrixTests
{
    // Set by `make docs`: then the table is written instead of compared.
    private const string WriteVariable = "PAYG_WRITE_DOCS";
    private const string Begin = "<!-- written by make docs: begin -->\n\n";
    private const string End = "<!-- written by make docs: end -->";

    private static readonly MatrixMethod[] s_methods =
    [
        new("GET", "GET"), new("POST", "POST"), new("PUT", "PUT"), new("PATCH", "PATCH"), new("DELETE", "DELETE"),
        new("TRACE", "TRACE"), new("OPTIONS", "OPTIONS"), new("`get`", "get"), new("`head`", "head"),
        new("`options`", "options"), new("an unknown one", "BREW"),
        new("POST overridden by HEAD", "POST", "X-HTTP-Method-Override: HEAD"),
        new("POST overridden by OPTIONS", "POST", "X-HTTP-Method-Override: OPTIONS"),
        new("HEAD", "HEAD"),
        new("CORS preflight", "OPTIONS", "Origin: http://other.example", "Access-Control-Request-Method: GET"),
    ];

    private static readonly string s_path = RepositoryFolder.PathOf("docs", "metering.md");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_HostedInAnyWay_AreServedOnlyWhenCounted()
    {
        await using var upstream = await StartUpstreamAsync();
        var rows = new List<(HostingStyle Style, MatrixCell[] Cells)>();
        foreach (var (number, style) in HostingStyle.All(new Uri(upstream.Urls.First())).Index())
        {
            // Each database has every second one: what is asked of it is the same for all.
            var database = number % 2 == 0
                ? await MigratedDatabases.NewSqliteAsync()
                : await MigratedDatabases.NewPostgresAsync();
            rows.Add((style, await TryAsync(style, database)));
        }

        Assert.Empty(rows.SelectMany(row => row.Cells.SelectMany(cell => cell.Breaches(row.Style))));
        var text = await File.ReadAllTextAsync(s_path, Cancellation);
        var start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        var table = MatrixTable.Write(s_methods, rows);
        if (Environment.GetEnvironmentVariable(WriteVariable) is "1")
            await File.WriteAllTextAsync(s_path, text[..start] + table + text[end..], Cancellation);
        else
            Assert.True(string.Equals(table, text[start..end], StringComparison.Ordinal), "Run: make docs\n" + table);
    }

    private static async Task<MatrixCell[]> TryAsync(HostingStyle style, TestDatabase database)
    {
        // 1. Each method with a good name twice, so that what a cache has kept is asked for, then with none and a wrong
        // one. A customer for each method says who was charged for it.
        await using var api = await HostedApi.StartAsync(style.Use, style.Add, database);
        var cells = new List<MatrixCell>();
        foreach (var (number, method) in s_methods.Index())
        {
            var user = string.Create(CultureInfo.InvariantCulture, $"X-User: user{number}");
            cells.Add(new MatrixCell(
                method,
                await SendAsync(api, style, method, user),
                await SendAsync(api, style, method, user),
                await SendAsync(api, style, method, null),
                await SendAsync(api, style, method, "Authorization: Bearer wrong")));
        }

        // 2. Who was charged how much?
        var charged = await api.ChargedAsync();
        foreach (var (number, cell) in cells.Index())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"user{number} paid ");
            var line = charged.SingleOrDefault(text => text.StartsWith(name, StringComparison.Ordinal));
            cell.Counted = line is null ? 0 : int.Parse(line[name.Length..], CultureInfo.InvariantCulture);
        }

        Assert.Equal(cells.Sum(cell => cell.Counted), charged.Sum(
            line => int.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture)));
        return [.. cells];
    }

    private static Task<int> SendAsync(
        HostedApi api, HostingStyle style, MatrixMethod method, string? credentials) =>
        style.Opening switch
        {
            Opening.Grpc when method.Wire is "POST" && method.Headers.Length == 0 => CallAsync(api, credentials),
            Opening.WebSocket1 when method.Wire is "GET" => OpenAsync(api, 1, style.Path, credentials),
            Opening.WebSocket2 when method.Wire is "GET" => OpenAsync(api, 2, style.Path, credentials),
            _ => RequestAsync(api, style.Path, method, credentials),
        };

    private static async Task<int> RequestAsync(
        HostedApi api, string path, MatrixMethod method, string? credentials)
    {
        string[] headers = credentials is null ? method.Headers : [.. method.Headers, credentials];
        using var answer = await api.SendAsync(method.Wire, path, null, headers);
        var status = (int)answer.StatusCode;
        var body = await answer.Content.ReadAsStringAsync(Cancellation);
        if (status >= 400 && !body.Contains(Paid.Content, StringComparison.Ordinal))
            return status;

        return method.Wire is "HEAD" && body.Length > 0
            ? throw new InvalidOperationException("A HEAD was answered with a body.")
            : status;
    }

    private static async Task<int> OpenAsync(HostedApi api, int version, string path, string? credentials)
    {
        var user = credentials?.StartsWith("X-User", StringComparison.Ordinal) is true ? credentials[8..] : null;
        try
        {
            using var socket = await StreamTests.ConnectAsync(api, version, path, user);
            return version == 1 ? StatusCodes.Status101SwitchingProtocols : StatusCodes.Status200OK;
        }
        catch (WebSocketException failure)
        {
            return int.Parse(failure.Message.Split('\'')[1], CultureInfo.InvariantCulture);
        }
    }

    private static async Task<int> CallAsync(HostedApi api, string? credentials)
    {
        using var channel = GrpcChannel.ForAddress(api.Http2Address);
        var metadata = new Metadata();
        if (credentials?.Split(": ") is [var name, var value])
            metadata.Add(name, value);
        try
        {
            await channel.CreateCallInvoker().AsyncUnaryCall(Greeter.Say, null, new CallOptions(metadata), "world");
            return StatusCodes.Status200OK;
        }
        catch (RpcException failure) when (failure.StatusCode is StatusCode.Unauthenticated)
        {
            return StatusCodes.Status401Unauthorized;
        }
    }

    private static async Task<WebApplication> StartUpstreamAsync()
    {
        await using var database = new SqliteTestDatabase();
        var app = OtherApi.NewBuilder(database).Build();
        app.Map("/{**path}", () => Paid.Content);
        await app.StartAsync(Cancellation);
        return app;
    }
}

/// <summary>A method as it is sent.</summary>
/// <param name="Name">As the documentation calls it.</param>
/// <param name="Wire">In the request line.</param>
/// <param name="Headers">More of the request.</param>
internal sealed record MatrixMethod(string Name, string Wire, params string[] Headers);

/// <summary>What was answered to one method, by status.</summary>
internal sealed record MatrixCell(MatrixMethod Method, int First, int Second, int Nobody, int Wrong)
{
    /// <summary>How much the customer was charged for both calls.</summary>
    public int Counted { get; set; }

    private bool IsPreflight => Method.Headers.Length == 2;

    /// <summary>What must not be.</summary>
    public IEnumerable<string> Breaches(HostingStyle style)
    {
        var expected = new[] { First, Second }.Count(
            status => IsSuccess(status) && !style.IsFree && Method.Wire is not "HEAD"
                && !(IsPreflight && status is StatusCodes.Status204NoContent));
        if (Counted != expected)
            yield return $"{style.Name}, {Method.Name}: counted {Counted} instead of {expected}";
        if (style.IsFree && style.Opening is Opening.Http)
            yield break;

        foreach (var status in new[] { Nobody, Wrong })
        {
            if (IsSuccess(status) && !(IsPreflight && status is StatusCodes.Status204NoContent))
                yield return $"{style.Name}, {Method.Name}: {status} to nobody";
        }
    }

    /// <summary>As the table has it: without credentials, with wrong ones, with good ones.</summary>
    public override string ToString()
    {
        var strangers = Nobody == Wrong ? $"{Nobody}" : $"{Nobody}, {Wrong}";
        var good = First == Second ? Text(First, Counted / 2) : $"{Text(First, Counted)}, then {Second}";
        return string.Equals(strangers, good, StringComparison.Ordinal) ? good : $"{strangers}; {good}";
    }

    private static bool IsSuccess(int status) => status is >= 200 and < 300 or StatusCodes.Status101SwitchingProtocols;

    private static string Text(int status, int counted) =>
        IsSuccess(status) ? string.Create(CultureInfo.InvariantCulture, $"{status} ×{counted}") : $"{status}";
}

/// <summary>Writes the table; methods that are treated alike everywhere share a column.</summary>
internal static class MatrixTable
{
    /// <summary>The text of the table.</summary>
    public static string Write(MatrixMethod[] methods, List<(HostingStyle Style, MatrixCell[] Cells)> rows)
    {
        var columns = methods.Index()
            .GroupBy(method => string.Join('|', rows.Select(row => row.Cells[method.Index].ToString())))
            .Select(group => (Title: string.Join(", ", group.Select(method => method.Item.Name)), group.First().Index))
            .ToArray();
        var text = new StringBuilder();
        text.Append("| hosting | ").AppendJoin(" | ", columns.Select(column => column.Title)).Append(" |\n");
        text.Append("|---|").Insert(text.Length, "---|", columns.Length).Append('\n');
        foreach (var (style, cells) in rows)
        {
            text.Append("| ").Append(style.Name).Append(" | ")
                .AppendJoin(" | ", columns.Select(column => cells[column.Index].ToString())).Append(" |\n");
        }

        return text.Append('\n').ToString();
    }
}
