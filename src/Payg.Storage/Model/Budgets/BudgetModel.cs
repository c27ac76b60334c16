using Microsoft.EntityFrameworkCore;

namespace Payg.Storage.Model.Budgets;

internal static class BudgetModel
{
    public static void Configure(ModelBuilder modelBuilder)
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
    }
}
