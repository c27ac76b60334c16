using Microsoft.EntityFrameworkCore;
using Payg.Core.Meters;
using Payg.Storage.Model.Customers;

namespace Payg.Storage.Model.Meters;

internal static class MeterModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MeterRow>(meter =>
        {
            meter.ToTable("meters");
            meter.HasIndex(row => row.Key).IsUnique();
            meter.Property(row => row.Key).HasMaxLength(Meter.MaxKeyLength);
            meter.Property(row => row.Name).HasMaxLength(MeterRow.MaxNameLength);
            meter.Property(row => row.Description).HasMaxLength(MeterRow.MaxDescriptionLength);
            meter.Property(row => row.DocsUrl).HasMaxLength(MeterRow.MaxDocsUrlLength);
            meter.Property(row => row.Method).HasMaxLength(MeterEndpoint.MaxMethodLength);
            meter.Property(row => row.Route).HasMaxLength(MeterEndpoint.MaxRouteLength);
            meter.Property(row => row.Unit).HasMaxLength(MeterRow.MaxUnitLength);
            meter.Property(row => row.ChargedStatuses).HasMaxLength(ChargedStatuses.MaxLength)
                .HasDefaultValue(ChargedStatuses.Default.ToString());
        });

        modelBuilder.Entity<PriceRow>(price =>
        {
            price.ToTable("prices");
            price.Property(row => row.When).HasColumnName("dimensions").HasMaxLength(Dimensions.MaxTextLength)
                .HasDefaultValue("");
            price.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId);
            price.HasIndex(row => new
            {
                row.MeterId,
                row.Currency,
                row.EffectiveFrom,
                row.IsFromNextPeriod,
                row.Position,
            }, "ix_prices_list").IsUnique().HasFilter("customer_id IS NULL");
            price.HasIndex(row => new
            {
                row.CustomerId,
                row.MeterId,
                row.Currency,
                row.EffectiveFrom,
                row.IsFromNextPeriod,
                row.Position,
            }, "ix_prices_own").IsUnique().HasFilter("customer_id IS NOT NULL");
            price.Property(row => row.Unit).HasMaxLength(MeterRow.MaxUnitLength);
            price.Property(row => row.Currency).HasMaxLength(3);
            price.HasOne(row => row.Meter).WithMany().HasForeignKey(row => row.MeterId);
        });

        modelBuilder.Entity<RateLimitRow>(limit =>
        {
            limit.ToTable("rate_limits", table => table.HasCheckConstraint(
                "ck_rate_limits_calls_per_minute", RateLimitRow.CallsPerMinuteCheck));
            limit.HasKey(row => new { row.CustomerId, row.MeterId });
            limit.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId);
            limit.HasOne<MeterRow>().WithMany().HasForeignKey(row => row.MeterId);
        });
    }
}
