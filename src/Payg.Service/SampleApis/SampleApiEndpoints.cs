using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Http.Requests;
using Payg.Metering;

namespace Payg.Service.SampleApis;

/// <summary>Their handlers know nothing of metering: <c>Metered</c> is all there is.</summary>
internal static class SampleApiEndpoints
{
    public static void MapSampleApis(this IEndpointRouteBuilder app)
    {
        var apis = app.MapGroup("/api/payg").WithTags("Sample APIs");

        apis.MapGet("/api1", RandomActivity).Metered("api1", initialName: "Activities")
            .WithName("api1").WithSummary("Get a random activity")
            .WithDescription("An activity, its kind and for how many people it is.")
            .ProducesProblems(401, 402, 403, 429, 503);
        apis.MapGet("/api2", RandomQuote).Metered("api2", initialName: "Quotes")
            .WithName("api2").WithSummary("Get a random quote")
            .WithDescription("A quote and its author.")
            .ProducesProblems(401, 402, 403, 429, 503);
        apis.MapGet("/api3", RandomCharacter).Metered("api3", initialName: "Characters")
            .WithName("api3").WithSummary("Get a random character")
            .WithDescription("A fictional character, with the book and its author.")
            .ProducesProblems(401, 402, 403, 429, 503);
        apis.MapGet("/api4", RandomPalette).Metered("api4", initialPrice: "0.005", initialName: "Palettes")
            .WithName("api4").WithSummary("Get a random palette")
            .WithDescription("A random color palette. Costs more than the other sample APIs.")
            .ProducesProblems(401, 402, 403, 429, 503);
    }

    private static Ok<Activity> RandomActivity() => TypedResults.Ok(SampleData.Activities.Random());

    private static Ok<Quote> RandomQuote() => TypedResults.Ok(SampleData.Quotes.Random());

    private static Ok<Character> RandomCharacter() => TypedResults.Ok(SampleData.Characters.Random());

    private static Ok<Palette> RandomPalette() => TypedResults.Ok(SampleData.Palettes.Random());
}
