using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Storage.Model;

namespace Payg.Service.Admin;

/// <summary>Who did what, newest first.</summary>
internal static class AuditEndpoints
{
    /// <summary>Maps <c>/api/admin/audit</c>.</summary>
    public static void MapAudit(this IEndpointRouteBuilder admin) =>
        admin.MapGet("/audit", ListAsync).WithName("list_audit_entries")
            .WithSummary("List audit entries")
            .WithDescription("Changes and sign-ins, newest first.")
            .ProducesProblems(400, 401, 403, 503);

    private static async Task<Results<Ok<Page<AuditEntryResponse>>, ProblemHttpResult>> ListAsync(
        PaygContext context,
        [Description("Only this action, such as price.created")] string? action,
        [Description("Only what the user with exactly this name did")] string? actor,
        [Description("Only entries about this kind of subject, such as customer")] string? subject_kind,
        [Description("Only entries about the subject with this id")] string? subject_id,
        [Description("Only what came from exactly this address")] string? address,
        [Description("From this instant on (RFC 3339)")] string? from,
        [Description("Before this instant (RFC 3339)")] string? to,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        action = QueryText.Text("action", action, errors);
        actor = QueryText.Text("actor", actor, errors);
        subject_kind = QueryText.Text("subject_kind", subject_kind, errors);
        subject_id = QueryText.Text("subject_id", subject_id, errors);
        address = QueryText.Text("address", address, errors);
        var start = QueryText.Instant("from", from, errors);
        var end = QueryText.Instant("to", to, errors);
        var page = request.Read(
            new ListCursor<long>(
                "list_audit_entries", action, actor, subject_kind, subject_id, address, start, end),
            errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        var before = page.After ?? long.MaxValue;
        var rows = await context.AuditEntries.AsNoTracking().Include(row => row.From)
            .Where(row => row.Id < before
                && (action == null || row.Action == action)
                && (actor == null || row.ActorName == actor)
                && (subject_kind == null || row.SubjectKind == subject_kind)
                && (subject_id == null || row.SubjectId == subject_id)
                && (address == null || row.From!.Address == address)
                && (start == null || row.At >= start)
                && (end == null || row.At < end))
            .OrderByDescending(row => row.Id)
            .Take(page.Take + 1)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(page.Of(rows, row => row.Id, AuditEntryResponse.Of));
    }
}

/// <summary>Something that was done.</summary>
/// <param name="Id">The entry's number, rising.</param>
/// <param name="At">When it was done.</param>
/// <param name="ActorId">The user who did it; null: nobody who is known, or <c>payg operator</c>.</param>
/// <param name="Actor">
/// The user's name then; <c>payg operator</c>: the command <c>payg</c> or the first start; null: nobody who is known.
/// </param>
/// <param name="Action">What was done, such as price.created.</param>
/// <param name="SubjectKind">What kind of thing it was done to, such as price.</param>
/// <param name="SubjectId">Which one it was done to.</param>
/// <param name="Before">What was there before; null: nothing, or nothing that may be shown.</param>
/// <param name="After">What was there afterwards; null: nothing, or nothing that may be shown.</param>
/// <param name="Address">The address that the request came from.</param>
internal sealed record AuditEntryResponse(
    long Id,
    DateTimeOffset At,
    Guid? ActorId,
    string? Actor,
    string Action,
    string SubjectKind,
    string SubjectId,
    JsonElement? Before,
    JsonElement? After,
    string? Address)
{
    /// <summary>The entry as the API shows it.</summary>
    public static AuditEntryResponse Of(AuditEntryRow row) => new(
        row.Id, row.At, row.ActorId, row.ActorName, row.Action, row.SubjectKind, row.SubjectId,
        Json(row.Before), Json(row.After), row.Address);

    private static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text);
}
