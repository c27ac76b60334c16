using Microsoft.EntityFrameworkCore;

namespace Payg.Storage.Model.Audit;

internal static class AuditModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LedgerRunRow>(run =>
        {
            run.ToTable("ledger_runs");
            run.Property(row => row.Id).ValueGeneratedNever();
        });

        modelBuilder.Entity<AuditEntryRow>(entry =>
        {
            entry.ToTable("audit_entries");
            entry.Property(row => row.ActorName).HasMaxLength(PaygContext.MaxUserNameLength);
            entry.Property(row => row.Action).HasMaxLength(PaygContext.MaxAuditWord);
            entry.Property(row => row.SubjectKind).HasMaxLength(PaygContext.MaxAuditWord);
            entry.Property(row => row.SubjectId).HasMaxLength(PaygContext.MaxAuditWord);
            entry.Ignore(row => row.Address);
            entry.HasIndex(row => row.At);
            entry.HasIndex(row => new { row.CustomerId, row.Id });
            entry.HasOne(row => row.From).WithOne().HasForeignKey<AuditAddressRow>(row => row.EntryId);
        });

        modelBuilder.Entity<AuditAddressRow>(address =>
        {
            address.ToTable("audit_addresses");
            address.HasKey(row => row.EntryId);
            address.Property(row => row.EntryId).ValueGeneratedNever();
            address.Property(row => row.Address).HasMaxLength(PaygContext.MaxAddressLength);
            address.HasIndex(row => row.Address);
        });
    }
}
