using Microsoft.EntityFrameworkCore;
using Payg.Core.Meters;

namespace Payg.Storage.Model.Usage;

/// <summary>The tables that a flush writes lead with the customer id.</summary>
internal static class UsageModel
{
    /// <summary>Maps usage. It has no foreign keys: the flush has locked the customer and read the price.</summary>
    public static void Configure(ModelBuilder modelBuilder)
    {
        ConfigureLines(modelBuilder);
        ConfigureCorrections(modelBuilder);
        ConfigureRetention(modelBuilder);
    }

    private static void ConfigureLines(ModelBuilder modelBuilder)
    {
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
    }

    private static void ConfigureCorrections(ModelBuilder modelBuilder)
    {
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
    }

    private static void ConfigureRetention(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<UsageRetentionRow>(retention =>
        {
            retention.ToTable("usage_retention");
            retention.Property(row => row.Id).ValueGeneratedNever();
        });

        modelBuilder.Entity<DroppedUsageRow>(dropped =>
        {
            dropped.ToTable("dropped_usage");
            dropped.HasKey(row => new { row.CustomerId, row.MeterId, row.PriceId });
            dropped.Property(row => row.CostFraction).HasColumnName("cost_nanos");
        });
    }
}
