using Payg.Clients.Tests.Hosting;

namespace Payg.Clients.Tests.Documents;

/// <summary>
/// The snippets whose fence says <c>run</c> work as they stand, but for the address of the service. All of one language
/// in a document are one program, so that later ones may use what earlier ones made; each document has a service of
/// its own.
/// </summary>
public sealed class SnippetTests
{
    private const string Mark = " run";
    private const string PrintedAddress = "http://localhost:8080";

    private static readonly Dictionary<string, string[]> s_languages = new(StringComparer.Ordinal)
    {
        ["sh"] = ["bash", "-euo", "pipefail"],
        ["python"] = ["python3", "-"],
        ["js"] = ["node", "--input-type=module", "-"],
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Snippets_MarkedToRun_AreInKnownLanguages()
    {
        var marks = (await MarkdownFile.ReadAllAsync(Cancellation))
            .SelectMany(file => file.Blocks)
            .Where(block => block.Info.Contains("run", StringComparison.Ordinal))
            .Select(block => block.Info)
            .ToArray();

        Assert.Equal(
            s_languages.Keys.Select(language => language + Mark).Order(StringComparer.Ordinal),
            marks.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Snippets_MarkedToRun_RunAgainstARealService()
    {
        foreach (var file in await MarkdownFile.ReadAllAsync(Cancellation))
        {
            var programs = file.Blocks
                .Where(block => block.Info.EndsWith(Mark, StringComparison.Ordinal))
                .GroupBy(block => block.Info[..^Mark.Length], block => block.Code, StringComparer.Ordinal)
                .ToArray();
            if (programs.Length == 0)
                continue;

            await using var service = await RunningService.StartAsync();
            foreach (var program in programs)
            {
                var code = string.Concat(program).Replace(PrintedAddress, service.Address, StringComparison.Ordinal);
                await Tool.RunAsync(service.Folder, code, s_languages[program.Key]);
            }
        }
    }

    [Fact]
    public async Task Snippet_ThatFails_FailsTheTest() =>
        await Assert.ThrowsAnyAsync<Exception>(
            () => Tool.RunAsync(Path.GetTempPath(), "false; true", s_languages["sh"]));
}
