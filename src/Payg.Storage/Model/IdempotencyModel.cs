using Microsoft.EntityFrameworkCore;

namespace Payg.Storage.Model;

internal static class IdempotencyModel
{
    public static void Configure(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<IdempotencyKeyRow>(sent =>
        {
            sent.ToTable("idempotency_keys");
            sent.HasKey(row => new { row.CustomerId, row.Key, row.Operation });
            sent.Property(row => row.Key).HasMaxLength(IdempotencyKeyRow.MaxKeyLength);
            sent.Property(row => row.Operation).HasMaxLength(IdempotencyKeyRow.MaxOperationLength);
            sent.Property(row => row.RequestHash).HasMaxLength(32);
            sent.HasIndex(row => row.CreatedAt);
        });
}
