namespace Payg.Storage.Model.Invoices;

/// <summary>A file that was made of an invoice once, and is the same ever after.</summary>
public sealed class InvoiceDocumentRow
{
    /// <summary>Who is billed.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The invoice.</summary>
    public Guid InvoiceId { get; set; }

    /// <summary>Its format: <c>pdf</c> or <c>xml</c>.</summary>
    public required string Format { get; set; }

    /// <summary>The file.</summary>
    public required byte[] Content { get; set; }

    /// <summary>The SHA-256 of the file.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
