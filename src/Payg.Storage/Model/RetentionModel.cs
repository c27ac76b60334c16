using Microsoft.EntityFrameworkCore;

namespace Payg.Storage.Model;

/// <summary>The part of the model that remembers what usage is no longer kept by quarters of an hour.</summary>
internal static class RetentionModel
{
    /// <summary>Maps its tables.</summary>
    public static void Configure(ModelBuilder modelBuilder)
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
