using Microsoft.EntityFrameworkCore;

namespace Payg.Storage.Model.Journals;

internal static class JournalModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
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
}
