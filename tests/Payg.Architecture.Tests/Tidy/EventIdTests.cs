using Microsoft.CodeAnalysis.CSharp.Syntax;
using Payg.Architecture.Tests.Sources;
using Xunit;

namespace Payg.Architecture.Tests.Tidy;

/// <summary>Who watches a log tells its messages apart by their ids.</summary>
public sealed class EventIdTests
{
    [Fact]
    public async Task LogMessages_OfTheProduct_HaveAnIdEach()
    {
        var files = await SourceFile.ReadAllAsync(TestContext.Current.CancellationToken);
        var messages = files
            .Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(Find)
            .ToLookup(message => message.Id, message => message.Place, StringComparer.Ordinal);

        Assert.NotEmpty(messages);
        Breaches.AssertNone(messages
            .Where(message => message.Count() > 1)
            .Select(message => $"{message.Key}: {string.Join(", ", message)}"));
    }

    private static IEnumerable<(string Id, string Place)> Find(SourceFile file) =>
        file.Root.DescendantNodes().OfType<AttributeSyntax>()
            .Where(attribute => attribute.Name.ToString() is "LoggerMessage")
            .Select(attribute => attribute.ArgumentList!.Arguments[0])
            .Select(id => (id.Expression.ToString(), file.At(id)));
}
