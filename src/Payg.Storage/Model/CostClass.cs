using Microsoft.EntityFrameworkCore;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Sums;

namespace Payg.Storage.Model;

/// <summary>
/// The magnitude of an amount: its number of digits and the first two of them. A greater amount never has a lower
/// class, so an index of it finds the greatest amounts. The class of an amount changes rarely while the amount grows
/// with every flush: PostgreSQL then changes the row without its indexes.
/// </summary>
internal static class CostClass
{
    private const string ColumnName = "cost_class";

    /// <param name="isStored">Whether the database stores it in the row, or in the index alone.</param>
    public static void Configure(ModelBuilder modelBuilder, bool isStored)
    {
        modelBuilder.Entity<CustomerRow>().Property(row => row.CostClass).HasColumnName(ColumnName)
            .HasComputedColumnSql(Sql("total_cost_units", "total_cost_nanos"), isStored);
        modelBuilder.Entity<CustomerMonthRow>().Property(row => row.CostClass).HasColumnName(ColumnName)
            .HasComputedColumnSql(Sql("cost_units", "cost_nanos"), isStored);
    }

    /// <summary>The class of an amount by its two columns; an amount below zero has class 0.</summary>
    private static string Sql(string units, string nanos) =>
        $"CAST(CASE WHEN {units} < 0 THEN 0 "
        + $"WHEN {units} = 0 THEN length(CAST({nanos} AS text)) * 100 + {FirstTwo(nanos)} "
        + $"WHEN {units} < 10 THEN 1000 + {units} * 10 + {nanos} / 100000000 "
        + $"ELSE (length(CAST({units} AS text)) + 9) * 100 + {FirstTwo(units)} END AS integer)";

    private static string FirstTwo(string column) => $"CAST(substr(CAST({column} AS text), 1, 2) AS integer)";
}
