using System.Net;
using System.Text.Json;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.OpenApi;

/// <summary>What is not found is named, whatever it is.</summary>
public sealed class MissingTests(SqliteService service) : IClassFixture<SqliteService>
{
    private const string Unknown = "01a2190b-b6f4-7503-8fa7-2bcabc2bf730";

    [Fact]
    public async Task Address_OfSomethingUnknown_NamesWhatIsNotFound()
    {
        var admin = await Administrator.AtAsync(service);
        using var document = await service.Client.GetAsync("/openapi/v1.json");
        var paths = (await document.JsonAsync()).GetProperty("paths").EnumerateObject();
        var asked = 0;
        var wrong = new List<string>();
        foreach (var (path, operation) in paths.SelectMany(path => path.Value.EnumerateObject()
            .Where(operation => operation.Name is "get" or "delete" && path.Name.Contains('{'))
            .Select(operation => (path, operation))))
        {
            var address = operation.Value.GetProperty("parameters").EnumerateArray()
                .Where(parameter => parameter.Text("in") is "path")
                .Aggregate(path.Name, (address, parameter) => address.Replace(
                    $"{{{parameter.Text("name")}}}",
                    ValueOf(parameter.GetProperty("schema")),
                    StringComparison.Ordinal));
            using var answer = await admin.User.SendAsync(new HttpMethod(operation.Name.ToUpperInvariant()), address);
            if (answer.StatusCode is not HttpStatusCode.NotFound)
                continue;
            asked++;
            var detail = (await answer.JsonAsync()).Text("detail");
            if (!detail.Contains(" not found", StringComparison.Ordinal)
                && !detail.StartsWith("This customer has no ", StringComparison.Ordinal))
            {
                wrong.Add($"{operation.Name} {path.Name}: {detail}");
            }
        }

        Assert.True(asked > 30, $"{asked} addresses were not found.");
        Assert.Empty(wrong);
    }

    private static string ValueOf(JsonElement schema) =>
        schema.TryGetProperty("format", out var format) && format.GetString() is "uuid" ? Unknown : "999999";
}
