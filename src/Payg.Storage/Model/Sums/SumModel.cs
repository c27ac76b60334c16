using Microsoft.EntityFrameworkCore;
using Payg.Core.Meters;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Meters;

namespace Payg.Storage.Model.Sums;

internal static class SumModel
{
    /// <summary>Maps the sums, and the index that finds the customers who spent most.</summary>
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CustomerRow>(customer =>
        {
            customer.HasIndex(row => row.CostClass);
            customer.HasIndex(row => row.Currency);
            customer.HasIndex(row => row.DisabledAt).HasFilter("disabled_at IS NOT NULL");
        });

        modelBuilder.Entity<HourSumRow>(sum =>
        {
            sum.ToTable("hour_sums");
            sum.HasKey(row => new { row.Hour, row.MeterId, row.Currency, row.Unit, row.JournalId });
            sum.Property(row => row.Currency).HasMaxLength(3);
            sum.Property(row => row.Unit).HasMaxLength(MeterRow.MaxUnitLength);
            sum.Property(row => row.CostFraction).HasColumnName("cost_nanos");
        });

        modelBuilder.Entity<MonthSumRow>(sum =>
        {
            sum.ToTable("month_sums");
            sum.HasKey(row => new { row.Month, row.MeterId, row.Currency, row.Unit, row.JournalId });
            sum.Property(row => row.Currency).HasMaxLength(3);
            sum.Property(row => row.Unit).HasMaxLength(MeterRow.MaxUnitLength);
            sum.Property(row => row.CostFraction).HasColumnName("cost_nanos");
        });

        modelBuilder.Entity<CustomerMonthRow>(month =>
        {
            month.ToTable("customer_months");
            month.HasKey(row => new { row.CustomerId, row.Month });
            month.Property(row => row.Currency).HasMaxLength(3);
            month.Property(row => row.CostFraction).HasColumnName("cost_nanos");
            month.HasIndex(row => new { row.Month, row.Currency, row.CostClass });
        });

        modelBuilder.Entity<CallOutcomeRow>(calls =>
        {
            calls.ToTable("call_outcomes");
            calls.HasKey(row => new { row.Day, row.Meter, row.Outcome });
            calls.Property(row => row.Meter).HasMaxLength(Meter.MaxKeyLength);
            calls.Property(row => row.Outcome).HasMaxLength(CallOutcomeRow.MaxOutcomeLength);
        });
    }
}
