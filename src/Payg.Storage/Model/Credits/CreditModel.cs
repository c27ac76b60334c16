using Microsoft.EntityFrameworkCore;
using Payg.Storage.Model.Customers;

namespace Payg.Storage.Model.Credits;

internal static class CreditModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CreditGrantRow>(grant =>
        {
            grant.ToTable("credit_grants");
            grant.HasKey(row => new { row.CustomerId, row.Id });
            grant.HasIndex(row => new { row.CustomerId, row.Reference }).IsUnique()
                .HasFilter("reference IS NOT NULL");
            grant.HasIndex(row => row.ExpiresAt)
                .HasFilter("expires_at IS NOT NULL AND (remaining_units > 0 OR remaining_nanos > 0)");
            grant.HasIndex(row => row.VoidedAt)
                .HasFilter("voided_at IS NOT NULL AND (remaining_units > 0 OR remaining_nanos > 0)");
            grant.HasIndex(row => row.CustomerId)
                .HasFilter("remaining_units > 0 OR remaining_nanos > 0");
            grant.HasIndex(row => new { row.CustomerId, row.RecurringId, row.RecurringNumber })
                .HasFilter("recurring_id IS NOT NULL");
            grant.Property(row => row.Kind).HasMaxLength(CreditGrantRow.MaxKindLength);
            grant.Ignore(row => row.MeterIds);
            grant.Property(row => row.Meters).HasMaxLength(CreditGrantRow.MaxMetersLength);
            grant.Property(row => row.Reference).HasMaxLength(CreditGrantRow.MaxReferenceLength);
            grant.Property(row => row.AmountFraction).HasColumnName("amount_nanos");
            grant.Property(row => row.RemainingFraction).HasColumnName("remaining_nanos");
        });

        modelBuilder.Entity<CreditEntryRow>(entry =>
        {
            entry.ToTable("credit_entries");
            entry.HasKey(row => new { row.CustomerId, row.Seq });
            entry.HasIndex(row => new
            {
                row.CustomerId,
                row.GrantId,
                row.Kind,
                row.Month,
                row.MeterId,
                row.PriceId,
                row.At,
            });
            entry.Property(row => row.Kind).HasMaxLength(CreditGrantRow.MaxKindLength);
            entry.Property(row => row.Reference).HasMaxLength(CreditGrantRow.MaxReferenceLength);
            entry.Property(row => row.AmountFraction).HasColumnName("amount_nanos");
        });

        modelBuilder.Entity<CustomerRow>().HasIndex(row => row.CreditDueAt).HasFilter("credit_due_at IS NOT NULL");

        modelBuilder.Entity<RecurringCreditRow>(credit =>
        {
            credit.ToTable("recurring_credits");
            credit.HasKey(row => new { row.CustomerId, row.Id });
            credit.HasIndex(row => new { row.CustomerId, row.Reference }).IsUnique()
                .HasFilter("reference IS NOT NULL");
            credit.HasIndex(row => row.CustomerId).HasFilter("rolled_over + 1 < granted");
            credit.Ignore(row => row.MeterIds);
            credit.Property(row => row.Meters).HasMaxLength(CreditGrantRow.MaxMetersLength);
            credit.Property(row => row.Reference).HasMaxLength(CreditGrantRow.MaxReferenceLength);
            credit.Property(row => row.AmountFraction).HasColumnName("amount_nanos");
            credit.Ignore(row => row.FirstNanos);
            credit.Property(row => row.FirstFraction).HasColumnName("first_nanos");
            credit.Property(row => row.RolloverMinFraction).HasColumnName("rollover_min_nanos");
            credit.Property(row => row.RolloverMaxFraction).HasColumnName("rollover_max_nanos");
        });
    }
}
