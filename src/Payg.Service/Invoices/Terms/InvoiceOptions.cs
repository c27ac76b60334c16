using System.ComponentModel.DataAnnotations;
using Payg.Core.Invoicing;
using Payg.Storage.Invoicing;

namespace Payg.Service.Invoices.Terms;

internal sealed class InvoiceOptions : IValidatableObject
{
    public const string Section = "Payg:Invoices";

    private const string Text = "^[^\\p{C}]{1,200}$";
    private const string TextError = "It must have 1 to 200 characters.";

    /// <summary>
    /// What happens by itself when a billing period is over: <c>Off</c>, nothing; <c>Draft</c>, drafts of invoices are
    /// made, which an operator makes final; <c>Final</c>, invoices are issued. Invoices begin with the period in which
    /// this is set for the first time, or with the first one for which an operator makes them.
    /// </summary>
    [EnumDataType(typeof(InvoiceRunMode))]
    public InvoiceRunMode Run { get; set; } = InvoiceRunMode.Off;

    /// <summary>What the numbers of invoices begin with: <c>INV</c> for <c>INV-2026-0001</c>.</summary>
    [Required]
    [RegularExpression("^[A-Z0-9]{1,12}$", ErrorMessage = "It must have 1 to 12 capital letters and digits.")]
    public string Series { get; set; } = "INV";

    /// <summary>What the numbers of credit notes begin with.</summary>
    [Required]
    [RegularExpression("^[A-Z0-9]{1,12}$", ErrorMessage = "It must have 1 to 12 capital letters and digits.")]
    public string CreditNoteSeries { get; set; } = "CN";

    /// <summary>How many days there are to pay an invoice.</summary>
    [Range(0, 365)]
    public int PaymentDays { get; set; } = 14;

    /// <summary>
    /// How long after the end of a billing period its invoices wait for journals that have not reported all of it. What
    /// comes later is on the next invoice.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan WaitForJournals { get; set; } = TimeSpan.FromHours(72);

    /// <summary>Whether tax is in the prices. By default, it is added to them.</summary>
    public bool PricesIncludeTax { get; set; }

    /// <summary>
    /// The rate of tax in percent, such as <c>19</c>, for customers for whom an operator has set nothing else. By
    /// default, no tax.
    /// </summary>
    public string? TaxRate { get; set; }

    /// <summary>What the tax is called on invoices, such as <c>VAT</c>.</summary>
    [Required]
    [RegularExpression("^[^\\p{C}]{1,20}$", ErrorMessage = "It must have 1 to 20 characters.")]
    public string TaxName { get; set; } = "VAT";

    /// <summary>Why no tax is due for exempt customers, as the law wants it to be said.</summary>
    [RegularExpression(Text, ErrorMessage = TextError)]
    public string? ExemptNote { get; set; }

    /// <summary>The legal name of the seller. By default, <c>Payg:Portal:Name</c>.</summary>
    [RegularExpression(Text, ErrorMessage = TextError)]
    public string? SellerName { get; set; }

    /// <summary>Street and number of the seller.</summary>
    [RegularExpression(Text, ErrorMessage = TextError)]
    public string? SellerAddress { get; set; }

    /// <summary>The seller's postal code.</summary>
    [RegularExpression(Text, ErrorMessage = TextError)]
    public string? SellerPostalCode { get; set; }

    /// <summary>The seller's city.</summary>
    [RegularExpression(Text, ErrorMessage = TextError)]
    public string? SellerCity { get; set; }

    /// <summary>The seller's country, its two letters of ISO 3166-1.</summary>
    [RegularExpression("^[A-Z]{2}$", ErrorMessage = "It must be two capital letters.")]
    public string? SellerCountry { get; set; }

    /// <summary>The seller's tax number, such as a VAT number.</summary>
    [RegularExpression(Text, ErrorMessage = TextError)]
    public string? SellerTaxId { get; set; }

    /// <summary>Where customers ask about invoices.</summary>
    [EmailAddress]
    public string? SellerEmail { get; set; }

    /// <summary>
    /// The logo at the top of each invoice: the path of a PNG or JPEG file of at most 500,000 bytes, which is read at
    /// start. It is printed at most 44 points high and 170 wide. By default, the seller's name is there.
    /// </summary>
    public string? LogoFile { get; set; }

    /// <summary>How to pay, such as a bank account, on each invoice that is not paid.</summary>
    [RegularExpression("^[^\\p{C}]{1,300}$", ErrorMessage = "It must have 1 to 300 characters.")]
    public string? PaymentNote { get; set; }

    /// <summary>The last line of each invoice, such as the register of companies.</summary>
    [RegularExpression("^[^\\p{C}]{1,300}$", ErrorMessage = "It must have 1 to 300 characters.")]
    public string? Footer { get; set; }

    /// <summary>The logo as it was when the settings were read; null: none.</summary>
    internal InvoiceLogo? Logo { get; private set; }

    public InvoiceTerms ToTerms() => new(
        Series, CreditNoteSeries, TimeSpan.FromDays(PaymentDays), PricesIncludeTax,
        Tax.TryParsePercent(TaxRate, out var rate) && rate > 0 ? new Tax(TaxCategory.Standard, rate) : Tax.None);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TaxRate is not null && !Tax.TryParsePercent(TaxRate, out _))
        {
            yield return new ValidationResult(
                "It must be a rate in percent, 0 to 100, such as 19 or 8.1.", [nameof(TaxRate)]);
        }

        if (string.Equals(Series, CreditNoteSeries, StringComparison.Ordinal))
            yield return new ValidationResult("It must differ from Series.", [nameof(CreditNoteSeries)]);
        if (LogoFile is { Length: > 0 })
        {
            // Kept as it is now: a file that changes or goes away later must not stop an invoice.
            Logo = InvoiceLogo.Read(LogoFile, out var error);
            if (error is not null)
                yield return new ValidationResult(error, [nameof(LogoFile)]);
        }
    }
}

internal enum InvoiceRunMode
{
    Off,
    Draft,
    Final,
}
