using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Payg.Clients.Tests.Hosting;
using Payg.Testing;

namespace Payg.Clients.Tests.Documents;

/// <summary>Every request of the <c>.http</c> file succeeds, in its order.</summary>
public sealed partial class HttpFileTests
{
    private const string Separator = "###";
    private const int FewestRequests = 10;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_SentInTheirOrder_Succeed()
    {
        await using var service = await RunningService.StartAsync();
        using var client = new HttpClient();
        var sections = (await File.ReadAllTextAsync(RepositoryFolder.PathOf("deploy", "payg.http"), Cancellation))
            .Split(Separator);
        var variables = Variable.Matches(sections[0])
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);
        variables["address"] = service.Address;
        var answers = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

        foreach (var section in sections[1..])
        {
            using var request = Read(Reference.Replace(section, match => Resolve(match.Groups["path"].Value)));
            using var answer = await client.SendAsync(request, Cancellation);
            var body = await answer.Content.ReadAsStringAsync(Cancellation);
            Assert.True(answer.IsSuccessStatusCode, $"{section.Trim()}\n{(int)answer.StatusCode}\n{body}");
            if (Name.Match(section) is { Success: true } name)
                answers[name.Groups["name"].Value] = JsonDocument.Parse(body).RootElement;
        }

        Assert.True(sections.Length > FewestRequests);

        // A variable, or a member of an answer: login.response.body.$.token
        string Resolve(string path) => path.Split('.') switch
        {
            [var name] => variables[name],
            [var name, "response", "body", "$", var member] => answers[name].GetProperty(member).GetString()!,
            _ => throw new FormatException($"{path} is not understood."),
        };
    }

    private static HttpRequestMessage Read(string section)
    {
        // The title and comments, the request line, the headers; then an empty line and the body.
        var parts = section.Trim().Split("\n\n", 2);
        var lines = parts[0].Split('\n')[1..].Where(line => !line.StartsWith('#')).ToArray();
        var start = lines[0].Split(' ');
        var request = new HttpRequestMessage(new HttpMethod(start[0]), start[1]);
        if (parts.Length == 2)
            request.Content = new StringContent(parts[1], Encoding.UTF8, "application/json");
        foreach (var header in lines[1..].Select(line => line.Split(": ", 2)))
        {
            if (header[0] is not "Content-Type")
                request.Headers.TryAddWithoutValidation(header[0], header[1]);
        }

        return request;
    }

    [GeneratedRegex(@"^@(?<name>\w+) = (?<value>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable { get; }

    [GeneratedRegex(@"^# @name (?<name>\w+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name { get; }

    [GeneratedRegex(@"\{\{(?<path>[^}]+)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference { get; }
}
