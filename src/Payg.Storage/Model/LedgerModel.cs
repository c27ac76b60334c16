using Microsoft.EntityFrameworkCore;
using Payg.Core.Meters;

namespace Payg.Storage.Model;

/// <summary>The part of the model in which usage becomes money. Its tables lead with the customer id.</summary>
internal static class LedgerModel
{
    /// <summary>Maps the tables that a flush writes, and those that decide what it writes.</summary>
    public static void Configure(ModelBuilder modelBuilder)
    {
        // No foreign keys on the tables that the flush writes: it has locked the customer and read the price.
        modelBuilder.Entity<UsageLineRow>(line =>
        {
            line.ToTable("usage_lines");
            line.HasKey(row => new { row.CustomerId, row.Month, row.MeterId, row.PriceId });
            line.Property(row => row.CostFraction).HasColumnName("cost_nanos");
        });

        modelBuilder.Entity<UsageQuarterRow>(quarter =>
        {
            quarter.ToTable("usage_quarters");
            quarter.HasKey(row => new
            {
                row.CustomerId,
                row.Quarter,
                row.MeterId,
                row.PriceId,
                row.ApiKey,
                row.DimensionSet,
            });
            quarter.Property(row => row.CostFraction).HasColumnName("cost_nanos");
        });

        modelBuilder.Entity<TestQuarterRow>(quarter =>
        {
            quarter.ToTable("test_quarters");
            quarter.HasKey(row => new { row.CustomerId, row.Quarter, row.MeterId, row.ApiKey });
        });

        modelBuilder.Entity<DimensionSetRow>(set =>
        {
            set.ToTable("dimension_sets");
            set.HasKey(row => new { row.CustomerId, row.Id });
            set.HasIndex(row => new { row.CustomerId, row.MeterId, row.Dimensions }).IsUnique();
            set.Property(row => row.Id).ValueGeneratedNever();
            set.Property(row => row.Dimensions).HasMaxLength(Dimensions.MaxTextLength);
        });

        modelBuilder.Entity<UsageAdjustmentRow>(adjustment =>
        {
            adjustment.ToTable("usage_adjustments");
            adjustment.HasKey(row => new { row.CustomerId, row.Id });
            adjustment.HasIndex(row => new { row.CustomerId, row.IdempotencyKey }).IsUnique();
            adjustment.HasIndex(row => row.Month);
            adjustment.Property(row => row.CostFraction).HasColumnName("cost_nanos");
            adjustment.Property(row => row.Reason).HasMaxLength(UsageAdjustmentRow.MaxReasonLength);
            adjustment.Property(row => row.IdempotencyKey).HasMaxLength(UsageAdjustmentRow.MaxKeyLength);
        });

        modelBuilder.Entity<CustomerZoneRow>(zone =>
        {
            zone.ToTable("customer_zones");
            zone.HasKey(row => new { row.CustomerId, row.Month });
            zone.Property(row => row.TimeZone).HasMaxLength(64);
        });

        ConfigureCredits(modelBuilder);
        ConfigureRecurringCredits(modelBuilder);
        ConfigureBudgets(modelBuilder);
        ConfigureFlush(modelBuilder);
    }

    private static void ConfigureCredits(ModelBuilder modelBuilder)
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

        modelBuilder.Entity<LeaseRow>(lease =>
        {
            lease.ToTable("leases");
            lease.HasKey(row => new
            {
                row.CustomerId,
                row.JournalId,
                row.MeterId,
                row.Month,
                row.PriceId,
                row.ApiKey,
            });
            lease.HasIndex(row => row.JournalId).HasFilter("is_recalled");
            lease.HasIndex(row => row.JournalId, "ix_leases_journal");
        });
    }

    private static void ConfigureRecurringCredits(ModelBuilder modelBuilder)
    {
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

    private static void ConfigureBudgets(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<BudgetRow>(budget =>
        {
            budget.ToTable("budgets");
            budget.HasKey(row => new { row.CustomerId, row.Id });
            budget.Property(row => row.Name).HasMaxLength(BudgetRow.MaxNameLength);
            budget.Property(row => row.LimitFraction).HasColumnName("limit_nanos");
            budget.Property(row => row.Alerts).HasMaxLength(BudgetRow.MaxAlertsLength);
            budget.Ignore(row => row.Thresholds);
        });

        modelBuilder.Entity<BudgetWindowRow>(window =>
        {
            window.ToTable("budget_windows");
            window.HasKey(row => new { row.CustomerId, row.BudgetId, row.Start });
            window.Property(row => row.SpentFraction).HasColumnName("spent_nanos");
        });

        modelBuilder.Entity<AlertRow>(alert =>
        {
            alert.ToTable("alerts");
            alert.HasIndex(row => new { row.CustomerId, row.Key }).IsUnique();
            alert.HasIndex(row => new { row.CustomerId, row.Id });
            alert.Property(row => row.Type).HasMaxLength(AlertRow.MaxTypeLength);
            alert.Property(row => row.Key).HasMaxLength(AlertRow.MaxKeyLength);
            alert.Property(row => row.Data).HasMaxLength(AlertRow.MaxDataLength);
        });
    }

    private static void ConfigureFlush(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<RejectedUsageRow>(rejected =>
        {
            rejected.ToTable("rejected_usage");
            rejected.Property(row => row.Dimensions).HasMaxLength(Dimensions.MaxTextLength).HasDefaultValue("");
            rejected.Property(row => row.Reason).HasMaxLength(32);
            rejected.Property(row => row.Text).HasMaxLength(RejectedUsageRow.MaxTextLength);
            rejected.Property(row => row.Note).HasMaxLength(RejectedUsageRow.MaxTextLength);
            rejected.HasIndex(row => new
            {
                row.CustomerId,
                row.MeterId,
                row.PriceId,
                row.Quarter,
                row.ApiKey,
                row.Dimensions,
                row.Reason,
            }, "ix_rejected_usage_open").IsUnique().HasFilter("state = 0");
            rejected.HasIndex(row => new { row.State, row.Id });
        });

        modelBuilder.Entity<JournalRow>(journal =>
        {
            journal.ToTable("journals");
            journal.Property(row => row.Id).ValueGeneratedNever();
            journal.Property(row => row.Host).HasMaxLength(JournalRow.MaxHostLength);
            journal.HasIndex(row => row.Id, "ix_journals_open").HasFilter("closed_at IS NULL");
        });

        modelBuilder.Entity<JournalClaimRow>(claim =>
        {
            claim.ToTable("journal_claims");
            claim.HasKey(row => new { row.JournalId, row.Segment });
        });
    }
}
