using Microsoft.EntityFrameworkCore;
using Payg.Storage.Model.Customers;

namespace Payg.Storage.Model.Payments;

internal static class PaymentModel
{
    private const string Open = "state IN (0, 1, 2)";

    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PaymentRow>(payment =>
        {
            payment.ToTable("payments");
            payment.HasKey(row => new { row.CustomerId, row.Id });
            payment.HasIndex(row => row.Id).IsUnique();
            payment.HasIndex(row => row.ProviderRef).IsUnique().HasFilter("provider_ref IS NOT NULL");
            payment.HasIndex(row => row.ChargeRef).IsUnique().HasFilter("charge_ref IS NOT NULL");
            payment.HasIndex(row => new { row.CustomerId, row.IdempotencyKey }).IsUnique()
                .HasFilter("idempotency_key IS NOT NULL");

            // One charge at a time: of credit that is bought by itself, and of an invoice.
            payment.HasIndex(row => row.CustomerId, "ix_payments_open_auto_top_up").IsUnique()
                .HasFilter($"purpose = 2 AND {Open}");
            payment.HasIndex(row => row.InvoiceId, "ix_payments_open_invoice").IsUnique()
                .HasFilter($"invoice_id IS NOT NULL AND {Open}");
            payment.HasIndex(row => row.InvoiceId, "ix_payments_invoice");
            payment.HasIndex(row => row.UpdatedAt).HasFilter(Open);
            payment.HasIndex(row => row.NextAttemptAt).HasFilter("next_attempt_at IS NOT NULL");
            payment.Property(row => row.Currency).HasMaxLength(3);
            payment.Property(row => row.ProviderRef).HasMaxLength(PaymentRow.MaxReferenceLength);
            payment.Property(row => row.ChargeRef).HasMaxLength(PaymentRow.MaxReferenceLength);
            payment.Property(row => row.FailureCode).HasMaxLength(PaymentRow.MaxCodeLength);
            payment.Property(row => row.FailureText).HasMaxLength(PaymentRow.MaxTextLength);
            payment.Property(row => row.CheckoutUrl).HasMaxLength(PaymentRow.MaxUrlLength);
            payment.Property(row => row.IdempotencyKey).HasMaxLength(PaymentRow.MaxKeyLength);
            payment.Property(row => row.Reference).HasMaxLength(PaymentRow.MaxReferenceLength);
        });

        modelBuilder.Entity<PaymentRefundRow>(refund =>
        {
            refund.ToTable("payment_refunds");
            refund.HasKey(row => new { row.CustomerId, row.Id });
            refund.HasIndex(row => new { row.CustomerId, row.PaymentId });
            refund.HasIndex(row => row.ProviderRef).IsUnique().HasFilter("provider_ref IS NOT NULL");
            refund.HasIndex(row => new { row.PaymentId, row.IdempotencyKey }).IsUnique()
                .HasFilter("idempotency_key IS NOT NULL");
            refund.HasIndex(row => row.UpdatedAt).HasFilter("state = 0");
            refund.Property(row => row.ProviderRef).HasMaxLength(PaymentRow.MaxReferenceLength);
            refund.Property(row => row.Reason).HasMaxLength(PaymentRow.MaxTextLength);
            refund.Property(row => row.IdempotencyKey).HasMaxLength(PaymentRow.MaxKeyLength);
            refund.Ignore(row => row.TakenNanos);
        });

        ConfigureAccounts(modelBuilder);

        modelBuilder.Entity<PaymentRow>().HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId);
        modelBuilder.Entity<PaymentMethodRow>().HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId);
        modelBuilder.Entity<PaymentAccountRow>().HasOne<CustomerRow>().WithOne()
            .HasForeignKey<PaymentAccountRow>(row => row.CustomerId);
    }

    private static void ConfigureAccounts(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PaymentAccountRow>(account =>
        {
            account.ToTable("payment_accounts");
            account.HasKey(row => row.CustomerId);
            account.Property(row => row.CustomerId).ValueGeneratedNever();
            account.Property(row => row.ProviderRef).HasMaxLength(PaymentRow.MaxReferenceLength);
            account.HasIndex(row => row.ProviderRef).IsUnique().HasFilter("provider_ref IS NOT NULL");
        });

        modelBuilder.Entity<PaymentMethodRow>(method =>
        {
            method.ToTable("payment_methods");
            method.HasKey(row => new { row.CustomerId, row.Id });
            method.HasIndex(row => row.ProviderRef).IsUnique();
            method.Property(row => row.ProviderRef).HasMaxLength(PaymentRow.MaxReferenceLength);
            method.Property(row => row.Brand).HasMaxLength(PaymentMethodRow.MaxBrandLength);
            method.Property(row => row.Last4).HasMaxLength(4);
        });

        modelBuilder.Entity<PaymentEventRow>(received =>
        {
            received.ToTable("payment_events");
            received.HasKey(row => row.Id);
            received.Property(row => row.Id).HasMaxLength(PaymentRow.MaxReferenceLength);
            received.Property(row => row.Type).HasMaxLength(PaymentRow.MaxReferenceLength);
            received.HasIndex(row => row.ReceivedAt);
        });

        modelBuilder.Entity<PaymentCheckRow>(check =>
        {
            check.ToTable("payment_checks");
            check.HasKey(row => row.Id);
            check.Property(row => row.Id).ValueGeneratedNever();
            check.Property(row => row.SetupRef).HasMaxLength(PaymentRow.MaxReferenceLength);
            check.HasIndex(row => row.NextAt);
        });
    }
}
