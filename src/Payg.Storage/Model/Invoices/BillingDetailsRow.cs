namespace Payg.Storage.Model.Invoices;

/// <summary>Who a customer is on an invoice.</summary>
public sealed class BillingDetailsRow
{
    /// <summary>The longest of its texts, in characters.</summary>
    public const int MaxLength = 200;

    /// <summary>The customer.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The legal name of the person or company.</summary>
    public required string Name { get; set; }

    /// <summary>Street and number, in one or two lines.</summary>
    public required string Address { get; set; }

    /// <summary>The city.</summary>
    public required string City { get; set; }

    /// <summary>The postal code; null: not given.</summary>
    public string? PostalCode { get; set; }

    /// <summary>State, province or region; null: none.</summary>
    public string? Region { get; set; }

    /// <summary>The ISO 3166-1 code of the country, two letters.</summary>
    public required string Country { get; set; }

    /// <summary>The tax number, such as a VAT number; null: none.</summary>
    public string? TaxId { get; set; }

    /// <summary>Where invoices are sent; null: nowhere.</summary>
    public string? Email { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>How a customer's invoices are taxed from a day on. Rows are added, never edited.</summary>
public sealed class CustomerTaxRow
{
    /// <summary>The customer.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The first instant: periods that end later are taxed so.</summary>
    public DateTimeOffset From { get; set; }

    /// <summary>Whether tax is due.</summary>
    public Core.Invoicing.TaxCategory Category { get; set; }

    /// <summary>The rate, in parts per million.</summary>
    public int Rate { get; set; }
}
