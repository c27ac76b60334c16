using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Names;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Service.Audit;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Customers;

namespace Payg.Service.Admin.Customers;

internal sealed class CustomerDetails(PaygContext context, IDatabaseFaults faults, AuditLog audit)
{
    private const string ExternalIdTaken = "Another customer has this external id.";

    /// <summary>Whether another customer has the external id; then the error is reported.</summary>
    public async Task<bool> IsTakenAsync(
        Guid? id, DetailsRequest wanted, FieldErrors errors, CancellationToken cancellationToken)
    {
        if (wanted.ExternalId is not { Length: > 0 } externalId
            || !await context.Customers.AnyAsync(
                row => row.ExternalId == externalId && row.Id != id, cancellationToken))
        {
            return false;
        }

        errors.Add("external_id", ExternalIdTaken);
        return true;
    }

    public Task<bool> IsErasedAsync(Guid id, CancellationToken cancellationToken) =>
        context.Customers.AnyAsync(row => row.Id == id && row.ErasedAt != null, cancellationToken);

    /// <summary>False, with an error, where another customer has the external id. The customer exists.</summary>
    public async Task<bool> ChangeAsync(
        HttpContext http, Guid id, DetailsRequest wanted, FieldErrors errors, CancellationToken cancellationToken)
    {
        var customer = await context.Customers.SingleAsync(row => row.Id == id, cancellationToken);
        var before = Details.Of(customer);
        wanted.ApplyTo(customer);
        var after = Details.Of(customer);
        if (after == before)
            return true;

        audit.Add(http, AuditActions.CustomerChanged, AuditSubject.Customer(id), before, after);
        return await SaveAsync(errors, cancellationToken);
    }

    /// <summary>Saves; false, with an error, where the external id was taken meanwhile.</summary>
    public async Task<bool> SaveAsync(FieldErrors errors, CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (faults.IsUniqueViolation(exception))
        {
            errors.Add("external_id", ExternalIdTaken);
            return false;
        }
    }
}

/// <summary>What operators keep about a customer, as the audit log shows it.</summary>
internal sealed record Details(string Name, string? Company, string? Email, string? ExternalId, string? Notes)
{
    public static Details Of(CustomerRow row) => new(row.Name, row.Company, row.Email, row.ExternalId, row.Notes);
}

/// <summary>Details of a customer in a request; null: not given, empty: to be removed.</summary>
internal sealed record DetailsRequest(string? Company, string? Email, string? ExternalId, string? Notes)
{
    public static IReadOnlyList<string> Fields { get; } = ["company", "email", "external_id", "notes"];

    public static DetailsRequest Read(RequestFields fields, FieldErrors errors)
    {
        var email = Read(fields, "email", CustomerRow.MaxEmailLength, errors);
        if (email is { Length: > 0 } && !errors.Has("email") && !IsEmail(email))
            errors.Add("email", "Use an e-mail address, such as ann@example.com.");
        return new DetailsRequest(
            Read(fields, "company", CustomerRow.MaxCompanyLength, errors),
            email,
            Read(fields, "external_id", CustomerRow.MaxExternalIdLength, errors),
            Read(fields, "notes", CustomerRow.MaxNotesLength, errors, mayHaveLines: true));
    }

    public void ApplyTo(CustomerRow customer)
    {
        customer.Company = Of(Company, customer.Company);
        customer.Email = Of(Email, customer.Email);
        customer.ExternalId = Of(ExternalId, customer.ExternalId);
        customer.Notes = Of(Notes, customer.Notes);
    }

    private static string? Of(string? wanted, string? present) =>
        wanted is null ? present : wanted.Length == 0 ? null : wanted;

    private static string? Read(
        RequestFields fields, string name, int maxLength, FieldErrors errors, bool mayHaveLines = false)
    {
        var text = fields.Text(name)?.Trim();
        if (text?.Length > maxLength)
        {
            errors.Add(name, $"Use at most {maxLength} characters.");
        }
        else if (text is { Length: > 0 }
            && !ReadableName.Is(mayHaveLines ? text.ReplaceLineEndings(" ").Replace('\t', ' ') : text))
        {
            errors.Add(name, "Use visible characters only: no control or format characters.");
        }

        return text;
    }

    private static bool IsEmail(string text) =>
        MailAddress.TryCreate(text, out var address)
        && string.Equals(address.Address, text, StringComparison.Ordinal)
        && address.Host.Contains('.', StringComparison.Ordinal)
        && !text.Any(char.IsWhiteSpace);
}
