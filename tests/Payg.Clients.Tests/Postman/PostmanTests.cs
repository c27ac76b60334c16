using Payg.Clients.Tests.Hosting;
using Payg.Testing;

namespace Payg.Clients.Tests.Postman;

/// <summary>The Postman collection is what the API document says.</summary>
public sealed class PostmanTests
{
    [Fact]
    public async Task Collection_AsItIsStored_IsMadeFromTheApiDocument() =>
        await Tool.RunAsync(RepositoryFolder.Root, "", "node", "scripts/make-postman", "--check");
}
