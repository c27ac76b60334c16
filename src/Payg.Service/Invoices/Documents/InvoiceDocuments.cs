using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Payg.Http.Errors;
using Payg.Service.Invoices.Terms;
using Payg.Service.Portal;
using Payg.Storage.Databases;
using Payg.Storage.Invoicing;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Invoices.Documents;

/// <summary>
/// The files of final invoices. Each is made when it is first asked for, and stored with its SHA-256: the same bytes
/// ever after.
/// </summary>
internal sealed class InvoiceDocuments(
    PaygContext context,
    IDatabaseFaults faults,
    IOptions<InvoiceOptions> options,
    IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    public static readonly DocumentFormat Pdf = new("pdf", "application/pdf");

    public static readonly DocumentFormat Xml = new("xml", "application/xml");

    /// <param name="customer">Only one of this customer; null: any.</param>
    public async Task<Results<FileContentHttpResult, ProblemHttpResult>> AnswerAsync(
        Guid id, Guid? customer, DocumentFormat format, CancellationToken cancellationToken)
    {
        var invoice = await context.Invoices.AsNoTracking().SingleOrDefaultAsync(
            row => row.Id == id && row.State == InvoiceState.Final
                && (customer == null || row.CustomerId == customer), cancellationToken);
        if (invoice is null)
            return Problems.NotFound("Invoice not found, or is a draft.");
        if (format == Xml && InvoiceXml.MissingOf(invoice) is { } missing)
            return Problems.Of(StatusCodes.Status404NotFound, "document_not_possible", missing);
        var document = await GetAsync(invoice, format, cancellationToken);
        return TypedResults.File(
            document.Content, format.ContentType, $"{invoice.Number}.{format.Name}",
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(document.Hash)}\""));
    }

    public async Task<InvoiceDocumentRow> GetAsync(
        InvoiceRow invoice, DocumentFormat format, CancellationToken cancellationToken)
    {
        if (await FindAsync(invoice, format, cancellationToken) is { } stored)
            return stored;
        var paper = await ReadAsync(invoice, cancellationToken);
        var content = format == Pdf ? InvoicePdf.Write(paper) : InvoiceXml.Write(paper);
        context.InvoiceDocuments.Add(new InvoiceDocumentRow
        {
            CustomerId = invoice.CustomerId,
            InvoiceId = invoice.Id,
            Format = format.Name,
            Content = content,
            Hash = SHA256.HashData(content),
            CreatedAt = clock.GetUtcNow(),
        });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (faults.IsUniqueViolation(exception))
        {
            // Another request made it meanwhile: that one counts.
        }

        context.ChangeTracker.Clear();
        return (await FindAsync(invoice, format, cancellationToken))!;
    }

    private Task<InvoiceDocumentRow?> FindAsync(
        InvoiceRow invoice, DocumentFormat format, CancellationToken cancellationToken) =>
        context.InvoiceDocuments.AsNoTracking().SingleOrDefaultAsync(
            row => row.CustomerId == invoice.CustomerId && row.InvoiceId == invoice.Id && row.Format == format.Name,
            cancellationToken);

    private async Task<InvoicePaper> ReadAsync(InvoiceRow invoice, CancellationToken cancellationToken)
    {
        var lines = await context.LinesOfAsync(invoice, cancellationToken);
        var original = invoice.OriginalId is { } id
            ? await context.Invoices.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
            : null;
        return new InvoicePaper(
            invoice, lines, InvoiceParty.Read(invoice.Seller)!, InvoiceParty.Read(invoice.Buyer)!, original,
            options.Value, portal.Value.Color);
    }
}

internal sealed record DocumentFormat(string Name, string ContentType);

/// <param name="Original">The invoice that a credit note corrects.</param>
/// <param name="Color">The color of the brand, such as <c>#0c7a5c</c>; null: the default.</param>
internal sealed record InvoicePaper(
    InvoiceRow Invoice,
    IReadOnlyList<InvoiceLineRow> Lines,
    InvoiceParty Seller,
    InvoiceParty Buyer,
    InvoiceRow? Original,
    InvoiceOptions Options,
    string? Color);
