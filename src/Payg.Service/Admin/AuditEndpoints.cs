using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Service.Audit;
using Payg.Storage.Model;

namespace Payg.Service.Admin;

internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder admin) =>
        admin.MapGet("/audit", ListAsync).WithName("list_audit_entries")
            .WithSummary("List audit entries")
            .WithDescription("Changes and sign-ins, newest first, with the names of what they concern.")
            .ProducesProblems(400, 401, 403, 503);

    private static async Task<Results<Ok<Page<AuditEntryResponse>>, ProblemHttpResult>> ListAsync(
        PaygContext context,
        [Description("Only changes, or only sign_ins: log-ins, log-outs and attempts; both by default")]
        [AllowedValues("changes", "sign_ins")]
        string? category,
        [Description("Only this action, such as price.created")] string? action,
        [Description("Only what the user with exactly this name did")] string? actor,
        [Description("Only entries about this kind of subject, such as customer")] string? subject_kind,
        [Description("Only entries about the subject with this id")] string? subject_id,
        [Description("Only entries that concern the customer with this id: their account, keys, prices, invoices and "
            + "payments")]
        string? customer,
        [Description("Only what came from exactly this address")] string? address,
        [Description("From this instant on (RFC 3339)")] string? from,
        [Description("Before this instant (RFC 3339)")] string? to,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (signIns, changes) = (category is "sign_ins", category is "changes");
        if (!signIns && !changes && !string.IsNullOrEmpty(category))
            errors.Add("category", "Use changes or sign_ins.");
        var concerned = QueryText.Id("customer", customer, errors);
        action = QueryText.Text("action", action, errors);
        actor = QueryText.Text("actor", actor, errors);
        subject_kind = QueryText.Text("subject_kind", subject_kind, errors);
        subject_id = QueryText.Text("subject_id", subject_id, errors);
        address = QueryText.Text("address", address, errors);
        var start = QueryText.Instant("from", from, errors);
        var end = QueryText.Instant("to", to, errors);
        var page = request.Read(
            new ListCursor<long>(
                "list_audit_entries", category, action, actor, subject_kind, subject_id, concerned, address, start,
                end),
            errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        var before = page.After ?? long.MaxValue;
        var found = context.AuditEntries.AsNoTracking().Include(row => row.From)
            .Where(row => row.Id < before
                && (action == null || row.Action == action)
                && (actor == null || row.ActorName == actor)
                && (subject_kind == null || row.SubjectKind == subject_kind)
                && (subject_id == null || row.SubjectId == subject_id)
                && (address == null || row.From!.Address == address)
                && (start == null || row.At >= start)
                && (end == null || row.At < end));
        if (signIns)
            found = found.Where(row => AuditActions.SignIns.Contains(row.Action));
        if (changes)
            found = found.Where(row => !AuditActions.SignIns.Contains(row.Action));
        if (concerned is { } wanted)
            found = found.Where(row => row.CustomerId == wanted);
        var rows = await found.OrderByDescending(row => row.Id).Take(page.Take + 1).ToListAsync(cancellationToken);
        var names = await AuditNames.ReadAsync(context, rows, cancellationToken);
        return TypedResults.Ok(page.Of(rows, row => row.Id, names.Show));
    }
}
