using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Payg.Core.Usage;
using Payg.Metering;
using Payg.Metering.Measure;

namespace Payg.Service.Tests.Metering;

/// <summary>Endpoints whose calls use other quantities than one, each said in another way.</summary>
internal static class MeteredSamples
{
    private const string Used = "X-Used";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/test/fixed", () => "fixed").Metered("fixed", unit: "credit", initialPrice: "0.01", quantity: 25);
        app.MapGet("/test/attribute", WithAttribute);
        app.MapGet("/test/tokens/{used}", WriteUsed)
            .Metered("tokens", quantity: ReadUsed, unit: "token", initialPrice: "0.000002");
        app.MapGet("/test/said/{used:long}", Say).Metered("said", unit: "byte", quantity: 7);
        app.MapGet("/test/said-over/{used:long}", Say)
            .Metered("said-over", quantity: _ => throw new InvalidOperationException("This is not asked."));
        app.MapGet("/test/late", SayTooLateAsync).Metered("late", quantity: 3);
    }

    [Metered("attribute", Unit = "page", InitialPrice = "0.5", Quantity = 4)]
    private static string WithAttribute() => "attribute";

    // What a handler writes can be counted where it ends up: here, in a header.
    private static IResult WriteUsed(HttpContext context, string used, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers[Used] = used;
        return Results.Text("written", statusCode: status);
    }

    private static long ReadUsed(HttpContext context) =>
        long.Parse(context.Response.Headers[Used].ToString(), System.Globalization.CultureInfo.InvariantCulture);

    private static string Say(HttpContext context, long used)
    {
        var metering = context.Features.GetRequiredFeature<IMeteringFeature>();
        metering.Quantity = used;
        return $"{metering.Quantity} of {metering.Meter.Unit}";
    }

    private static async Task SayTooLateAsync(HttpContext context)
    {
        var metering = context.Features.GetRequiredFeature<IMeteringFeature>();
        await context.Response.WriteAsync($"{metering.Quantity}, ");
        try
        {
            metering.Quantity = UsageRecord.MaxQuantity;
        }
        catch (InvalidOperationException)
        {
            await context.Response.WriteAsync("and no more");
        }
    }
}
