using Microsoft.EntityFrameworkCore;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Meters;

namespace Payg.Storage.Model.Invoices;

internal static class InvoiceModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<InvoiceRow>(invoice =>
        {
            invoice.ToTable("invoices");
            invoice.HasKey(row => new { row.CustomerId, row.Id });
            invoice.HasIndex(row => row.Id).IsUnique();
            invoice.HasIndex(row => row.Number).IsUnique().HasFilter("number IS NOT NULL");
            invoice.HasIndex(row => new { row.CustomerId, row.Month }).IsUnique().HasFilter("kind = 0");
            invoice.HasIndex(row => new { row.Month, row.Id });
            invoice.HasIndex(row => row.DueAt).HasFilter("payment = 0 AND state = 1 AND kind = 0");
            invoice.Property(row => row.Number).HasMaxLength(InvoiceRow.MaxNumberLength);
            invoice.HasIndex(row => new { row.CustomerId, row.IdempotencyKey }).IsUnique()
                .HasFilter("idempotency_key IS NOT NULL");
            invoice.Property(row => row.IdempotencyKey).HasMaxLength(InvoiceRow.MaxKeyLength);
            invoice.Property(row => row.Currency).HasMaxLength(3);
            invoice.Property(row => row.TimeZone).HasMaxLength(64);
            invoice.Property(row => row.Reason).HasMaxLength(InvoiceRow.MaxTextLength);
            invoice.Property(row => row.PaymentReference).HasMaxLength(InvoiceRow.MaxTextLength);
            invoice.Property(row => row.TaxNote).HasMaxLength(InvoiceRow.MaxTextLength);
            invoice.Property(row => row.Seller).HasMaxLength(InvoiceRow.MaxPartyLength);
            invoice.Property(row => row.Buyer).HasMaxLength(InvoiceRow.MaxPartyLength);
        });

        modelBuilder.Entity<InvoiceLineRow>(line =>
        {
            line.ToTable("invoice_lines");
            line.HasKey(row => new { row.CustomerId, row.InvoiceId, row.Position });
            line.Property(row => row.Description).HasMaxLength(InvoiceLineRow.MaxDescriptionLength);
            line.Property(row => row.Unit).HasMaxLength(MeterRow.MaxUnitLength);
            line.Property(row => row.Price).HasMaxLength(InvoiceLineRow.MaxPriceLength);
            line.Property(row => row.ExactFraction).HasColumnName("exact_nanos");
            line.Ignore(row => row.ExactNanos);
        });

        ConfigureDocuments(modelBuilder);
    }

    private static void ConfigureDocuments(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<InvoiceDocumentRow>(document =>
        {
            document.ToTable("invoice_documents");
            document.HasKey(row => new { row.CustomerId, row.InvoiceId, row.Format });
            document.Property(row => row.Format).HasMaxLength(8);
        });

        modelBuilder.Entity<BillingDetailsRow>(details =>
        {
            details.ToTable("billing_details");
            details.HasKey(row => row.CustomerId);
            details.Property(row => row.CustomerId).ValueGeneratedNever();
            details.Property(row => row.Name).HasMaxLength(BillingDetailsRow.MaxLength);
            details.Property(row => row.City).HasMaxLength(BillingDetailsRow.MaxLength);
            details.Property(row => row.PostalCode).HasMaxLength(BillingDetailsRow.MaxLength);
            details.Property(row => row.Region).HasMaxLength(BillingDetailsRow.MaxLength);
            details.Property(row => row.TaxId).HasMaxLength(BillingDetailsRow.MaxLength);
            details.Property(row => row.Address).HasMaxLength(2 * BillingDetailsRow.MaxLength);
            details.Property(row => row.Country).HasMaxLength(2);
            details.Property(row => row.Email).HasMaxLength(CustomerRow.MaxEmailLength);
        });

        modelBuilder.Entity<CustomerTaxRow>(tax =>
        {
            tax.ToTable("customer_taxes");
            tax.HasKey(row => new { row.CustomerId, row.From });
        });

        modelBuilder.Entity<InvoiceSeriesRow>(series =>
        {
            series.ToTable("invoice_series");
            series.HasKey(row => row.Series);
            series.Property(row => row.Series).HasMaxLength(InvoiceRow.MaxNumberLength);
        });

        modelBuilder.Entity<InvoiceMonthRow>(month =>
        {
            month.ToTable("invoice_months");
            month.HasKey(row => row.Month);
            month.Property(row => row.Month).ValueGeneratedNever();
        });
    }
}
