using Microsoft.EntityFrameworkCore;

namespace Payg.Storage.Model.Plans;

internal static class PlanModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PlanRow>(plan =>
        {
            plan.ToTable("plans");
            plan.Property(row => row.Id).ValueGeneratedNever();
            plan.Property(row => row.Key).HasMaxLength(PlanRow.MaxKeyLength);
            plan.Property(row => row.Name).HasMaxLength(PlanRow.MaxNameLength);
            plan.Property(row => row.Currency).HasMaxLength(3);
            plan.HasIndex(row => row.Key).IsUnique();
            plan.HasIndex(row => row.Currency, "ix_plans_default").IsUnique().HasFilter("is_default");
        });

        modelBuilder.Entity<PlanVersionRow>(version =>
        {
            version.ToTable("plan_versions");
            version.Property(row => row.Id).ValueGeneratedNever();
            version.HasIndex(row => new { row.PlanId, row.Version }).IsUnique();
            version.HasOne(row => row.Plan).WithMany().HasForeignKey(row => row.PlanId);
            version.Property(row => row.FeeFraction).HasColumnName("fee_nanos");
            version.Property(row => row.MinimumFraction).HasColumnName("minimum_nanos");
            version.Property(row => row.CreditFraction).HasColumnName("credit_nanos");
            version.Property(row => row.RolloverMaxFraction).HasColumnName("rollover_max_nanos");
            version.Ignore(row => row.Terms);
            version.Ignore(row => row.CreditNanos);
            version.Ignore(row => row.RolloverMaxNanos);
        });

        modelBuilder.Entity<SubscriptionRow>(subscription =>
        {
            subscription.ToTable("subscriptions");
            subscription.HasKey(row => new { row.CustomerId, row.Id });
            subscription.HasIndex(row => row.CustomerId, "ix_subscriptions_open").IsUnique()
                .HasFilter("ends_at IS NULL");
            subscription.HasOne(row => row.PlanVersion).WithMany().HasForeignKey(row => row.PlanVersionId);
        });
    }
}
