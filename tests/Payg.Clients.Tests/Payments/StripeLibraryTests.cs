using System.Text.Json;
using System.Text.Json.Nodes;
using Payg.Clients.Tests.Hosting;
using Payg.FakeStripe;
using Payg.Testing;

namespace Payg.Clients.Tests.Payments;

/// <summary>The Stripe of the tests speaks as Stripe's own library for Node expects it.</summary>
public sealed class StripeLibraryTests
{
    [Fact]
    public async Task FakeStripe_DrivenByStripesLibrary_AnswersAndSignsAsItExpects()
    {
        var folder = RepositoryFolder.PathOf("tests", "Payg.Clients.Tests");
        Assert.True(
            Directory.Exists(Path.Combine(folder, "node_modules", "stripe")),
            "stripe is missing. Run: scripts/setup-tests");
        await using var stripe = await FakeStripeServer.StartAsync();
        var body = new JsonObject { ["id"] = "evt_1", ["object"] = "event", ["type"] = "test" }.ToJsonString();

        var output = await Tool.RunAsync(
            folder, JsonSerializer.Serialize(new
            {
                address = stripe.Address,
                secret = stripe.Secret,
                @event = new { body, signature = stripe.Sign(body) },
            }),
            "node", Path.Combine("Payments", "stripe.cjs"));

        var results = JsonElement.Parse(output);
        Assert.Equal("Jörg 🚲", results.GetProperty("name").GetString());
        Assert.Equal("4242", results.GetProperty("card").GetString());
        Assert.True(results.GetProperty("same").GetBoolean());
        Assert.Equal("StripeIdempotencyError", results.GetProperty("refusal").GetString());
        Assert.Equal("""["succeeded",500]""", results.GetProperty("refund").GetRawText());
        Assert.Equal("StripeInvalidRequestError", results.GetProperty("detached").GetString());
        Assert.Equal(
            """["checkout.session.completed","payment_intent.succeeded","charge.refunded"]""",
            results.GetProperty("events").GetRawText());
        Assert.Equal("test", results.GetProperty("signed").GetString());
    }
}
