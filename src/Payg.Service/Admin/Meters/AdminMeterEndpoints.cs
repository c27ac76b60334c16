using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Measure;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Meters;

/// <summary>
/// The meters. Code that declares a meter makes it when it is not there; one made here is metered as soon as code
/// declares its key. A retired meter is no longer on the price list, but calls of code that still declares
/// it are counted and charged as before: an API that is served for money still has a price.
/// </summary>
internal static class AdminMeterEndpoints
{
    public static void MapAdminMeters(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/meters", ListAsync).WithName("list_meters")
            .WithSummary("List meters")
            .WithDescription("All meters with their current prices, including retired meters.")
            .ProducesProblems(400, 401, 403, 503);
        admin.MapPost("/meters", CreateAsync).WithName("create_meter")
            .WithSummary("Create a meter")
            .WithDescription("Creates a meter and its first price before code declares it.")
            .AcceptsJson<NewMeterRequest>().ProducesProblems(400, 401, 403, 409, 413, 415, 503);
        admin.MapGet("/meters/{id:int}", GetAsync).WithName("get_meter").WithSummary("Get a meter")
            .WithDescription("A meter with its current price.")
            .ProducesProblems(401, 403, 404, 503);
        admin.MapPatch("/meters/{id:int}", ChangeAsync).WithName("change_meter")
            .WithSummary("Update a meter")
            .WithDescription("Changes a meter's name, description, documentation, unit or billable status codes.")
            .AcceptsJson<ChangeMeterRequest>().ProducesProblems(400, 401, 403, 404, 413, 415, 503);
        admin.MapPost("/meters/{id:int}/retire", RetireAsync).WithName("retire_meter")
            .WithSummary("Retire a meter")
            .WithDescription("Removes a meter from the price list. Endpoints that still use it continue to be billed.")
            .ProducesProblems(401, 403, 404, 503);
        admin.MapPost("/meters/{id:int}/unretire", UnretireAsync).WithName("unretire_meter")
            .WithSummary("Restore a meter")
            .WithDescription("Returns a retired meter to the price list.")
            .ProducesProblems(401, 403, 404, 503);
    }

    private static async Task<Results<Ok<Page<AdminMeterResponse>>, ProblemHttpResult>> ListAsync(
        PaygContext context,
        MeterChanges meters,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var page = request.Read(new ListCursor<int>("list_meters"), errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        var after = page.After ?? 0;
        var rows = await context.Meters.AsNoTracking()
            .Where(row => row.Id > after).OrderBy(row => row.Id)
            .Take(page.Take + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(page.Of(await meters.ShowAsync(rows, cancellationToken), meter => meter.Id));
    }

    private static async Task<Results<Created<AdminMeterResponse>, ProblemHttpResult>> CreateAsync(
        HttpContext http,
        MeterChanges meters,
        [FromServices] Currency currency,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var wanted = NewMeterRequest.Read(fields, currency, errors, out var price);
        if (errors.Any)
            return Problems.Invalid(errors);

        return await meters.CreateAsync(http, wanted, price, cancellationToken) is { } meter
            ? TypedResults.Created($"{http.Request.PathBase}/api/admin/meters/{meter.Id}", meter)
            : Problems.Of(StatusCodes.Status409Conflict, "meter_exists",
                "A meter with this key already exists.");
    }

    private static async Task<Results<Ok<AdminMeterResponse>, ProblemHttpResult>> GetAsync(
        [Description("The meter's number")] int id,
        PaygContext context,
        MeterChanges meters,
        CancellationToken cancellationToken) =>
        await context.Meters.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row
            ? TypedResults.Ok((await meters.ShowAsync([row], cancellationToken))[0])
            : NoSuchMeter();

    private static async Task<Results<Ok<AdminMeterResponse>, ProblemHttpResult>> ChangeAsync(
        [Description("The meter's number")] int id,
        HttpContext http,
        MeterChanges meters,
        [FromServices] MeterBindings bindings,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var change = ChangeMeterRequest.Read(fields, errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        if (await meters.ChangeAsync(http, id, change, cancellationToken) is not { } meter)
            return NoSuchMeter();

        // This node follows at once, the others within seconds.
        await bindings.RefreshAsync(cancellationToken);
        return TypedResults.Ok(meter);
    }

    private static async Task<Results<Ok<AdminMeterResponse>, ProblemHttpResult>> RetireAsync(
        [Description("The meter's number")] int id,
        HttpContext http,
        MeterChanges meters,
        CancellationToken cancellationToken) =>
        await meters.RetireAsync(http, id, cancellationToken) is { } meter ? TypedResults.Ok(meter) : NoSuchMeter();

    private static async Task<Results<Ok<AdminMeterResponse>, ProblemHttpResult>> UnretireAsync(
        [Description("The meter's number")] int id,
        HttpContext http,
        MeterChanges meters,
        CancellationToken cancellationToken) =>
        await meters.UnretireAsync(http, id, cancellationToken) is { } meter ? TypedResults.Ok(meter) : NoSuchMeter();

    private static ProblemHttpResult NoSuchMeter() =>
        Problems.NotFound("Meter not found.");
}
