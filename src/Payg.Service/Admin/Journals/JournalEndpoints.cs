using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Leases;
using Payg.Storage.Model.Credits;

namespace Payg.Service.Admin.Journals;

internal static class JournalEndpoints
{
    public static void MapJournals(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/journals", ListAsync).WithName("list_journals")
            .WithSummary("List journals")
            .WithDescription("The journals of all processes, newest first, with what they hold of customers' credit.")
            .ProducesProblems(400, 401, 403, 503);
        admin.MapPost("/journals/{id:guid}/abandon", AbandonAsync).WithName("abandon_journal")
            .WithSummary("Abandon a journal")
            .WithDescription("Closes a journal whose disk is lost, so that the credit it holds is free again. Calls "
                + "that it had admitted and not flushed are not charged, unless its files are found. A journal whose "
                + "process was seen within the last minute is in use and is refused.")
            .AcceptsJson<AbandonJournalRequest>().ProducesProblems(400, 401, 403, 404, 409, 413, 415, 503);
        admin.MapGet("/leases", ListLeasesAsync).WithName("list_leases")
            .WithSummary("List leases")
            .WithDescription("The units of usage lines that journals may admit calls for, and the credit held for "
                + "them, in the order of customers.")
            .ProducesProblems(400, 401, 403, 503);
    }

    private static async Task<Results<Ok<Page<JournalResponse>>, ProblemHttpResult>> ListAsync(
        JournalReader reader,
        [Description("Only what is open or closed; all by default"), AllowedValues("open", "closed")]
        string? state,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        bool? isOpen = state switch
        {
            "open" => true,
            "closed" => false,
            _ => null,
        };
        if (isOpen is null && !string.IsNullOrEmpty(state))
            errors.Add("state", "Use open or closed.");
        var page = request.Read(new ListCursor<Guid>("list_journals", isOpen), errors);
        return errors.Any
            ? Problems.Invalid(errors)
            : TypedResults.Ok(await reader.JournalsAsync(isOpen, page, cancellationToken));
    }

    private static async Task<Results<Ok<Page<LeaseResponse>>, ProblemHttpResult>> ListLeasesAsync(
        JournalReader reader,
        [Description("Only those of this customer, by their id")] string? customer,
        [Description("Only those of this journal, by its id")] string? journal,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var ofCustomer = QueryText.Id("customer", customer, errors);
        var ofJournal = QueryText.Id("journal", journal, errors);
        var page = request.Read(new ListCursor<LeaseKey>("list_leases", ofCustomer, ofJournal), errors);
        return errors.Any
            ? Problems.Invalid(errors)
            : TypedResults.Ok(await reader.LeasesAsync(ofCustomer, ofJournal, page, cancellationToken));
    }

    private static async Task<Results<Ok<AbandonedJournalResponse>, ProblemHttpResult>> AbandonAsync(
        [Description("The journal's id")] Guid id,
        HttpContext http,
        JournalChanges changes,
        CreditRefusals refusals,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var reason = AbandonJournalRequest.Read(fields, errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        var outcome = await changes.AbandonAsync(http, id, reason, cancellationToken);
        if (JournalChanges.RefusalOf(outcome) is { } text)
        {
            return outcome.Journal switch
            {
                null => Problems.NotFound(text),
                { ClosedAt: null } => Problems.Of(StatusCodes.Status409Conflict, "journal_in_use", text),
                _ => Problems.Of(StatusCodes.Status409Conflict, "journal_closed", text),
            };
        }

        foreach (var customer in outcome.Leases.Select(row => row.CustomerId).Distinct())
            refusals.Forget(customer);
        return TypedResults.Ok(JournalChanges.AbandonedOf(outcome));
    }
}

/// <summary>A confirmation that a journal's disk is lost.</summary>
/// <param name="Confirm">true: what the journal has not flushed is given up.</param>
/// <param name="Reason">Why, for the audit log: 1 to 200 characters.</param>
internal sealed record AbandonJournalRequest(bool Confirm, string Reason)
{
    public static string Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly("confirm", "reason");
        fields.Require("confirm");
        if (!errors.Has("confirm")
            && !(fields.TryGet("confirm", out var confirm) && confirm.ValueKind is JsonValueKind.True))
        {
            errors.Add("confirm", "Use true: what the journal has not flushed is given up.");
        }

        var reason = fields.RequiredText("reason", CreditGrantRow.MaxReferenceLength);
        if (!errors.Has("reason") && (string.IsNullOrWhiteSpace(reason) || reason.Any(char.IsControl)))
            errors.Add("reason", "Give a reason that can be read.");
        return reason;
    }
}
